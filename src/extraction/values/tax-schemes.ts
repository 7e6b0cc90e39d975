import { stdnum } from 'stdnum';
import { KNOWN_COUNTRIES, type TaxIdScheme } from '../../knowledge/index.ts';

/** One kind of tax or company number, ready to be looked for. */
export interface TaxScheme {
  scheme: string;
  /** ISO 3166; absent for numbers of any country. */
  country?: string;
  /** As a source of a regular expression. */
  shape: string;
  /** Finds it in a text. */
  pattern: RegExp;
  /** Matches nothing but it. */
  whole: RegExp;
  /** Letters that all its numbers begin with; '' for none. */
  prefix: string;
  onlyIfValid: boolean;
  /** Whether the check digits are right; undefined where none are known. */
  hasValidCheckDigits(compact: string): boolean | undefined;
}

/** Whatever a label may declare a tax id: digits with single separators, and codes of letters and digits. */
const ANY_COUNTRY: readonly TaxIdScheme[] = [
  { scheme: 'number', shape: '\\d(?:[ .\\-/]?\\d){5,17}' },
  { scheme: 'code', shape: '(?=[A-Za-z]*\\d)(?=\\d*[A-Za-z])(?=(?:[A-Za-z]*\\d){3})[A-Za-z0-9]{8,15}' },
].map((scheme) => ({ ...scheme, prefixes: null, checkedBy: null, onlyIfValid: false, repairMasks: null }));

/** Which of the taxes a Swiss number is for is said after it, in three languages. */
const SWISS_SUFFIX = /(?<=^CHE\d{9})(?:MWST|TVA|IVA)$/;

/** `#{9}` and `#{8,10}`: digits with at most one separator between two of them. */
const withDigits = (shape: string) =>
  shape.replace(/#\{(\d+)(?:,(\d+))?\}/g, (_, least: string, most: string = least) => {
    return `\\d(?:[ .\\-]?\\d){${Number(least) - 1},${Number(most) - 1}}`;
  });

export const compactTaxId = (printed: string): string => printed.replace(/[^\p{L}\p{N}&+*]/gu, '');

/** Shapes standing alone, as a source of a regular expression. */
const standingAlone = (shape: string) => `(?<![\\p{L}\\p{N}])(?:${shape})(?![\\p{L}\\p{N}])`;

function schemesOf(scheme: TaxIdScheme, country?: string): TaxScheme[] {
  const validator = country && scheme.checkedBy ? stdnum[country]?.[scheme.checkedBy] : undefined;
  return (scheme.prefixes ?? ['']).map((letters) => {
    const shape = (letters && `${letters}[ .:-]{0,2}`) + withDigits(scheme.shape);
    return {
      scheme: scheme.scheme,
      ...(country ? { country } : {}),
      shape,
      pattern: new RegExp(standingAlone(shape), 'gu'),
      whole: new RegExp(`^(?:${shape})$`, 'u'),
      prefix: /^([A-Z]{2,3})\[/.exec(shape)?.[1] ?? '',
      onlyIfValid: scheme.onlyIfValid,
      hasValidCheckDigits: (compact) => validator?.validate(compact.replace(SWISS_SUFFIX, '')).isValid,
    };
  });
}

const BY_COUNTRY = KNOWN_COUNTRIES.flatMap(({ code, taxIds }) =>
  (taxIds ?? []).map((scheme) => ({ scheme, code })),
);

/** All schemes; earlier ones win where two overlap: those with a country's letters, then those of a country, then what may be any number. */
export const TAX_SCHEMES: readonly TaxScheme[] = [
  ...BY_COUNTRY.filter(({ scheme }) => scheme.prefixes).flatMap(({ scheme, code }) =>
    schemesOf(scheme, code),
  ),
  ...BY_COUNTRY.filter(({ scheme }) => !scheme.prefixes).flatMap(({ scheme, code }) =>
    schemesOf(scheme, code),
  ),
  ...ANY_COUNTRY.flatMap((scheme) => schemesOf(scheme)),
];

/** All shapes that begin with no letters of their own: most texts have none, and one look tells. */
export const ANY_WITHOUT_PREFIX = new RegExp(
  standingAlone(
    TAX_SCHEMES.filter(({ prefix }) => prefix === '')
      .map(({ shape }) => shape)
      .join('|'),
  ),
  'u',
);

/** The scheme that a text is a number of, with the right check digits. */
export const provenScheme = (text: string): TaxScheme | undefined =>
  TAX_SCHEMES.find(
    ({ whole, hasValidCheckDigits }) => whole.test(text) && hasValidCheckDigits(compactTaxId(text)),
  );
