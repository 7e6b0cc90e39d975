import type { Column, Row } from './types.ts';

/** Lines of one description leave no more than this many line heights between them. */
const LEADING = 0.9;
/** Gaps that differ by less than this many line heights are alike. */
const EVEN = 0.15;

/** An item with the lines of text around the one that has its numbers. */
export interface Item {
  anchor: Row;
  above: Row[];
  below: Row[];
}

/** Items and lines of text in their order; undefined where a sum or a page ends what belongs together. */
export type Found = readonly (Item | Row | undefined)[];

export const isItem = (one: Found[number]): one is Item => one !== undefined && 'anchor' in one;

/** Where an item's text stands that is not in the line of its numbers: decided where lines are equally near to two items. */
type Side = 'above' | 'below' | undefined;

/** The items, each with the lines of its description. */
export function described(found: Found): { anchor: Row; text: (columns: readonly Column[]) => Row[] }[] {
  const side = sideOf(found);
  let before: Item | undefined;
  let loose: Row[] = [];
  for (const one of found) {
    if (one !== undefined && !isItem(one)) {
      loose.push(one);
      continue;
    }
    dealText(before, loose, one, side);
    loose = [];
    before = one ?? before;
  }
  return found.filter(isItem).map((item) => ({
    anchor: item.anchor,
    text: (columns) => descriptionOf(item, columns, side === 'above'),
  }));
}

/** Text right above the first item is that one's; where there is none, but some right below the last, that is. */
function sideOf(found: Found): Side {
  const first = found.findIndex(isItem);
  const last = found.findLastIndex(isItem);
  const near = (at: number, beside: number) => {
    const [item, text] = [found[at], found[beside]];
    if (!isItem(item) || text === undefined || isItem(text)) return false;
    return (beside < at ? gapBetween(text, item.anchor) : gapBetween(item.anchor, text)) <= LEADING;
  };
  if (near(first, first - 1)) return 'above';
  return near(last, last + 1) ? 'below' : undefined;
}

/** Deals the lines of text between two items out to them: along the widest gap, and where all are alike, or on a till slip, as the table does. */
function dealText(before: Item | undefined, loose: readonly Row[], next: Item | undefined, side: Side): void {
  const rows = [before?.anchor, ...loose, next?.anchor];
  const gaps = rows.slice(1).map((row, i) => gapBetween(rows[i], row));
  const widest = Math.max(...gaps);
  const even = widest - Math.min(...gaps) < EVEN || (loose[0]?.page.narrow === true && side === 'below');
  let cut = gaps.indexOf(widest);
  if (even) cut = side === 'above' && next ? 0 : gaps.length - 1;
  // A chain breaks where lines are apart: what is beyond belongs to neither, such as a heading within the table.
  for (let i = 0; i < cut && gaps[i]! <= LEADING; i++) before?.below.push(loose[i]!);
  for (let i = loose.length - 1; i >= cut && gaps[i + 1]! <= LEADING; i--) next?.above.unshift(loose[i]!);
}

/** Free space between two rows in line heights; endless between pages, and where there is no row. */
function gapBetween(above: Row | undefined, below: Row | undefined): number {
  if (!above || !below || above.page !== below.page) return Infinity;
  return (below.box.y0 - above.box.y1) / below.page.unit;
}

/**
 * The lines of an item's description. A line above one that has its own text is part of it where the table has its text above, or the
 * numbers stand at half height, text going on below; otherwise it heads a group of items.
 */
function descriptionOf(
  { anchor, above, below }: Item,
  columns: readonly Column[],
  textAbove: boolean,
): Row[] {
  const own = textOf(anchor, columns).length > 0;
  return [...(!own || textAbove || below.length > 0 ? above : []), ...(own ? [anchor] : []), ...below];
}

export const textOf = ({ cells }: Row, columns: readonly Column[]) =>
  cells.filter((_, c) => columns[c]!.kind === 'text').flat();
