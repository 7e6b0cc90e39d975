/** One value that was read, and whether it is right. */
export interface Judged {
  confidence: number;
  right: boolean;
  /** How much it counts. */
  weight: number;
}

const BINS = 10;

interface Bin {
  count: number;
  weight: number;
  predicted: number;
  observed: number;
}

function binned(observations: readonly Judged[]): Bin[] {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, weight: 0, predicted: 0, observed: 0 }));
  for (const { confidence, right, weight } of observations) {
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))]!;
    bin.count++;
    bin.weight += weight;
    bin.predicted += confidence * weight;
    bin.observed += right ? weight : 0;
  }
  return bins;
}

/** Values with at least this confidence are called sure. */
const SURE = 0.9;

/** How many values are sure, and how many of these are right. */
export function rightOfSure(observations: readonly Judged[]): { values: number; right: number } {
  const sure = observations.filter(({ confidence }) => confidence >= SURE);
  return { values: sure.length, right: sure.filter(({ right }) => right).length };
}

/** Mean distance between predicted and observed frequency, weighted by how many values fall into each tenth; 0 without values. */
export function expectedError(observations: readonly Judged[]): number {
  const bins = binned(observations);
  const total = bins.reduce((sum, { weight }) => sum + weight, 0);
  return (
    bins.reduce((sum, { predicted, observed }) => sum + Math.abs(predicted - observed), 0) /
    Math.max(total, Number.EPSILON)
  );
}

/** Prints ten bins: number of values, mean confidence, share that is right. */
export function printReliability(observations: readonly Judged[]): void {
  console.log('confidence   values  predicted  observed');
  for (const [i, { count, weight, predicted, observed }] of binned(observations).entries()) {
    if (count === 0) continue;
    const range = `${(i / BINS).toFixed(1)}–${((i + 1) / BINS).toFixed(1)}`;
    console.log(
      `${range.padEnd(10)}${String(count).padStart(9)}${(predicted / weight).toFixed(2).padStart(11)}${(observed / weight).toFixed(2).padStart(10)}`,
    );
  }
  console.log(`expected calibration error ${expectedError(observations).toFixed(3)}`);
}
