import type { DocumentType } from '../../invoice/index.ts';
import { anyPhrase, inAllLanguages, type KnownLanguage } from '../../knowledge/index.ts';

type Slot = keyof KnownLanguage['identity'];

/**
 * What each type of document calls itself, a plain invoice last: "credit invoice" and "proforma invoice" have its word in them.
 */
const TYPES: readonly (readonly [DocumentType, Slot])[] = [
  ['proforma', 'proforma'],
  ['credit_note', 'creditNote'],
  ['reminder', 'reminder'],
  ['statement', 'statement'],
  ['receipt', 'receipt'],
  ['invoice', 'invoice'],
];

/** Titles as whole words of a folded text. */
export const TITLES: readonly (readonly [DocumentType, RegExp])[] = TYPES.map(([type, slot]) => {
  const titles = anyPhrase(
    inAllLanguages(({ identity }) => identity[slot]),
    { folded: true },
  );
  return [type, new RegExp(`(?<!\\p{L})${titles}(?!\\p{L})`, 'u')];
});

/** That the buyer writes the invoice, in a folded text. */
export const SELF_BILLING = new RegExp(
  `(?<!\\p{L})${anyPhrase(
    inAllLanguages(({ identity }) => identity.selfBilling),
    { folded: true },
  )}`,
  'u',
);
