/** The upper of the two middle values where their number is even; 0 where there are none. */
export const findMedian = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
