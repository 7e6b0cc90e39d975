import type { Box } from '../../invoice/index.ts';
import type { Layout, LayoutPage } from '../../layout/index.ts';
import type { Features } from '../evidence/index.ts';
import type { Label, LabelRole } from '../labels/index.ts';
import type { Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';

/** A printed heading that says which party stands below or beside it, and the area that it speaks for. */
interface Heading {
  role: LabelRole;
  quality: number;
  page: number;
  box: Box;
  /** Where its line's own text ends. */
  end: number;
  /** How far its word goes: to the next thing on its right, and down to the next heading in its way. */
  area: Box;
  unit: number;
}

const ROLES = new Set<LabelRole>(['seller', 'buyer', 'delivery', 'remit_to']);
/** A heading speaks for at most this many line heights below it. */
const REACH = 16;
/** Labels of what a party has: they go on with the party whose heading stands before them on the line. */
const ATTRIBUTES = new Set<LabelRole>([
  'name',
  'address',
  'tax_id',
  'phone',
  'email',
  'country',
  'attention',
]);

export type Headings = (page: number, box: Box) => Features;

/** Finds the headings and answers, for any box, how much each role's heading speaks for it: `heading.<role>`, 0–1. */
export function findHeadings(reading: Reading): Headings {
  const headings = collect(reading, reading.layout);
  return (page, box) => {
    const features: Features = {};
    let best = 0;
    const spoken = headings
      .filter((heading) => heading.page === page)
      .map((heading) => ({ heading, strength: influence(heading, box) }))
      .filter(({ strength }) => strength > 0.05);
    for (const { strength } of spoken) best = Math.max(best, strength);
    for (const { heading, strength } of spoken) {
      // The nearest heading wins; a weaker one counts only as far as it keeps up.
      const value = strength < best ? strength * 0.4 : strength;
      const name = `heading.${heading.role}`;
      features[name] = Math.max(features[name] ?? 0, value);
    }
    return features;
  };
}

function collect(reading: Reading, layout: Layout): Heading[] {
  const found: Heading[] = [];
  for (const label of reading.labels) {
    const { role, quality } = label.value;
    if (!ROLES.has(role)) continue;
    const { segment } = label;
    // The holder of an account is no receiver.
    if (
      reading.labels.some(
        (l) => l.segment === segment && l.start === label.start && l.value.role === 'account_holder',
      )
    )
      continue;
    const before = segment.text.slice(0, label.start).match(/\p{L}{2,}/gu)?.length ?? 0;
    const rest = segment.text.slice(label.end);
    const after = rest.match(/\p{L}{2,}/gu)?.length ?? 0;
    // Inside a sentence these words are no heading.
    if (
      before > 1 ||
      (after > 0 && !/^\s*[:：\-–]/.test(rest) && !/^\s*\p{P}?\s*\p{L}{1,12}\s*[:：]?$/u.test(rest))
    )
      continue;
    const page = layout.pageOf(segment);
    const line = layout.lineOf(segment);
    // "To" and "For" between other words of the line are no headings either.
    const previous = line.segments.findLast(({ box }) => box.x1 <= segment.box.x0);
    if (label.text.length < 4 && previous && segment.box.x0 - previous.box.x1 < 3 * page.unit) continue;
    const next = line.segments.find(({ box }) => box.x0 > segment.box.x1);
    // The heading owns what stands right of it on its line, if that is no label itself.
    const nextIsLabel =
      next &&
      reading.labels.some(
        (other) =>
          other.segment === next &&
          other.start < 2 &&
          !ATTRIBUTES.has(other.value.role) &&
          other.value.quality > 0.7,
      );
    const below = reading.labels.filter(
      (other) =>
        ROLES.has(other.value.role) &&
        other.page === label.page &&
        other.segment !== segment &&
        other.box.y0 > label.box.y1 &&
        Math.abs(other.segment.box.x0 - segment.box.x0) < 3 * page.unit,
    );
    found.push({
      role,
      quality: quality * (before > 0 ? 0.7 : 1),
      page: label.page,
      box: label.box,
      end: segment.box.x1,
      area: {
        x0: label.box.x0 - 1.5 * page.unit,
        y0: label.box.y0 - 0.5 * page.unit,
        x1: next && nextIsLabel ? next.box.x0 - 0.5 * page.unit : page.width,
        y1: Math.min(
          label.box.y1 + REACH * page.unit,
          ...below.map(({ box }) => box.y0),
          ...(role === 'delivery' ? [endOfBlock(label, page)] : []),
        ),
      },
      unit: page.unit,
    });
  }
  return found;
}

/** Free space that ends a block, in line heights. */
const APART = 1.8;

/** Where the lines right below a label end: goods go to one place, and what comes after some space is another's. */
function endOfBlock(label: Located<Label>, page: LayoutPage): number {
  const { unit } = page;
  const under = page.segments
    .filter(({ box }) => box.y0 > label.box.y0 + 0.5 * unit && Math.abs(box.x0 - label.box.x0) < 3 * unit)
    .sort((a, b) => a.box.y0 - b.box.y0);
  let end = label.box.y1;
  let lines = 0;
  for (const { box } of under) {
    if (lines > 1 && box.y0 - end > APART * unit) return end + 0.5 * unit;
    end = Math.max(end, box.y1);
    lines++;
  }
  return Infinity;
}

function influence({ quality, box, end, area, unit }: Heading, target: Box): number {
  const middle = (target.y0 + target.y1) / 2;
  if (middle < area.y0 || middle > area.y1 || target.x0 < area.x0 || target.x0 > area.x1) return 0;
  const beside = middle < box.y1 + 0.3 * unit;
  if (beside && target.x0 < box.x1 - unit) return 0;
  const down = Math.max(0, target.y0 - box.y1) / unit;
  const across = Math.max(0, target.x0 - (!beside ? box.x0 : target.x0 >= end ? end : box.x1)) / unit;
  return quality * (1 - (0.5 * down) / REACH) * (across < 3 ? 1 : across < 12 ? 0.75 : 0.4);
}
