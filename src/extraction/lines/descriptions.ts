import type { Word } from '../../document/index.ts';
import type { Column, Row } from './types.ts';

/** Lines of one description leave no more than this many line heights between them. */
const LEADING = 0.9;
/** More than this part of the items has text above its numbers where that is no heading within the table. */
const MOST = 0.5;
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
  const items = found.filter(isItem);
  const headed = items.filter(({ above }) => above.length > 0).length;
  const withAbove = items.length > 1 && headed > MOST * items.length;
  return items.map((item) => ({
    anchor: item.anchor,
    text: (columns) => descriptionOf(item, columns, withAbove),
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
 * The lines of an item's description. A line above one that has its own text, not only a code, is part of it where most items have one;
 * otherwise it heads a group of items. What says more about the item below its name is
 * left out: lines of a label and a value, and small print.
 */
function descriptionOf(
  { anchor, above, below }: Item,
  columns: readonly Column[],
  withAbove: boolean,
): Row[] {
  const words = textOf(anchor, columns);
  const own = words.length > 0;
  const coded = !words.some(({ text }) => /\p{L}{2}/u.test(text));
  const name = [...(coded || withAbove ? above : []), ...(own ? [anchor] : [])];
  const first = name[0];
  const further = below.filter((row) => !first || !isRemark(textOf(row, columns), textOf(first, columns)));
  return [...name, ...further];
}

/** "Part number: 47-11", "Country of origin: Chile". */
const LABELLED = /^[^:]{1,24}:(?:\s|$)/u;
/** Small print is lower than this part of the name's height. Of what OCR reads the height tells too little. */
const SMALL = 0.88;

function isRemark(words: readonly Word[], name: readonly Word[]): boolean {
  if (LABELLED.test(words.map(({ text }) => text.trim()).join(' '))) return true;
  if (words.length === 0 || name.length === 0 || words[0]!.source === 'ocr') return false;
  return height(words) < SMALL * height(name);
}

const height = (words: readonly Word[]) => Math.max(...words.map(({ box }) => box.y1 - box.y0));

export const textOf = ({ cells }: Row, columns: readonly Column[]) =>
  cells.filter((_, c) => columns[c]!.kind === 'text').flat();
