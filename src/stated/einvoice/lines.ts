import { defined } from '../../base/index.ts';
import type { Field, InvoiceLine } from '../../invoice/index.ts';
import { parseNumber, parseText } from './fields.ts';
import type { RawLine } from './raw-invoice.ts';

/** Significant digits kept of a price that was divided: more would be noise of binary fractions. */
const PRICE_DIGITS = 12;

/** One line, or none where the XML has only an empty element. */
export function assembleLine(raw: RawLine): InvoiceLine[] {
  const line = defined({
    position: parseText(raw.position),
    code: parseText(raw.code),
    description: parseText(raw.description),
    quantity: parseNumber(raw.quantity),
    unit: parseText(raw.unit),
    unitPrice: priceOfOne(raw),
    taxRate: parseNumber(raw.rate),
    net: parseNumber(raw.net),
  });
  return line.description || line.net ? [line] : [];
}

function priceOfOne({ price, perQuantity }: RawLine): Field<number> | undefined {
  const field = parseNumber(price);
  const base = parseNumber(perQuantity)?.value ?? 1;
  if (!field || base === 1 || base <= 0) return field;
  return { ...field, value: Number((field.value / base).toPrecision(PRICE_DIGITS)), source: 'derived' };
}
