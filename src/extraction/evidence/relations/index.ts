export { createLabelling, type LabelEvidence, type Labelling, type Relation } from './labelling.ts';
