import type { Layout, Segment } from '../../layout/index.ts';
import { type Located, locate } from '../places/index.ts';
import { findIbans, type Iban, inGroups } from '../values/index.ts';

/** An IBAN that ends with its line, or stops short there. */
const TAIL = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[0-9A-Z]){4,32} ?$/u;
const GROUP = /^[0-9A-Z]{1,30}(?: |$)/;
/** Lines of a narrow cell that one IBAN may take. */
const MOST_LINES = 3;
/** Limits for hostile pages: lines tried as a continuation of one, and beginnings tried. */
const MOST_TRIED = 4;
const MOST_BEGUN = 50;
/** From the top of a line to that of the next, in heights of a line: about 2 where lines are set wide. */
const SHORTEST_STEP = 0.5;
const LONGEST_STEP = 2.2;

/**
 * Adds the IBANs that a narrow column breaks over two or three lines, where the checksum of all together is right. They replace what the
 * first line alone was taken for.
 */
export function withWrappedIbans(layout: Layout, ibans: readonly Located<Iban>[]): Located<Iban>[] {
  let begun = 0;
  const wrapped = layout.segments.flatMap((segment) => {
    const tail = TAIL.exec(segment.text);
    if (!tail || ibans.some((iban) => iban.segment === segment && iban.value.valid && iban.end > tail.index))
      return [];
    if (++begun > MOST_BEGUN) return [];
    const value = continued(layout, segment, tail[0].trim(), MOST_LINES - 1);
    if (!value) return [];
    const end = segment.text.trimEnd().length;
    return [
      {
        ...locate(segment, { start: tail.index, end, text: tail[0].trim(), value }),
        text: inGroups(value.iban),
      },
    ];
  });
  const replaced = (iban: Located<Iban>) =>
    wrapped.some(({ segment, start }) => iban.segment === segment && iban.end > start);
  return [...ibans.filter((iban) => !replaced(iban)), ...wrapped];
}

function continued(layout: Layout, upper: Segment, printed: string, lines: number): Iban | undefined {
  if (lines === 0) return undefined;
  const below = layout.segments.filter((lower) => isBelow(lower, upper) && GROUP.test(lower.text));
  for (const lower of below.slice(0, MOST_TRIED)) {
    const whole = `${printed} ${lower.text}`;
    const [iban] = findIbans(whole);
    if (iban?.start === 0 && iban.end > printed.length && iban.value.valid && !iban.value.repaired)
      return iban.value;
    const more = /^[0-9A-Z ]+$/.test(lower.text) && continued(layout, lower, whole, lines - 1);
    if (more) return more;
  }
  return undefined;
}

function isBelow(lower: Segment, upper: Segment): boolean {
  const height = upper.box.y1 - upper.box.y0;
  const step = lower.box.y0 - upper.box.y0;
  return (
    lower.page === upper.page &&
    step > SHORTEST_STEP * height &&
    step < LONGEST_STEP * height &&
    lower.box.x0 < upper.box.x1 &&
    upper.box.x0 < lower.box.x1
  );
}
