export { fold, foldedLetters } from '../../knowledge/index.ts';
export { findAccountNumbers } from './accounts.ts';
export { findAmounts } from './amounts.ts';
export { findBics } from './bics.ts';
export {
  type Convention,
  type ConventionHints,
  chooseAmount,
  chooseDate,
  decideConvention,
} from './convention.ts';
export { countDigits, countLetters } from './count-characters.ts';
export { countryNamed } from './countries.ts';
export { findCurrencies } from './currencies.ts';
export { findDates } from './dates.ts';
export { findEmails } from './emails.ts';
export { findIbans, inGroups } from './ibans.ts';
export { ENDS_LEGAL, endsForm, hasLegalForm, LEGAL_ONLY, legalEnd } from './legal-forms.ts';
export { withoutLookalikes } from './lookalikes.ts';
export { findPercents } from './percents.ts';
export { findPhones } from './phones.ts';
export { findPostalCodes } from './postal-codes.ts';
export { findReferences } from './references.ts';
export { findTaxIds } from './tax-ids.ts';
export { hasThreeDecimals, withThreeDecimals } from './three-decimals.ts';
export type * from './types.ts';
export { findUrls } from './web-addresses.ts';
export { anyOf } from './words.ts';
