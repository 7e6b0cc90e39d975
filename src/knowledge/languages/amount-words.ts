/** Words around sums, taxes and currencies. */
export type AmountWords = Record<never, never>;
