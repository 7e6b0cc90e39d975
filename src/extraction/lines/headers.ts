import type { Box } from '../../invoice/index.ts';
import { type LayoutPage, type Line, type Segment, unite } from '../../layout/index.ts';
import type { Label, LabelRole } from '../labels/index.ts';
import type { Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { headsOfProducts } from './products.ts';
import { inTwoRows } from './two-rows.ts';
import type { ColumnRole, Header, Heading, RoleGuess } from './types.ts';
import { isWithTax, saysExcluded, saysIncluded } from './words.ts';

/** What a label means at the head of a column. */
const COLUMN_ROLES: Partial<Record<LabelRole, ColumnRole>> = {
  position: 'position',
  item_number: 'code',
  description: 'description',
  quantity: 'quantity',
  unit: 'unit',
  unit_price: 'unitPrice',
  discount: 'discount',
  tax_rate: 'taxRate',
  tax: 'tax',
  line_amount: 'amount',
  net: 'net',
  gross: 'gross',
  delivery_date: 'other',
  service_period: 'other',
  order_date: 'other',
  other_date: 'other',
  order_number: 'other',
  delivery_number: 'other',
};

/** Labels worse than this are words that look like one. */
const LEAST_QUALITY = 0.6;
/** Lines of one heading leave no more than this many line heights between them. */
const LEADING = 0.9;
/** Headings are short; running text is not. In letters. */
const LONGEST = 30;
/** Lines side by side overlap by this part of their height. */
const ABREAST = 0.2;
/** A column this wide, in line heights, has room for a description. */
const AMPLE = 25;
/** Of the letters of a line of headings, at least this part is known labels. */
const LEAST_KNOWN = 0.45;
/** Quality of taking a second column of text for the article's code, which its heading does not say. */
export const UNNAMED_CODE = 0.5;

/** "Item / Service", "Qty & unit": one heading. */
const GOES_ON = /[/&+-]\s*$/u;

interface Piece {
  text: string;
  box: Box;
  labels: Located<Label>[];
}

/** The lines on the pages that head a table of items, top to bottom. */
export function findHeaders(reading: Reading): Header[] {
  const bySegment = Map.groupBy(reading.labels, ({ segment }) => segment);
  const sums = new Set(
    reading.amounts
      .filter(({ value }) => value.fraction > 0 || value.currency || value.symbol)
      .map(({ segment }) => segment),
  );
  const headers: Header[] = [];
  const proven = headsOfProducts(reading);
  const known = ({ segments }: Line) =>
    segments
      .flatMap((segment) => pieces(segment, bySegment.get(segment) ?? []))
      .filter(({ labels }) => guesses(labels).length > 0).length;
  for (const page of reading.layout.pages) {
    let below = 0;
    for (const [i, line] of page.lines.entries()) {
      if (i < below || line.segments.some((segment) => sums.has(segment))) continue;
      if (known(line) < 2 && !proven.has(line)) continue;
      const { lines, last } = together(page, i, sums, known);
      const all = join(
        lines.flatMap(({ segments }) =>
          segments.flatMap((segment) => pieces(segment, bySegment.get(segment) ?? [])),
        ),
      );
      const headings =
        [all, withoutStrangers(all)].find(heads) ?? (lines.some((one) => proven.has(one)) ? all : undefined);
      if (!headings) continue;
      const header: Header = {
        page,
        headings: oneDescription(headings, page.unit),
        box: unite(headings.map(({ box }) => box)),
      };
      headers.push(
        inTwoRows(header, lines, ({ segments }) =>
          join(segments.flatMap((segment) => pieces(segment, bySegment.get(segment) ?? []))),
        ),
      );
      below = last + 1;
    }
  }
  return headers;
}

/** Without what stands beside the table at the same height, such as a side column of contact data. */
function withoutStrangers(headings: readonly Heading[]): Heading[] {
  const known = headings.map(({ guesses }) => guesses[0]!.role !== 'other');
  return headings.slice(known.indexOf(true), known.lastIndexOf(true) + 1);
}

/** A table of items says what was sold or how much of it, and for how much. */
function heads(headings: readonly Heading[]): boolean {
  const known = headings.filter(({ guesses }) => guesses[0]!.role !== 'other');
  const roles = new Set(known.flatMap(({ guesses }) => guesses.map(({ role }) => role)));
  const letters = (list: readonly Heading[]) => list.reduce((sum, { text }) => sum + text.length, 0);
  return (
    known.length >= 2 &&
    letters(known) >= LEAST_KNOWN * letters(headings) &&
    (roles.has('description') || roles.has('quantity') || (roles.has('code') && roles.has('unitPrice'))) &&
    (['amount', 'net', 'gross', 'unitPrice'] as const).some((role) => roles.has(role))
  );
}

/** The line with those right above and below it that wrap its headings. */
function together(
  page: LayoutPage,
  at: number,
  sums: ReadonlySet<Segment>,
  known: (line: Line) => number,
): { lines: Line[]; last: number } {
  const lines = [page.lines[at]!];
  const belongs = (line: Line | undefined, near: Line): line is Line =>
    line !== undefined &&
    Math.max(line.box.y0 - near.box.y1, near.box.y0 - line.box.y1) <= LEADING * page.unit &&
    (line.box.x0 >= lines[0]!.box.x0 - 2 * page.unit || known(line) > 1) &&
    line.segments.every(
      (segment) => segment.text.length <= LONGEST && !/\d/.test(segment.text) && !sums.has(segment),
    ) &&
    (isAbreast(line, near) ||
      line.segments.some(({ box }) =>
        near.segments.some((other) => other.box.x0 < box.x1 && box.x0 < other.box.x1),
      ));
  for (let i = at - 1; i >= at - 2 && belongs(page.lines[i], lines[0]!); i--) lines.unshift(page.lines[i]!);
  let last = at;
  while (last - at < 2 && belongs(page.lines[last + 1], lines.at(-1)!)) lines.push(page.lines[++last]!);
  return { lines, last };
}

/** Headings of one and of two lines, each centred in the same row, make lines that overlap in height. */
function isAbreast(one: Line, other: Line): boolean {
  const common = Math.min(one.box.y1, other.box.y1) - Math.max(one.box.y0, other.box.y0);
  return common > ABREAST * Math.min(one.box.y1 - one.box.y0, other.box.y1 - other.box.y0);
}

/** A segment cut where a label begins: columns that touch make one segment of several headings. */
function pieces(segment: Segment, labels: readonly Located<Label>[]): Piece[] {
  const wordStarts = new Set(segment.starts);
  const starts = [...new Set(labels.filter(isHeading).map(({ start }) => start))]
    .filter((start) => wordStarts.has(start) && !GOES_ON.test(segment.text.slice(0, start)))
    .sort((a, b) => a - b);
  const cuts = [0, ...starts.slice(1), segment.text.length];
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i]!;
    const words = segment.words.filter((_, w) => segment.starts[w]! >= start && segment.starts[w]! < end);
    return {
      text: segment.text.slice(start, end).trim(),
      box: unite((words.length > 0 ? words : segment.words).map(({ box }) => box)),
      labels: labels.filter((label) => isHeading(label) && label.start >= start && label.start < end),
    };
  });
}

const isHeading = ({ value }: Located<Label>) =>
  value.quality >= LEAST_QUALITY && COLUMN_ROLES[value.role] !== undefined;

/** Pieces over each other are one heading. */
function join(pieces: readonly Piece[]): Heading[] {
  const groups: Piece[][] = [];
  const all = pieces.filter((piece) => !isTitle(piece, pieces));
  for (const piece of [...all].sort((a, b) => a.box.x0 - b.box.x0)) {
    const group = groups.find((others) => others.some(({ box }) => overlaps(box, piece.box)));
    if (group) group.push(piece);
    else groups.push([piece]);
  }
  const headings = groups.map((group): Heading => {
    group.sort((a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0);
    const text = group.map(({ text }) => text).join(' ');
    const labelled = guesses(group.flatMap(({ labels }) => labels));
    const found = labelled.length > 0 ? labelled : taxGuesses(text);
    return {
      text,
      box: unite(group.map(({ box }) => box)),
      guesses: found.length > 0 ? found : [{ role: 'other', quality: 1 }],
    };
  });
  return headings.sort((a, b) => a.box.x0 - b.box.x0);
}

/**
 * One column has the running text: of several that may ("Item code | Item", "Desc." for a discount) the one with the best heading
 * and the most room up to the next. The others are what else their headings may mean, or codes.
 */
function oneDescription(headings: readonly Heading[], unit: number): Heading[] {
  const quality = ({ guesses }: Heading) => guesses.find(({ role }) => role === 'description')?.quality ?? 0;
  const end = Math.max(...headings.map(({ box }) => box.x1));
  const room = (i: number) => (headings[i + 1]?.box.x0 ?? end) - headings[i]!.box.x0;
  const [best] = headings
    .map((heading, i) => ({ heading, worth: quality(heading) + Math.min(1, room(i) / (AMPLE * unit)) }))
    .filter(({ heading }) => quality(heading) > 0)
    .sort((a, b) => b.worth - a.worth);
  return headings.map((heading) => {
    if (heading === best?.heading || quality(heading) === 0) return heading;
    const others = heading.guesses.filter(({ role }) => role !== 'description');
    return { ...heading, guesses: others.length > 0 ? others : [{ role: 'code', quality: UNNAMED_CODE }] };
  });
}

/** "Excl." and "Incl." head sums before and after tax. */
function taxGuesses(text: string): RoleGuess[] {
  if (saysExcluded(text)) return [{ role: 'net', quality: LEAST_QUALITY }];
  return saysIncluded(text) ? [{ role: 'gross', quality: LEAST_QUALITY }] : [];
}

/** What spans several headings of a line below it is the table's title. */
function isTitle({ box }: Piece, all: readonly Piece[]): boolean {
  const height = box.y1 - box.y0;
  const below = all.filter((other) => other.box.y0 >= box.y1 - 0.3 * height && overlaps(other.box, box));
  return below.some((one) => below.some((other) => other.box.x0 - one.box.x1 > height));
}

function overlaps(a: Box, b: Box): boolean {
  const common = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  return common > 0.3 * Math.min(a.x1 - a.x0, b.x1 - b.x0);
}

function guesses(labels: readonly Located<Label>[]): RoleGuess[] {
  const best = new Map<ColumnRole, number>();
  for (const { value, end, start } of labels) {
    const role = COLUMN_ROLES[value.role]!;
    // Of two labels in one heading the longer says more: "Net" in "Net unit price".
    const quality = value.quality * Math.min(1, 0.7 + (end - start) / 40);
    best.set(role, Math.max(best.get(role) ?? 0, quality));
  }
  // "Total" is a label of the grand total; at the head of a column it is the line's, of which the totals tell whether tax is in it.
  const gross = best.get('gross');
  if (gross !== undefined && !labels.some(({ segment }) => isWithTax(segment.text))) {
    best.delete('gross');
    if (!best.has('net')) best.set('amount', Math.max(gross, best.get('amount') ?? 0));
  }
  // "VAT" heads the rate as often as the sum.
  if (best.has('tax') && !best.has('taxRate')) best.set('taxRate', best.get('tax')!);
  return [...best].map(([role, quality]) => ({ role, quality })).sort((a, b) => b.quality - a.quality);
}
