export { LEXICONS } from './lexicons.ts';
export { LABEL_ROLES, type Label, type LabelParty, type LabelRole, type Lexicon } from './types.ts';
