import type { Convention } from '../values/index.ts';
import { numberIn } from './cells.ts';
import { CONFIDENCE, type RawLine } from './fields.ts';
import { isProduct } from './roles.ts';

/** "LED bulb 2 x 7.90 … 15.80": till slips and short invoices count in the text. */
const COUNTED = /^(.*?)\s*\b(\d{1,4}(?:[.,]\d{1,3})?)\s*(?:[x×@*]|à|a)\s*(\S*\d\S*)$/iu;
/** "1 Design", "2. Paper": positions without a column of their own. */
const NUMBERED = /^(\d{1,3})[.)]?\s+(\S.*)$/su;

/** Takes quantity and price out of the description where the line has no column for them and they make its amount. */
export function countedInText(line: RawLine, convention: Convention): RawLine {
  const sum = line.amount ?? line.net ?? line.gross;
  const { description } = line;
  if (!description || !sum || line.unitPrice) return line;
  const [, text, count, each] = COUNTED.exec(description.text) ?? [];
  const quantity = count === undefined ? undefined : numberIn(count, convention);
  const price = each === undefined ? undefined : numberIn(each, convention);
  if (!text || quantity === undefined || price === undefined || !isProduct(quantity, price, sum.value))
    return line;
  return {
    ...line,
    description: { ...description, value: text, text },
    quantity: { ...description, value: quantity, text: count!, confidence: CONFIDENCE.product },
    unitPrice: { ...description, value: price, text: each!, confidence: CONFIDENCE.product },
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
