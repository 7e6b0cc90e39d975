import { anyPhrase, inAllLanguages, type KnownLanguage, type Phrases } from '../../knowledge/index.ts';
import { INCLUDED } from '../labels/index.ts';
import { fold } from '../values/index.ts';

const phrasesOf = (slot: (language: KnownLanguage) => Phrases) => inAllLanguages(slot);
const any = (phrases: readonly string[]) => anyPhrase(phrases, { folded: true });
const matches =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(fold(text));

const CARRIED = any(phrasesOf(({ lines }) => lines.carriedForward));
const SUBTOTALS = any([
  ...phrasesOf(({ lines }) => lines.subtotals),
  ...phrasesOf(({ wording }) => wording.total),
]);
const RETURNED = any(phrasesOf(({ lines }) => lines.depositReturned));
const EACH = any(phrasesOf(({ lines }) => lines.each));
const WITH_TAX = any(phrasesOf(({ lines }) => lines.withTax));

/** The text begins with what carries a sum from page to page. */
export const isCarried = matches(new RegExp(`^${CARRIED}(?!\\p{L})`, 'iu'));
/** The text begins as the name of a sum of several lines does. */
export const beginsAsSum = matches(new RegExp(`^${SUBTOTALS}(?!\\p{L})`, 'iu'));
/** The text ends so. */
export const endsAsSum = matches(new RegExp(`(?<!\\p{L})${SUBTOTALS}$`, 'iu'));
/** The text begins with containers that the buyer gives back. */
export const isReturned = matches(new RegExp(`^${RETURNED}(?!\\p{L})`, 'iu'));
/** The text stands between a quantity and a price. */
export const isEach = matches(new RegExp(`^(?:[x×*@]|${EACH})$`, 'iu'));
/** The text heads sums with tax. */
export const isWithTax = matches(new RegExp(`${INCLUDED.source}|(?<!\\p{L})${WITH_TAX}`, 'iu'));

const alone = (phrases: readonly string[]) =>
  matches(new RegExp(`^[^\\p{L}]*${any(phrases)}[^\\p{L}]*$`, 'iu'));
/** The text says nothing but that tax is in a sum. */
export const saysIncluded = alone(phrasesOf(({ wording }) => wording.taxIncluded));
/** The text says nothing but that it is not. */
export const saysExcluded = alone(phrasesOf(({ wording }) => wording.taxExcluded));
