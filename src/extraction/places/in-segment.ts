import type { Segment } from '../../layout/index.ts';
import type { Located } from './located.ts';

const grouped = new WeakMap<readonly Located<unknown>[], Map<Segment, Located<unknown>[]>>();

/**
 * The items of a list that stand in a segment, in the list's order. The list is grouped by segment the first time, so it may not change
 * afterwards.
 */
export function inSegment<Value>(
  items: readonly Located<Value>[],
  segment: Segment,
): readonly Located<Value>[] {
  let groups = grouped.get(items);
  if (!groups) {
    groups = Map.groupBy(items as readonly Located<unknown>[], (item) => item.segment);
    grouped.set(items, groups);
  }
  return (groups.get(segment) ?? []) as Located<Value>[];
}
