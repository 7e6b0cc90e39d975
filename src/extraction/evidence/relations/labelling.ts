import type { LayoutPage } from '../../../layout/index.ts';
import type { Label } from '../../labels/index.ts';
import type { Located } from '../../places/index.ts';
import type { Reading } from '../../reading/index.ts';
import { type Column, columnOf, LONGEST_COLUMN, strengthAbove } from './above.ts';
import { headsRow, isCell, strengthBeside } from './beside.ts';
import { isHeading, type LabelLook, lookOf, type Placed } from './placed.ts';

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

/** Finds the labels that speak for a value. Made once a document: it sorts labels by page. */
export interface Labelling {
  /**
   * All labels that may speak for the value, strongest first. `kin` are the values of the same kind, in a list that does not
   * change: one in between weakens a label.
   */
  evidence(value: Placed, kin: readonly Placed[]): LabelEvidence[];
}

/** Weaker evidence is none. */
const LEAST = 0.05;
/** In a grid of headings over values the cell to the left is a value too, whatever it says. */
const IN_GRID = 0.25;
/** A label that heads a row of several values counts by this part as the label beside each. */
const HEADS_ROW = 0.4;
/** A value that has its label beside it needs none above it: those lose up to this part of what they say. */
const LABELLED_BESIDE = 0.7;

export function createLabelling(reading: Reading): Labelling {
  const byPage = Map.groupBy(reading.labels, ({ page }) => page);
  /** Lists of values by their pages, each sorted once. */
  const sorted = new WeakMap<readonly Placed[], Map<number, Placed[]>>();
  const looks = new Map<Located<Label>, LabelLook>();
  const look = (label: Located<Label>): LabelLook => {
    const known = looks.get(label);
    if (known) return known;
    const inSegment = (byPage.get(label.page) ?? []).filter(({ segment }) => segment === label.segment);
    const made = lookOf(label, inSegment);
    looks.set(label, made);
    return made;
  };
  const onPage = (places: readonly Placed[], page: number): readonly Placed[] => {
    if (places.length === 0) return places;
    const pages = sorted.get(places) ?? Map.groupBy(places, (place) => place.page);
    sorted.set(places, pages);
    return pages.get(page) ?? [];
  };
  return {
    evidence(value, kin) {
      const around: Surroundings = {
        page: reading.layout.pageOf(value.segment),
        labels: withoutOverlaps(byPage.get(value.page) ?? [], value),
        others: onPage(kin, value.page),
        look,
      };
      const beside = evidenceBeside(value, around);
      return [...beside, ...evidenceAbove(value, around, beside)].sort((a, b) => b.strength - a.strength);
    },
  };
}

/** What there is around a value. */
interface Surroundings {
  page: LayoutPage;
  labels: readonly Located<Label>[];
  others: readonly Placed[];
  look(label: Located<Label>): LabelLook;
}

function evidenceBeside(value: Placed, { page, labels, others, look }: Surroundings): LabelEvidence[] {
  const found: LabelEvidence[] = [];
  let heading: Located<Label> | undefined | null = null;
  for (const label of labels) {
    // Most stand on another line.
    const { y0, y1 } = label.box;
    if (label.segment !== value.segment && (y1 <= value.box.y0 || y0 >= value.box.y1)) continue;
    let strength = strengthBeside(label, look(label), value, labels, others, page);
    if (strength <= LEAST) continue;
    if (heading === null) heading = labels.find((other) => isHeading(other, value, page));
    if (heading && isCell(label, value, heading, labels, page)) strength *= IN_GRID;
    if (strength > LEAST) found.push({ label, relation: 'left', strength });
  }
  return found;
}

function evidenceAbove(
  value: Placed,
  { page, labels, others, look }: Surroundings,
  beside: readonly LabelEvidence[],
): LabelEvidence[] {
  // Beside a "Total" with sums in several columns the headings say which sum is of what.
  const strengths = beside.map(({ label, strength }) =>
    headsRow(label, others) ? HEADS_ROW * strength : strength,
  );
  const nearest = Math.max(0, ...strengths);
  let known: Column | undefined;
  const column = () => {
    known ??= columnOf(value, others, page);
    return known;
  };
  const highest = value.box.y0 - LONGEST_COLUMN * page.unit;
  const found: LabelEvidence[] = [];
  for (const label of labels) {
    if (label.box.y1 > value.box.y1 || label.box.y1 < highest) continue;
    const above = strengthAbove(label, look(label), value, page, column);
    if (!above) continue;
    const strength = above.strength * (1 - LABELLED_BESIDE * nearest);
    if (strength > LEAST) found.push({ ...above, label, strength });
  }
  return found;
}

/** Labels that are no part of the value. Most values overlap none. */
function withoutOverlaps(labels: readonly Located<Label>[], value: Placed): readonly Located<Label>[] {
  const overlaps = (label: Located<Label>) =>
    label.segment === value.segment && label.start < value.end && value.start < label.end;
  return labels.some(overlaps) ? labels.filter((label) => !overlaps(label)) : labels;
}
