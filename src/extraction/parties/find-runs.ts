import { type LayoutPage, misalignment } from '../../layout/index.ts';
import type { Reading } from '../reading/index.ts';
import { captionsOf, unknownHeads } from './captions.ts';
import { columnRuns } from './column-runs.ts';
import { oneLineRuns } from './one-line-runs.ts';
import { partOf } from './parts.ts';
import { makeRun, type Run } from './runs.ts';

/** All runs of lines on a page that may describe a party. */
export function findRuns(page: LayoutPage, reading: Reading): Run[] {
  const parts = new Map(page.segments.map((segment) => [segment, partOf(segment, reading)]));
  const { runs, whole } = oneLineRuns(page, parts.values(), reading);
  // The sender's line over the receiver's address is a description of its own.
  for (const segment of whole) parts.set(segment, { ...parts.get(segment)!, value: 'other' });
  const captions = captionsOf(page, parts);
  for (const head of unknownHeads(page, parts)) parts.set(head.segment, { ...head, value: 'label' });
  const stacked = page.columns.flatMap((column) =>
    columnRuns(column, page, (segment) => parts.get(segment)!, captions),
  );
  return [...joined(stacked, page), ...runs];
}

/** Free space within an address in wide-set lines, in line heights. */
const WIDE_SET = 4;

/** A street, and below it after some free space a town with nothing over it: one address in wide-set lines. */
function joined(runs: readonly Run[], page: LayoutPage): Run[] {
  const found = [...runs];
  for (const town of runs) {
    const [first] = town.lines;
    if (town.name || first?.value !== 'postal' || town.parts[0] !== first) continue;
    const street = found.find(({ lines, page: own }) => {
      const last = lines.at(-1);
      const gap = last ? first.box.y0 - last.box.y1 : 0;
      return (
        own === page &&
        // A district may stand between street and town.
        (last?.value === 'street' || (last?.value === 'text' && lines.at(-2)?.value === 'street')) &&
        gap > 0 &&
        gap < WIDE_SET * page.unit &&
        misalignment(last.box, first.box) < page.unit &&
        !lines.some(({ value }) => value === 'postal')
      );
    });
    if (!street || street === town) continue;
    const run = makeRun([...street.parts, ...town.parts], {
      page,
      heading: street.heading,
      column: street.column,
      position: street.position,
      room: 0,
    });
    if (run)
      found.splice(found.indexOf(street), 1, { ...run, ...(street.name ? { name: street.name } : {}) });
    found.splice(found.indexOf(town), 1);
  }
  return found;
}
