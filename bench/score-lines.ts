/**
 * Scores an invoice's lines against expected ones: what it is, how many, at which price, for how much.
 *
 * A line read belongs to the expected line whose description is most like its own, by an F1 of at least 0.6 of their bags of words;
 * each belongs to one at most. Of each pair the four values count as fields do in `score.ts`: a description is right by an F1 of at
 * least 0.8, a number within half a cent. What is not printed of a line is not expected and not scored; whatever a line holds that
 * belongs to none is invented.
 */
import type { InvoiceLine } from '../src/invoice/index.ts';
import { count, type Tally, type Verdict } from './score.ts';

export const LINE_FIELDS = ['description', 'quantity', 'unitPrice', 'amount'] as const;
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

function verdictOf(want: string | number, got: string | number | undefined): Verdict {
  if (got === undefined) return 'missed';
  const right =
    typeof want === 'string'
      ? likeness(want, String(got)) >= SAME_DESCRIPTION
      : Math.abs(Number(got) - want) <= 0.005 + 1e-9;
  return right ? 'right' : 'wrong';
}

/** Counts the four values of all lines into the tallies. */
export function judgeLines(
  expected: readonly ExpectedLine[],
  read: readonly InvoiceLine[],
): { field: LineField; verdict: Verdict }[] {
  const left = [...read];
  const found: { field: LineField; verdict: Verdict }[] = [];
  for (const want of expected) {
    let best = -1;
    let most = SAME_LINE;
    for (const [i, { description }] of left.entries()) {
      const like = likeness(want.description, description?.value);
      // The first of several alike: lines stand in their order.
      if (like > most || (like === most && best < 0)) [best, most] = [i, like];
    }
    const [got] = best < 0 ? [] : left.splice(best, 1);
    for (const field of LINE_FIELDS) {
      const value = wantOf(want, field);
      if (value !== undefined) found.push({ field, verdict: verdictOf(value, gotOf(got, field)) });
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
