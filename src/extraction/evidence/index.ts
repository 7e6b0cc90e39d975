export { calibrate } from './calibrate.ts';
export { type Context, createContext } from './context.ts';
export { against, type Features, labelFeatures, probability, score, type Weights } from './features.ts';
export { MODEL, type Model, type WeighedField } from './model.ts';
export { type LabelEvidence, Labelling } from './relations.ts';
