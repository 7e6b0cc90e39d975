export { decideCurrency } from './currency.ts';
export { findOtherTotals } from './other-totals.ts';
export { addUp, agreement, CENT, fitsRate, type Surroundings } from './sums.ts';
export { isDominated, sumsTogether } from './sums-together.ts';
export { findTaxBreakdown } from './tax-breakdown.ts';
export {
  type AmountCandidate,
  adjustments,
  amountCandidates,
  balances,
  roundings,
} from './totals-candidates.ts';
export { columnRates, MAX_RATE, type RateCandidate, rateCandidates } from './vat-rate.ts';
