export { KNOWN_COUNTRIES, type KnownCountry, REGIONS, type TaxIdScheme } from './countries/index.ts';
export {
  CURRENCY_BY_COUNTRY,
  CURRENCY_CODES,
  CURRENCY_NAMES,
  CURRENCY_SIGNS,
  CURRENCY_SIGNS_BESIDE_NUMBERS,
  THREE_DECIMALS,
} from './currencies/index.ts';
export {
  inAllLanguages,
  KNOWN_LANGUAGES,
  type KnownLanguage,
  LABEL_ROLES,
  type Label,
  type LabelParty,
  type LabelRole,
  type PaymentWords,
  type Phrases,
} from './languages/index.ts';
export {
  anyPhrase,
  fold,
  foldedLetters,
  type Holes,
  type PhraseOptions,
  phrasePattern,
} from './phrases/index.ts';
export {
  findLanguage,
  LANGUAGES,
  type Language,
  type LanguageCode,
  languageCodeOf,
} from './recognition-languages.ts';
