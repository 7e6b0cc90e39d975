export type { KnownLanguage, Phrases } from './known-language.ts';
export { inAllLanguages, KNOWN_LANGUAGES } from './known-languages.ts';
export { LABEL_ROLES, type Label, type LabelParty, type LabelRole } from './label-roles.ts';
