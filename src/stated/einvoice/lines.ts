import type { Field, InvoiceLine } from '../../invoice/index.ts';
import { present } from '../present.ts';
import { numberField, textField } from './fields.ts';
import type { RawLine } from './raw.ts';

/** Significant digits kept of a price that was divided: more would be noise of binary fractions. */
const PRICE_DIGITS = 12;

/** One line, or none where the XML has only an empty element. */
export function lineOf(raw: RawLine): InvoiceLine[] {
  const line = present({
    position: textField(raw.position),
    code: textField(raw.code),
    description: textField(raw.description),
    quantity: numberField(raw.quantity),
    unit: textField(raw.unit),
    unitPrice: priceOfOne(raw),
    taxRate: numberField(raw.rate),
    net: numberField(raw.net),
  });
  return line.description || line.net ? [line] : [];
}

function priceOfOne({ price, perQuantity }: RawLine): Field<number> | undefined {
  const field = numberField(price);
  const base = numberField(perQuantity)?.value ?? 1;
  if (!field || base === 1 || base <= 0) return field;
  return { ...field, value: Number((field.value / base).toPrecision(PRICE_DIGITS)), source: 'derived' };
}
