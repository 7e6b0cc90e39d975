/**
 * Scores an invoice's lines against expected ones: description, quantity, unit price and amount.
 *
 * A line read is paired with the expected line whose description is most like its own, by an F1 of at least 0.6 of their bags of
 * words; what is left over, with the first expected line of which it has two numbers right. Each line has one partner at most. The
 * four values of a pair count as fields do in `score.ts`: a description is right by an F1 of at least 0.8, a number within half a
 * cent. What is not printed of a line is not expected and not scored. All values of a line without a partner are invented.
 */
import type { InvoiceLine } from '../src/invoice/index.ts';
import { count, type Tally, type Verdict } from './score.ts';

export const LINE_FIELDS = ['description', 'quantity', 'unitPrice', 'amount'] as const;
const NUMBERS = ['quantity', 'unitPrice', 'amount'] as const;
export type LineField = (typeof LINE_FIELDS)[number];

/** One value, or several of which each would be right. */
type Either<Value> = Value | readonly Value[];

export interface ExpectedLine {
  description?: Either<string>;
  quantity?: Either<number>;
  unitPrice?: Either<number>;
  net?: number;
  /** Counts where no net amount is printed. */
  gross?: number;
  /** Where the label does not tell whether tax is included: the net or the gross amount read may be the one. */
  amount?: Either<number>;
  /** Right to read, and right to leave out. */
  optional?: boolean;
}

const eachOf = <Value>(either: Either<Value> | undefined): readonly Value[] =>
  either === undefined ? [] : Array.isArray(either) ? either : [either as Value];

const words = (text: string | undefined) =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

function likeness(a: string | undefined, b: string | undefined): number {
  const [x, left] = [words(a), [...words(b)]];
  const total = x.length + left.length;
  let hits = 0;
  for (const word of x) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    hits++;
    left.splice(at, 1);
  }
  return total > 0 ? (2 * hits) / total : 0;
}

const SAME_LINE = 0.6;
const SAME_DESCRIPTION = 0.8;

/** A number is right within half a cent; the sum of two floats may be a little off. */
const HALF_CENT = 0.005 + 1e-9;

type Value = string | number;

const amountsOf = ({ net, gross }: InvoiceLine): number[] =>
  [net, gross].flatMap((field) => (field ? [field.value] : []));

/** What a line that was read says: the first value counts, all of them where the label leaves the kind of amount open. */
function gotOf(line: InvoiceLine | undefined, field: LineField): Value[] {
  if (!line) return [];
  if (field === 'amount') return amountsOf(line);
  const value = line[field]?.value;
  return value === undefined ? [] : [value];
}

const wantOf = (line: ExpectedLine, field: LineField): readonly Value[] =>
  field === 'amount' ? eachOf(line.net ?? line.gross ?? line.amount) : eachOf<Value>(line[field]);

const agree = (want: Value, got: Value): boolean =>
  typeof want === 'string'
    ? likeness(want, String(got)) >= SAME_DESCRIPTION
    : Math.abs(Number(got) - want) <= HALF_CENT;

/** Undefined where the line prints no such value. */
function verdictOf(
  expected: ExpectedLine,
  line: InvoiceLine | undefined,
  field: LineField,
): Verdict | undefined {
  const want = wantOf(expected, field);
  if (want.length === 0) return undefined;
  const got = gotOf(line, field);
  if (got.length === 0) return 'missed';
  const open = field === 'amount' && expected.amount !== undefined;
  return want.some((one) => (open ? got : got.slice(0, 1)).some((read) => agree(one, read)))
    ? 'right'
    : 'wrong';
}

/** How much a line's description is like the expected one, 0 to 1. */
const likenessOf = ({ description }: ExpectedLine, line: InvoiceLine): number =>
  Math.max(0, ...eachOf(description).map((one) => likeness(one, line.description?.value)));

/** The line read that belongs to each expected one, and those that belong to none. */
function paired(expected: readonly ExpectedLine[], read: readonly InvoiceLine[]) {
  const left = [...read];
  const pairs: (InvoiceLine | undefined)[] = expected.map((want) => {
    let best = -1;
    let most = SAME_LINE;
    for (const [i, line] of left.entries()) {
      const like = likenessOf(want, line);
      // The first of several alike: lines stand in their order.
      if (like > most || (like === most && best < 0)) [best, most] = [i, like];
    }
    return best < 0 ? undefined : left.splice(best, 1)[0];
  });
  for (const [at, want] of expected.entries()) {
    if (pairs[at]) continue;
    const agreeing = left.findIndex(
      (line) => NUMBERS.filter((field) => verdictOf(want, line, field) === 'right').length >= 2,
    );
    if (agreeing >= 0) pairs[at] = left.splice(agreeing, 1)[0];
  }
  return { pairs, left };
}

/** The verdicts on the four values of all lines. */
export function judgeLines(
  expected: readonly ExpectedLine[],
  read: readonly InvoiceLine[],
): { field: LineField; verdict: Verdict }[] {
  const { pairs, left } = paired(expected, read);
  const found: { field: LineField; verdict: Verdict }[] = [];
  for (const [at, want] of expected.entries()) {
    if (want.optional && !pairs[at]) continue;
    for (const field of LINE_FIELDS) {
      const verdict = verdictOf(want, pairs[at], field);
      if (verdict) found.push({ field, verdict });
    }
  }
  for (const line of left) {
    for (const field of LINE_FIELDS) {
      if (gotOf(line, field).length > 0) found.push({ field, verdict: 'invented' });
    }
  }
  return found;
}

export function countLines(tallies: readonly Tally[], verdicts: readonly { verdict: Verdict }[]): void {
  for (const { verdict } of verdicts) for (const tally of tallies) count(tally, verdict);
}
