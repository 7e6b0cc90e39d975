import type { Box } from '../../invoice/index.ts';
import { horizontalOverlap, type LayoutPage, type Segment, verticalOverlap } from '../../layout/index.ts';
import type { Label } from '../labels/index.ts';
import type { Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';

/**
 * How a label stands to a value: before it on its line, right above it, or at the head of its column with other values in
 * between.
 */
export type Relation = 'left' | 'above' | 'column';

export interface LabelEvidence {
  label: Located<Label>;
  relation: Relation;
  /** 0–1: quality of the label, nearness, and how little stands between. */
  strength: number;
}

/** Distances beyond which a label above says nothing, in line heights. */
const MAX_ABOVE = 4;
const MAX_COLUMN = 70;

/** What joins two labels to one phrase. */
const PHRASE = /^[\p{L}\s'’]{0,10}$/u;

/** After a colon or at once a number: the label has its value beside it already. */
const OWN_VALUE =
  /^(?!\s*[:.]?\s*\d[\d.,]*\s?%)\s*[:.]?\s*[\p{Lu}+#]{0,4}[-\s]?\p{N}[\p{N}\p{L}]|:\s*\p{L}{3}/u;

/** A value, and a sign after which the next item of the line begins: "NIP 7272445205 / 22 555 34 67". */
const NEXT_ITEM = /\d.*\s[/|·•]\s/u;

/** What stands above or below a value, in its own width: segments, and values of its kind. */
interface Column {
  segments: readonly Segment[];
  kin: readonly Placed[];
}

type Placed = Pick<Located<unknown>, 'box' | 'segment' | 'page' | 'start' | 'end'>;

const LETTERS = /\p{L}{2,}/gu;
const countWords = (text: string) => (text === '' ? 0 : (text.match(LETTERS)?.length ?? 0));

/** In a grid of headings over values the cell to the left is a value too, whatever it says. */
const IN_GRID = 0.25;

/** The label stands right above, edge to edge. */
function isHeading(label: Located<Label>, { box }: Pick<Placed, 'box'>, { unit }: LayoutPage): boolean {
  const gap = (box.y0 - label.box.y1) / unit;
  if (!(gap > -0.4 && gap < 1.5 && Math.abs(label.segment.box.x0 - box.x0) < 0.7 * unit)) return false;
  const { text } = label.segment;
  // "Banco Ribereño" has a label's word in it, and is none.
  return label.end - label.start >= 0.7 * text.length && !/\d/.test(text);
}

/** The label stands beside the value, below another heading of the same line, or with another cell in between. */
function isCell(
  label: Located<Label>,
  value: Placed,
  heading: Located<Label>,
  labels: readonly Located<Label>[],
  page: LayoutPage,
): boolean {
  if (label.segment === value.segment || /:\s*$/.test(label.segment.text)) return false;
  const cells = page.segments.filter(
    ({ box }) =>
      box.x0 >= label.segment.box.x1 && box.x1 <= value.box.x0 && verticalOverlap(box, value.box) > 0.5,
  );
  if (cells.length > 0) return true;
  return labels.some(
    (other) => other !== heading && sameLine(other, heading) && isHeading(other, label.segment, page),
  );
}

const sameLine = (a: Located<unknown>, b: Located<unknown>) =>
  a.page === b.page && a.segment !== b.segment && verticalOverlap(a.box, b.box) > 0.5;

/** Two and more values stand beside the label, each in a cell of its own. */
function headsRow(label: Located<Label>, others: readonly Placed[]): boolean {
  const cells = new Set<Segment>();
  for (const { segment, page, box } of others) {
    if (page !== label.page || segment === label.segment || box.x0 < label.box.x1) continue;
    if (verticalOverlap(label.box, box) >= 0.45) cells.add(segment);
  }
  return cells.size > 1;
}

/** Labels that are no part of the value. Most values overlap none. */
function withoutOverlaps(labels: readonly Located<Label>[], value: Placed): readonly Located<Label>[] {
  const overlaps = (label: Located<Label>) =>
    label.segment === value.segment && label.start < value.end && value.start < label.end;
  return labels.some(overlaps) ? labels.filter((label) => !overlaps(label)) : labels;
}

function columnOf(value: Placed, others: readonly Placed[], page: LayoutPage): Column {
  const meets = ({ box }: { box: Box }) =>
    Math.min(box.x1, value.box.x1) - Math.max(box.x0, value.box.x0) > 0;
  return {
    segments: page.segments.filter(meets),
    kin: others.filter((other) => other.page === value.page && meets(other)),
  };
}

/** Finds the labels that speak for a value. Made once a document: it sorts labels by page. */
export class Labelling {
  readonly #labels = new Map<number, Located<Label>[]>();
  readonly #reading: Reading;
  /** How bare each label is, and how many words follow it in its segment. */
  /** Lists of values by their pages, each sorted once. */
  readonly #pages = new WeakMap<readonly Placed[], Map<number, Placed[]>>();
  readonly #looks = new Map<Located<Label>, { bare: number; after: number }>();

  constructor(reading: Reading) {
    this.#reading = reading;
    for (const label of reading.labels) {
      const list = this.#labels.get(label.page) ?? [];
      list.push(label);
      this.#labels.set(label.page, list);
    }
  }

  /**
   * All labels that may speak for the value, strongest first. `kin` are the values of the same kind, in a list that does not
   * change: one in between weakens a label.
   */
  evidence(value: Placed, kin: readonly Placed[]): LabelEvidence[] {
    const others = this.#onPage(kin, value.page);
    const page = this.#reading.layout.pageOf(value.segment);
    const labels = withoutOverlaps(this.#labels.get(value.page) ?? [], value);
    const found: LabelEvidence[] = [];
    let heading: Located<Label> | undefined | null = null;
    for (const label of labels) {
      // Most stand on another line.
      const { y0, y1 } = label.box;
      if (label.segment !== value.segment && (y1 <= value.box.y0 || y0 >= value.box.y1)) continue;
      let strength = this.#left(label, value, labels, others, page);
      if (strength <= 0.05) continue;
      if (heading === null) heading = labels.find((other) => isHeading(other, value, page));
      if (heading && isCell(label, value, heading, labels, page)) strength *= IN_GRID;
      if (strength > 0.05) found.push({ label, relation: 'left', strength });
    }
    // Beside a "Total" with sums in several columns the headings say which sum is of what.
    const nearest = Math.max(
      0,
      ...found.map(({ label, strength }) => (headsRow(label, others) ? 0.4 * strength : strength)),
    );
    let known: Column | undefined;
    const column = () => {
      known ??= columnOf(value, others, page);
      return known;
    };
    const highest = value.box.y0 - MAX_COLUMN * page.unit;
    for (const label of labels) {
      if (label.box.y1 > value.box.y1 || label.box.y1 < highest) continue;
      const above = this.#above(label, value, page, column);
      if (!above) continue;
      // A value that has its label beside it needs none above it.
      const strength = above.strength * (1 - 0.7 * nearest);
      if (strength > 0.05) found.push({ ...above, label, strength });
    }
    return found.sort((a, b) => b.strength - a.strength);
  }

  /** Those of a list that stand on a page. */
  #onPage(places: readonly Placed[], page: number): readonly Placed[] {
    if (places.length === 0) return places;
    let pages = this.#pages.get(places);
    if (!pages) {
      pages = Map.groupBy(places, (place) => place.page);
      this.#pages.set(places, pages);
    }
    return pages.get(page) ?? [];
  }

  /** How much of a label's segment comes before it and is no label: a label inside running text says less. */
  #bare(label: Located<Label>): number {
    return this.#look(label).bare;
  }

  #look(label: Located<Label>): { bare: number; after: number } {
    const known = this.#looks.get(label);
    if (known) return known;
    const { text } = label.segment;
    const inSegment = (this.#labels.get(label.page) ?? []).filter(({ segment }) => segment === label.segment);
    let rest = text;
    for (const { start, end } of inSegment)
      rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
    const before = countWords(rest.slice(0, label.start));
    const bare = 0.85 ** Math.min(before, 4) * (countWords(rest) > 8 ? 0.6 : 1);
    const look = { bare, after: countWords(text.slice(label.end)) };
    this.#looks.set(label, look);
    return look;
  }

  #left(
    label: Located<Label>,
    value: Placed,
    labels: readonly Located<Label>[],
    others: readonly Placed[],
    page: LayoutPage,
  ): number {
    const sameSegment = label.segment === value.segment;
    if (sameSegment ? label.end > value.start : !(label.box.x1 <= value.box.x0 + 0.3 * page.unit)) return 0;
    if (!sameSegment && verticalOverlap(label.box, value.box) < 0.45) return 0;
    const gap = (value.box.x0 - label.box.x1) / page.unit;
    let strength =
      label.value.quality * this.#bare(label) * (1 - 0.35 * Math.min(1, Math.max(0, gap - 2) / 60));
    const between = (box: Placed) =>
      box.segment === value.segment && box.segment === label.segment
        ? box.start >= label.end && box.end <= value.start
        : box.page === value.page &&
          box.box.x0 >= label.box.x1 - 0.3 * page.unit &&
          box.box.x1 <= value.box.x0 + 0.3 * page.unit &&
          verticalOverlap(box.box, value.box) >= 0.45;
    const spans = new Set<string>();
    const parts = new Set<string>();
    for (const other of labels) {
      if (other.segment === label.segment && other.start === label.start) continue;
      if (!between(other)) continue;
      // "Échéance de paiement:" is one label in two parts, "Date: … No:" are two labels.
      const next =
        other.segment === label.segment && PHRASE.test(label.segment.text.slice(label.end, other.start));
      (next ? parts : spans).add(`${other.segment.id}:${other.start}`);
    }
    strength *= 0.45 ** spans.size * 0.9 ** parts.size;
    strength *= 0.8 ** Math.min(6, others.filter(between).length);
    if (sameSegment) {
      if (NEXT_ITEM.test(label.segment.text.slice(label.end, value.start))) strength *= 0.2;
      strength *= 0.88 ** Math.min(6, countWords(label.segment.text.slice(label.end, value.start)));
    } else {
      const after = this.#look(label).after + countWords(value.segment.text.slice(0, value.start));
      strength *= 0.9 ** Math.min(6, after);
      if (OWN_VALUE.test(label.segment.text.slice(label.end))) strength *= 0.4;
    }
    return strength;
  }

  #above(
    label: Located<Label>,
    value: Placed,
    page: LayoutPage,
    column: () => Column,
  ): { relation: Relation; strength: number } | undefined {
    if (label.segment === value.segment) return undefined;
    const gap = (value.box.y0 - label.box.y1) / page.unit;
    if (gap < -0.4 || gap > MAX_COLUMN || label.box.y1 > value.box.y1) return undefined;
    const { unit } = page;
    const left =
      Math.abs(label.box.x0 - value.box.x0) < unit || Math.abs(label.segment.box.x0 - value.box.x0) < unit;
    const right =
      Math.abs(label.box.x1 - value.box.x1) < unit || Math.abs(label.segment.box.x1 - value.box.x1) < unit;
    const overlap = horizontalOverlap(label.box, value.box);
    if (!left && !right && overlap < 0.25) return undefined;
    const from = label.box.y1 - 0.4 * unit;
    const to = value.box.y0 + 0.4 * unit;
    const { segments, kin: others } = column();
    let blockers = 0;
    for (const segment of segments)
      if (segment.box.y0 >= from && segment.box.y1 <= to && segment !== label.segment) blockers++;
    const base = label.value.quality * this.#bare(label) * (left || right ? 1 : 0.9);
    if (blockers === 0) {
      const near = gap <= 1.3 ? 1 : gap <= MAX_ABOVE ? 0.8 : 0.8 * Math.max(0, 1 - (gap - MAX_ABOVE) / 25);
      return { relation: 'above', strength: base * near * 0.9 ** Math.min(6, this.#look(label).after) };
    }
    let kin = 0;
    for (const { box } of others) if (box.y0 >= from && box.y1 <= to) kin++;
    const strangers = blockers - kin;
    if (kin === 0 && gap > 2 * MAX_ABOVE) return undefined;
    const strength = base * 0.55 ** Math.max(0, strangers) * (1 - (0.5 * gap) / MAX_COLUMN);
    return kin > 0 ? { relation: 'column', strength } : { relation: 'above', strength: strength * 0.7 };
  }
}
