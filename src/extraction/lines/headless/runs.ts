import type { Item } from './items.ts';

/** Right edges of one column of sums differ by less than this many line heights: slips are printed and cut by hand. */
const ALIGNED = 2;
/** Where a price has more places than are printed, a sum is a cent off. */
const CENT = 0.011;
/** Of several items without a proven sum, this part is quantity times price. */
const LEAST_COUNTED = 0.5;
/** More items than this are not tried. */
const MOST_ITEMS = 300;

/**
 * The longest run of items in one column whose sum is one of the given.
 * @param targets the sums that are printed for all that stands above a line: what items up to there may add up to
 */
export function provenRun(items: readonly Item[], targets: (last: Item) => readonly number[]): Item[] {
  let best: Item[] = [];
  const some = items.slice(0, MOST_ITEMS);
  for (const [first, { amount, row }] of some.entries()) {
    const run: Item[] = [];
    let sum = 0;
    let sums = 0;
    for (const item of some.slice(first)) {
      if (Math.abs(item.amount.x1 - amount.x1) > ALIGNED * row.entry.page.unit) continue;
      run.push(item);
      sum += item.returned ? -item.amount.value : item.amount.value;
      sums += item.amount.value === 0 ? 0 : 1;
      if (sums < 2 || run.length <= best.length) continue;
      if (targets(item).some((target) => Math.abs(sum - target) < CENT)) best = [...run];
    }
  }
  return best;
}

/** Items of which many are quantity times price, though their sum is not printed, or one of them was read incorrectly. */
export function countedRun(items: readonly Item[]): Item[] {
  const run: Item[] = [];
  let sum = 0;
  // What stands above the first counted item may be anything.
  for (const item of items.slice(
    Math.max(
      0,
      items.findIndex(({ count }) => count),
    ),
  )) {
    if (run.length > 0 && Math.abs(item.amount.value - sum) < CENT) break;
    run.push(item);
    sum += item.amount.value;
  }
  const counted = run.filter(({ count }) => count).length;
  const enough = counted > 1 ? counted >= LEAST_COUNTED * run.length : run.length === 1;
  return counted > 0 && enough ? run : [];
}
