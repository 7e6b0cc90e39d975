export { calibrate } from './calibrate.ts';
export { against, type Features, labelFeatures, probability, score, type Weights } from './features.ts';
export { type LabelEvidence, Labelling } from './relations.ts';
export { CONSISTENCY, PAIRS, THRESHOLDS, WEIGHTS } from './weights.ts';
