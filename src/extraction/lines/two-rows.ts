import type { LayoutPage, Line } from '../../layout/index.ts';
import { isNumber } from './columns.ts';
import type { Header, Heading } from './types.ts';

/** The two lines of headings leave no more than this many line heights between them. */
const LEADING = 1.2;
/** So many lines below the headings are looked at. */
const LINES = 24;
/** Of the lines with numbers, this part must have nothing to say before them. */
const LEAST_BARE = 0.8;

const NUMERIC = new Set([
  'quantity',
  'unitPrice',
  'amount',
  'net',
  'gross',
  'unit',
  'discount',
  'taxRate',
  'tax',
  'other',
]);
const TEXTUAL = new Set(['position', 'code', 'description', 'other']);

const every = (headings: readonly Heading[], roles: ReadonlySet<string>) =>
  headings.every(({ guesses }) => guesses.some(({ role }) => roles.has(role)));
const says = (headings: readonly Heading[], ...roles: string[]) =>
  headings.some(({ guesses }) => guesses.some(({ role }) => roles.includes(role)));

/**
 * A table that says in one row what an item is, and in the next, across the same width, how much of it and for how much: its headings
 * stand in two rows as well. The lower ones are the table's, the upper ones are kept beside them.
 * @param headingsOf the headings that a single line makes
 */
export function inTwoRows(
  header: Header,
  lines: readonly Line[],
  headingsOf: (line: Line) => Heading[],
): Header {
  const { page } = header;
  const first = page.lines.indexOf(lines[0]!);
  const candidates = lines.length === 2 ? [lines[0]!] : lines.length === 1 ? [page.lines[first - 1]] : [];
  const lower = lines.at(-1)!;
  for (const upper of candidates) {
    if (!upper || lower.box.y0 - upper.box.y1 > LEADING * page.unit) continue;
    const [above, below] = [headingsOf(upper), headingsOf(lower)];
    if (!says(above, 'description') || !every(above, TEXTUAL)) continue;
    if (says(below, 'description') || !every(below, NUMERIC)) continue;
    if (!says(below, 'amount', 'net', 'gross') || !says(below, 'quantity', 'unitPrice')) continue;
    const text = above.find((heading) => says([heading], 'description'))!;
    if (!isBare(text, lower, page)) continue;
    return { ...header, headings: below, above };
  }
  return header;
}

/** Lines with numbers have no words before them, below the heading of the description or right of it. */
function isBare(text: Heading, head: Line, page: LayoutPage): boolean {
  const at = page.lines.indexOf(head) + 1;
  const rows = page.lines
    .slice(at, at + LINES)
    .map(({ segments }) => segments.flatMap(({ words }) => words))
    .map((words) => words.filter(({ box }) => box.x0 > text.box.x0 - page.unit))
    .map((words) => ({ numbers: words.filter(isNumber).length, lead: words.findIndex(isNumber) }))
    .filter(({ numbers }) => numbers > 1);
  const bare = rows.filter(({ lead }) => lead === 0);
  // What sums up the items stands below them and begins with words.
  const items = rows.slice(0, Math.max(2, bare.length));
  return bare.length > 0 && items.filter(({ lead }) => lead === 0).length >= LEAST_BARE * items.length;
}
