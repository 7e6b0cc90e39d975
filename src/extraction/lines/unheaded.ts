import type { Totals } from '../../invoice/index.ts';
import { type LayoutPage, type Line, unite } from '../../layout/index.ts';
import type { Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { type Amount, chooseAmount } from '../values/index.ts';
import { type SumLines, sumLines } from './sums.ts';
import type { Header, Heading } from './types.ts';

/** Right edges of one column of sums differ by less than this many line heights: slips are printed and cut by hand. */
const ALIGNED = 1.5;
/** A name above the line of its numbers reaches up this many line heights. */
const NAME_ABOVE = 1.8;
/** More rows than this are tried in no order of their own. */
const MOST_ROWS = 300;

interface Row {
  line: Line;
  amount: Located<Amount>;
  value: number;
}

/**
 * Items that no line of headings announces, as on till slips: a run of lines whose sums, one under the other, make the invoice's
 * total. Without that proof nothing is taken for an item.
 * @returns headings as they might have been printed
 */
export function findUnheaded(reading: Reading, totals: Totals): Header[] {
  const sums = sumLines(reading);
  const targets = [totals.net, totals.gross].flatMap((total) => (total ? [total.value] : []));
  // Net and tax make the gross amount, too.
  const known = new Set([totals.net, totals.tax, totals.gross].map((total) => total?.value));
  const headers = reading.layout.pages.flatMap((page) => {
    const run = longestRun(
      rowsOf(page, reading, sums).filter(({ value }) => !known.has(value)),
      targets,
      page.unit,
    );
    return run ? [headerOf(page, run)] : [];
  });
  return headers.slice(0, 1);
}

/** Lines that end in a sum of money and are no total. */
function rowsOf(page: LayoutPage, reading: Reading, sums: SumLines): Row[] {
  const byLine = new Map<Line, Located<Amount>>();
  for (const amount of reading.amounts) {
    if (amount.page !== page.page || amount.value.fraction !== 2) continue;
    const line = reading.layout.lineOf(amount.segment);
    const known = byLine.get(line);
    if (!sums.has(line) && (!known || amount.box.x1 > known.box.x1)) byLine.set(line, amount);
  }
  return page.lines
    .flatMap((line) => {
      const amount = byLine.get(line);
      return amount ? [{ line, amount, value: chooseAmount(amount.value, reading.convention).value }] : [];
    })
    .slice(0, MOST_ROWS);
}

/** The longest run of two rows or more, in one column, that adds up to one of the totals. */
function longestRun(rows: readonly Row[], targets: readonly number[], unit: number): Row[] | undefined {
  let best: Row[] | undefined;
  for (let first = 0; first < rows.length; first++) {
    const run: Row[] = [];
    let sum = 0;
    for (const row of rows.slice(first)) {
      if (Math.abs(row.amount.box.x1 - rows[first]!.amount.box.x1) > ALIGNED * unit) continue;
      if (row.value === 0) continue;
      run.push(row);
      sum += row.value;
      const proven = run.length > 1 && targets.some((target) => Math.abs(sum - target) < 0.006);
      if (proven && run.length > (best?.length ?? 0)) best = [...run];
    }
  }
  return best;
}

function headerOf(page: LayoutPage, run: readonly Row[]): Header {
  const amounts = unite(run.map(({ amount }) => amount.box));
  const top = run[0]!.line.box.y0 - NAME_ABOVE * page.unit;
  const left = Math.min(...run.map(({ line }) => line.box.x0));
  const headings: Heading[] = [
    {
      text: '',
      box: { x0: left, x1: amounts.x0 - page.unit, y0: top, y1: top },
      guesses: [{ role: 'description', quality: 1 }],
    },
    { text: '', box: { ...amounts, y0: top, y1: top }, guesses: [{ role: 'amount', quality: 1 }] },
  ];
  return {
    page,
    headings,
    box: unite(headings.map(({ box }) => box)),
    until: run.at(-1)!.line.box.y1 + NAME_ABOVE * page.unit,
  };
}
