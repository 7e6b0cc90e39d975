/**
 * Scores an invoice's lines against expected ones: what it is, how many, at which price, for how much.
 *
 * A line read belongs to the expected line whose description is most like its own, by an F1 of at least 0.6 of their bags of words; of
 * those left over, to the first of which it has two numbers right. Each belongs to one at most. Of each pair the four values count as fields do in `score.ts`: a description is right by an F1 of at
 * least 0.8, a number within half a cent. What is not printed of a line is not expected and not scored; whatever a line holds that
 * belongs to none is invented.
 */
import type { InvoiceLine } from '../src/invoice/index.ts';
import { count, type Tally, type Verdict } from './score.ts';

export const LINE_FIELDS = ['description', 'quantity', 'unitPrice', 'amount'] as const;
const NUMBERS = ['quantity', 'unitPrice', 'amount'] as const;
export type LineField = (typeof LINE_FIELDS)[number];

export interface ExpectedLine {
  description?: string;
  quantity?: number;
  unitPrice?: number;
  net?: number;
  /** Counts where no net amount is printed. */
  gross?: number;
}

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

const gotOf = (line: InvoiceLine | undefined, field: LineField): string | number | undefined =>
  field === 'amount' ? (line?.net ?? line?.gross)?.value : line?.[field]?.value;
const wantOf = (line: ExpectedLine, field: LineField): string | number | undefined =>
  field === 'amount' ? (line.net ?? line.gross) : line[field];

function verdictOf(want: string | number | undefined, got: string | number | undefined): Verdict | undefined {
  if (want === undefined) return undefined;
  if (got === undefined) return 'missed';
  const right =
    typeof want === 'string'
      ? likeness(want, String(got)) >= SAME_DESCRIPTION
      : Math.abs(Number(got) - want) <= 0.005 + 1e-9;
  return right ? 'right' : 'wrong';
}

/** The line read that belongs to each expected one, and those that belong to none. */
function paired(expected: readonly ExpectedLine[], read: readonly InvoiceLine[]) {
  const left = [...read];
  const pairs: (InvoiceLine | undefined)[] = expected.map((want) => {
    let best = -1;
    let most = SAME_LINE;
    for (const [i, { description }] of left.entries()) {
      const like = likeness(want.description, description?.value);
      // The first of several alike: lines stand in their order.
      if (like > most || (like === most && best < 0)) [best, most] = [i, like];
    }
    return best < 0 ? undefined : left.splice(best, 1)[0];
  });
  for (const [at, want] of expected.entries()) {
    if (pairs[at]) continue;
    const agreeing = left.findIndex(
      (line) =>
        NUMBERS.filter((field) => verdictOf(wantOf(want, field), gotOf(line, field)) === 'right').length >= 2,
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
    for (const field of LINE_FIELDS) {
      const verdict = verdictOf(wantOf(want, field), gotOf(pairs[at], field));
      if (verdict) found.push({ field, verdict });
    }
  }
  for (const line of left) {
    for (const field of LINE_FIELDS) {
      if (gotOf(line, field) !== undefined) found.push({ field, verdict: 'invented' });
    }
  }
  return found;
}

export function countLines(tallies: readonly Tally[], verdicts: readonly { verdict: Verdict }[]): void {
  for (const { verdict } of verdicts) for (const tally of tallies) count(tally, verdict);
}
