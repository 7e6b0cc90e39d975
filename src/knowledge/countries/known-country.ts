/**
 * All that is known of a country: one file of data each, `<code>.json`. `null` says that the country has none, or none that can be told by
 * its shape, so that a slot is never forgotten. Shapes are sources of regular expressions with the flag `u`, without anchors.
 *
 * Not here, because libraries know it: calling codes (libphonenumber-js), shapes of IBANs (ibantools), check digits (stdnum), names in
 * other languages (i18n-iso-countries). Names and signs of currencies are in `../currencies`.
 */
export interface KnownCountry {
  /** ISO 3166-1, two letters. */
  code: string;
  /** In English. */
  name: string;
  /** ISO 4217. */
  currency: string;
  /** `,` or `.`; null where both are usual. */
  decimalMark: string | null;
  /** `dmy`, `mdy` or `ymd`; null where several are usual. */
  dateOrder: string | null;
  /** Of the internet, without the dot. */
  topLevelDomain: string;
  postalCodes: readonly PostalCodeShape[] | null;
  /** Letters for the country before a postal code of four or five digits and a hyphen, as in "D-10115". */
  postalPrefixes: readonly string[] | null;
  regions: Regions | null;
  taxIds: readonly TaxIdScheme[] | null;
  /**
   * Words that only invoices of this country print, such as the names of its taxes and registers; written like the phrases of languages
   * (`../phrases`). A word with a capital letter counts only as it is written, any other in any case.
   */
  telltaleWords: readonly string[] | null;
  bank: BankNumbers | null;
}

export interface PostalCodeShape {
  shape: string;
  /** 0–1: how likely something of this shape is a postal code. Countries that share a shape give the same number. */
  plausibility: number;
}

/** States and provinces that stand in addresses. */
export interface Regions {
  /** As addresses abbreviate them. */
  codes: readonly string[];
  /** Some codes mean a country as well (DE, IN), so they count only after the name of a town: "Springfield, IL 62704". */
  onlyAfterTown: boolean;
}

/** A kind of tax or company number. */
export interface TaxIdScheme {
  /** Such as `vat` or `gstin`. */
  scheme: string;
  /** Letters for the country, one of which stands before what `shape` matches, as VAT numbers in the EU have them. */
  prefixes: readonly string[] | null;
  /** As printed, separators included; `#{9}` is nine digits, `#{8,10}` eight to ten, with or without a space, dot or hyphen between them. */
  shape: string;
  /** The module of stdnum, under this country, that knows the check digits. */
  checkedBy: string | null;
  /** The shape is so common that it counts only where the check digits are right. */
  onlyIfValid: boolean;
  /**
   * Characters of the number without separators, for repairing what OCR misread where the check digits prove the repair right: `9` a digit, `@` a
   * letter, `*` either, anything else itself.
   */
  repairMasks: readonly string[] | null;
}

/** How account numbers are printed, beyond one run of digits. */
export interface BankNumbers {
  /** The number of a bank's branch that stands by itself, such as the British sort code. */
  branchCode: string | null;
  /** The number of a branch and that of an account there, printed as one. */
  joinedAccounts: readonly string[] | null;
  /** The reference in the code line of a payment slip, which looks like an account number but is none. */
  slipReference: string | null;
}
