import type { Option } from '../evidence/index.ts';
import { CENT, explained, type Surroundings } from './sums.ts';
import type { AmountCandidate } from './totals-candidates.ts';

/** One amount, or several of one role together. */
interface Sum {
  value: number;
  parts: readonly AmountCandidate[];
}

/** Taxes may come in parts: CGST and SGST, one line for each rate. So many lines are tried together. */
const MOST_PARTS = 6;
/** A part is at least this likely to be a tax, in log-odds. */
const LEAST_PART = -1.5;
/** Parts that add up to the difference of gross and net may do so by chance: log-odds. */
const BY_CHANCE = -1;

/** Every two and more of the likeliest, together as sure as the least of them. */
export function sumsTogether(sums: readonly Option<Sum>[]): Option<Sum>[] {
  const parts = sums
    .filter(({ item, logOdds }) => item.value !== 0 && logOdds > LEAST_PART)
    .slice(0, MOST_PARTS);
  let sets: Option<Sum>[] = [];
  for (const part of parts)
    sets = sets.concat(
      part,
      sets.map((set) => together(set, part)),
    );
  return sets
    .filter(({ item }) => item.parts.length > 1)
    .map((set) => ({ ...set, logOdds: set.logOdds + BY_CHANCE, gain: set.gain + BY_CHANCE }));
}

function together(a: Option<Sum>, b: Option<Sum>): Option<Sum> {
  const value = Math.round((a.item.value + b.item.value) * 100) / 100;
  return {
    item: { value, parts: [...a.item.parts, ...b.item.parts] },
    key: value,
    logOdds: Math.min(a.logOdds, b.logOdds),
    gain: Math.min(a.gain, b.gain),
    features: a.logOdds < b.logOdds ? a.features : b.features,
    weights: a.weights,
    place: a.place,
  };
}

/** A larger sum dominates another only where it is at least this likely the total, in log-odds. */
const LEAST_DOMINANT = 1.5;

/** Tells of a gross whether another is more like the total and larger, and no earlier balance or adjustment explains by how much. */
export function isDominated(
  grosses: readonly Option<Sum>[],
  { adjustments, balances }: Surroundings,
): (gross: Option<Sum>) => boolean {
  const between = [...balances, ...adjustments];
  return (gross) =>
    grosses.some(
      ({ item, logOdds }) =>
        logOdds > Math.max(LEAST_DOMINANT, gross.logOdds) &&
        Math.abs(item.value) > Math.abs(gross.item.value) + CENT &&
        !explained(item.value - gross.item.value, between),
    );
}
