export { calibrate } from './calibrate.ts';
export { type Context, createContext } from './context.ts';
export { decideJointly, decisionsOf } from './decide-jointly.ts';
export { type Features, flags, labelFeatures, probability, score, type Weights } from './features.ts';
export {
  type Chosen,
  type Decided,
  type Decision,
  type Option,
  type Relation,
  type Rival,
  rankWholes,
  sureness,
  type Variable,
  type Whole,
} from './joint.ts';
export { MODEL, type Model, type WeighedField } from './model.ts';
export { type Weighing, weighOptions, withSeen } from './options.ts';
export type { LabelEvidence, Labelling } from './relations/index.ts';
export { createTrace, type Trace, type TracedDecision, type TracedOption } from './trace.ts';
export { WORD_ROLES, type WordRole, type WordRoles } from './word-roles.ts';
