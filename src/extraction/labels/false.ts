import type { Located } from '../places/index.ts';
import type { CurrencyMention } from '../values/index.ts';
import type { Label, LabelRole } from './lexicon.ts';

/** "INV-100", "PO 3333/7": letters that begin or divide a printed number. */
const GLUED_AFTER = /^[-_/]\p{N}/u;
const GLUED_BEFORE = /[\p{L}\p{N}][-_/]$/u;
/** Longer words with a number against them are labels: "Rechnung-4711". */
const MAX_PREFIX = 4;

/** After a number these are units of it: "400 Nos", "3 pieces". */
const COUNTED: ReadonlySet<LabelRole> = new Set([
  'quantity',
  'unit',
  'invoice_number',
  'order_number',
  'item_number',
  'position',
]);
const NUMBER_BEFORE = /(?:^|\s)\d[\d.,]*\s?$/;

/**
 * Leaves out what only looks like a label: a currency printed at a sum ("RM 12.00" is no registration), the letters of a number
 * ("NG-INV-2025-00123"), and units after a number.
 */
export function withoutFalseLabels(
  labels: readonly Located<Label>[],
  currencies: readonly Located<CurrencyMention>[],
): Located<Label>[] {
  const codes = currencies.filter(({ value }) => value.kind === 'code' || value.kind === 'symbol');
  return labels.filter((label) => {
    const { segment, start, end, text } = label;
    // A label of several lines has its own text, and no place in its segment's.
    if (segment.text.slice(start, end) !== text) return true;
    const after = segment.text.slice(end);
    const before = segment.text.slice(0, start);
    if (GLUED_AFTER.test(after) && (text.length <= MAX_PREFIX || GLUED_BEFORE.test(before))) return false;
    if (COUNTED.has(label.value.role) && NUMBER_BEFORE.test(before)) return false;
    return (
      label.value.role === 'currency' ||
      !codes.some((code) => code.segment === segment && code.start <= start && end <= code.end)
    );
  });
}
