export {
  LEGAL_ENDINGS,
  LEGAL_FORMS,
  REGIONS,
  STREET_CLOSERS,
  STREET_ENDINGS,
  STREET_ENDINGS_NUMBERED,
  STREET_OPENERS,
  STREET_WORDS,
} from './address-words.ts';
export {
  LABEL_ROLES,
  type Label,
  type LabelParty,
  type LabelRole,
  LEXICONS,
  type Lexicon,
} from './languages/index.ts';
export { findLanguage, LANGUAGES, type Language } from './recognition-languages.ts';
