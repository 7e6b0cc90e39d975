export { refineLabels } from './compound.ts';
export { withoutFalseLabels } from './false.ts';
export {
  findLabels,
  isStopName,
  type Label,
  type LabelParty,
  type LabelRole,
  spokenLanguages,
} from './lexicon.ts';
export { decideLanguage } from './page-language.ts';
export { stackedLabels } from './stacked.ts';
export { INCLUDED } from './tax-wording.ts';
