export type { KnownLanguage } from './known-language.ts';
export { inAllLanguages, KNOWN_LANGUAGES } from './known-languages.ts';
export { LABEL_ROLES, type Label, type LabelParty, type LabelRole } from './label-roles.ts';
export type { PaymentWords } from './payment-words.ts';
export type { Phrases } from './phrases.ts';
