export { decideCurrency } from './currency.ts';
export { findOtherTotals } from './other-totals.ts';
export { CENT } from './sums.ts';
export { findTaxBreakdown } from './tax-breakdown.ts';
export { decideTotals } from './totals.ts';
export {
  type AmountCandidate,
  adjustments,
  amountCandidates,
  balances,
  roundings,
} from './totals-candidates.ts';
export { decideRate, type RateCandidate, rateCandidates } from './vat-rate.ts';
