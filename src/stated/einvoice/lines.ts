import { defined } from '../../base/index.ts';
import type { Field, InvoiceLine, ItemAttribute } from '../../invoice/index.ts';
import { assembleAdjustments } from './adjustments.ts';
import { parseNumber, parsePeriod, parseText } from './fields.ts';
import type { RawAdjustment, RawLine, Text } from './raw-invoice.ts';

/** Significant digits kept of a price that was divided: more would be noise of binary fractions. */
const PRICE_DIGITS = 12;

/** One line, or none where the XML has only an empty element. */
export function assembleLine(raw: RawLine): InvoiceLine[] {
  const line = defined({
    position: parseText(raw.position),
    code: parseText(raw.code),
    buyerCode: parseText(raw.buyerCode),
    globalCode: parseText(raw.globalCode),
    classifications: textsOf(raw.classifications),
    attributes: attributesOf(raw),
    description: parseText(raw.description),
    quantity: parseNumber(raw.quantity),
    unit: parseText(raw.unit),
    unitPrice: priceOfOne(raw.price, raw),
    grossPrice: grossPriceOf(raw),
    discount: nonZero(parseNumber(raw.discount)) ?? onlyPercent(raw.allowances),
    allowances: assembleAdjustments(raw.allowances),
    charges: assembleAdjustments(raw.charges),
    period: parsePeriod(raw.periodStart, raw.periodEnd),
    note: parseText(raw.note),
    taxRate: parseNumber(raw.rate),
    taxCategory: parseText(raw.taxCategory),
    net: parseNumber(raw.net),
    gross: parseNumber(raw.gross),
  });
  return line.description || line.net || line.gross ? [line] : [];
}

function priceOfOne(price: Text, { perQuantity }: RawLine): Field<number> | undefined {
  const field = parseNumber(price);
  const base = parseNumber(perQuantity)?.value ?? 1;
  if (!field || base === 1 || base <= 0) return field;
  return { ...field, value: Number((field.value / base).toPrecision(PRICE_DIGITS)), source: 'derived' };
}

/** Only where it says more than the price does. */
function grossPriceOf(raw: RawLine): Field<number> | undefined {
  const gross = priceOfOne(raw.grossPrice, raw);
  return gross && gross.value !== priceOfOne(raw.price, raw)?.value ? gross : undefined;
}

const nonZero = (field: Field<number> | undefined) => (field?.value === 0 ? undefined : field);

/** The percentage that is taken off; several are not one. */
const onlyPercent = (allowances: readonly RawAdjustment[] = []): Field<number> | undefined =>
  allowances.length === 1 ? nonZero(parseNumber(allowances[0]!.percent)) : undefined;

function textsOf(texts: readonly Text[] = []): Field<string>[] | undefined {
  const fields = texts.flatMap((text) => parseText(text) ?? []);
  return fields.length > 0 ? fields : undefined;
}

function attributesOf({ attributes = [] }: RawLine): ItemAttribute[] | undefined {
  const found = attributes
    .map(({ name, value }) => defined({ name: parseText(name), value: parseText(value) }))
    .filter(({ name, value }) => name && value);
  return found.length > 0 ? found : undefined;
}
