import type { Convention } from '../values/index.ts';
import { numberIn } from './cells.ts';
import { atSamePlace, CONFIDENCE, type RawLine } from './fields.ts';
import { isProduct } from './roles.ts';

/** "LED bulb 2 x 7.90 … 15.80", "Clip 2 4.77 … 9.54": till slips and short invoices count in the text. */
const COUNTED = /^(.*?)\s*(?<![\d.,])(\d{1,4}(?:[.,]\d{1,3})?)\s*(?:[x×@*]|à|a|\s)\s*(\S*\d\S*)$/iu;
/** "Clip 4.77 2 … 9.54", "4.77 x 2". */
const PRICED = /^(.*?)\s*(?<![\d.,])(\d+[.,]\d\d)\s*(?:[x×@*]|à|a|\s)\s*(\d{1,4})$/iu;
/** "1 Design", "2. Paper": positions without a column of their own. */
const NUMBERED = /^(\d{1,3})[.)]?\s+(\S.*)$/su;

/** Takes quantity and price out of the description where the line has no column for them and they make its amount. */
export function countedInText(line: RawLine, convention: Convention): RawLine {
  const sum = line.amount ?? line.net ?? line.gross;
  const { description } = line;
  if (!description || !sum || line.unitPrice) return line;
  const [, before, count, each] = COUNTED.exec(description.text) ?? [];
  const [, ahead, price, times] = PRICED.exec(description.text) ?? [];
  for (const [text, one, other] of [
    [before, count, each],
    [ahead, times, price],
  ] as const) {
    if (!text || !one || !other) continue;
    const [quantity, unitPrice] = [numberIn(one, convention), numberIn(other, convention)];
    if (quantity === undefined || unitPrice === undefined) continue;
    if (!isProduct(quantity, unitPrice, sum.value)) continue;
    return {
      ...line,
      description: { ...description, value: text, text },
      quantity: atSamePlace(description, quantity, one, CONFIDENCE.product),
      unitPrice: atSamePlace(description, unitPrice, other, CONFIDENCE.product),
    };
  }
  return line;
}

/** "Mixer tap 2 | 40.00 | 80.00", "Mixer tap2": the quantity stands too near to the text to be told from it. */
const COUNTED_LAST = /^(.*?[\p{L})])\s*(\d{1,4})$/su;

/** Takes the quantity out of the end of the description where the line has none and it makes price and amount agree. */
export function countedAtEnd(line: RawLine): RawLine {
  const sum = line.amount ?? line.net ?? line.gross;
  const { description, unitPrice, quantity } = line;
  const [, text, count] = COUNTED_LAST.exec(description?.text ?? '') ?? [];
  if (!text || !count || !description || !unitPrice || !sum || quantity) return line;
  if (!isProduct(Number(count), unitPrice.value, sum.value)) return line;
  return {
    ...line,
    description: { ...description, value: text, text },
    quantity: atSamePlace(description, Number(count), count, CONFIDENCE.product),
  };
}

/** Takes positions out of the descriptions where they count 1, 2, 3 down the table. */
export function numberedInText(lines: readonly RawLine[]): RawLine[] {
  const found = lines.map(({ description }) => NUMBERED.exec(description?.text ?? ''));
  const counts = lines.length > 1 && found.every((match, i) => match !== null && Number(match[1]) === i + 1);
  if (!counts || lines.some(({ position }) => position)) return [...lines];
  return lines.map((line, i) => {
    const [, position, text] = found[i]! as unknown as [string, string, string];
    const description = line.description!;
    return {
      position: { ...description, value: position, text: position },
      ...line,
      description: { ...description, value: text, text },
    };
  });
}
