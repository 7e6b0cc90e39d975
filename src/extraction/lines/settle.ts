import type { Field, InvoiceLine, Totals } from '../../invoice/index.ts';
import { rounded } from '../places/index.ts';
import type { RawLine } from './fields.ts';

/** Confidence that lines gain when their sum is the invoice's, and lose when that is known and theirs is another. */
const AGREES = 0.08;
const DISAGREES = -0.15;
/** What is wanted of each line, in the order of the result. */
const ORDER = [
  'position',
  'code',
  'description',
  'quantity',
  'unit',
  'unitPrice',
  'discount',
  'taxRate',
  'net',
  'gross',
] as const satisfies readonly (keyof InvoiceLine)[];

/**
 * Decides by the totals whether sums that may be either are before or after tax, and how sure the lines are.
 * `agrees`: the lines add up to a total.
 */
export function settle(lines: readonly RawLine[], totals: Totals): { lines: InvoiceLine[]; agrees: boolean } {
  const sumOf = (key: 'amount' | 'net' | 'gross') =>
    lines.reduce((sum, line) => sum + (line[key]?.value ?? 0), 0);
  // Each line is rounded to a cent by itself. A credit note may have its sign on the lines or on the total only.
  const tolerance = 0.011 + 0.005 * lines.length;
  const is = (sum: number, total: Field<number> | undefined) =>
    total !== undefined && sum !== 0 && Math.abs(Math.abs(sum) - Math.abs(total.value)) <= tolerance;
  const amount = sumOf('amount');
  const before = is(amount, totals.net);
  const after = is(amount, totals.gross);
  const agrees = before || after || is(sumOf('net'), totals.net) || is(sumOf('gross'), totals.gross);
  const shift = agrees ? AGREES : totals.net || totals.gross ? DISAGREES : 0;
  const settled = lines.map(({ amount, ...line }) => {
    const withTax = (after && !before) || line.net !== undefined;
    const sums = amount ? (withTax ? { gross: amount } : { net: amount }) : {};
    return ordered({ ...sums, ...line }, shift);
  });
  return { lines: settled, agrees };
}

function ordered(line: InvoiceLine, shift: number): InvoiceLine {
  return Object.fromEntries(
    ORDER.flatMap((key) => {
      const field = line[key];
      return field ? [[key, { ...field, confidence: rounded(field.confidence + shift) }]] : [];
    }),
  );
}
