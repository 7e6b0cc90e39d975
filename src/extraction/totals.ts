import type { Field, Totals } from '../invoice/index.ts';
import { readField } from './located.ts';
import { probability, score, type Weights } from './model.ts';
import type { Reading } from './reading.ts';
import type { AmountCandidate } from './totals-candidates.ts';
import { CONSISTENCY, THRESHOLDS, WEIGHTS } from './weights.ts';

/** The best of each role go into the joint decision. */
const TOP = 8;

interface Scored {
  candidate: AmountCandidate;
  logOdds: number;
}

interface Choice {
  net?: Scored;
  tax?: Scored;
  gross?: Scored;
  sum: number;
  /** Log-odds that the three adding up gives each of them; negative when they contradict. */
  agreement: number;
}

export interface DecidedTotals {
  totals: Totals;
  /** Percent that the tax is of the net, where the three add up. */
  impliedRate?: number;
  /** Net, tax and gross were all found and add up. */
  consistent: boolean;
}

/** Amounts are rounded to a cent each. */
const CENT = 0.011;

function best(candidates: readonly AmountCandidate[], weights: Weights): Scored[] {
  return candidates
    .map((candidate) => ({ candidate, logOdds: score(weights, candidate.features) }))
    .sort((a, b) => b.logOdds - a.logOdds)
    .slice(0, TOP);
}

/** What else on the page has a say in the sums. */
export interface Surroundings {
  /** Percentages printed as tax rates. */
  rates: readonly number[];
  /** Discounts, shipping, prepayments, rounding: what may stand between net and gross besides tax. */
  adjustments: readonly number[];
}

/** The difference is one, two or three of the printed adjustments, added or taken off. */
function explained(difference: number, adjustments: readonly number[], depth = 3): boolean {
  if (Math.abs(difference) <= 2 * CENT) return true;
  if (depth === 0) return false;
  return adjustments.some((amount, i) => {
    const others = adjustments.slice(i + 1);
    return (
      explained(difference - amount, others, depth - 1) || explained(difference + amount, others, depth - 1)
    );
  });
}

/** How well net, tax and gross go together, in log-odds. `rates` are the percentages printed as tax rates. */
function agreement(choice: Omit<Choice, 'sum' | 'agreement'>, { rates, adjustments }: Surroundings): number {
  const [net, tax, gross] = [choice.net, choice.tax, choice.gross].map((s) => s?.candidate.value);
  const fits = (base: number, part: number) =>
    rates.some((rate) => rate > 0 && Math.abs((base * rate) / 100 - part) <= 0.011 + Math.abs(base) * 0.0006);
  let sum = 0;
  if (net !== undefined && tax !== undefined && gross !== undefined) {
    const rest = gross - net - tax;
    if (Math.abs(rest) > 2 * CENT)
      return explained(rest, adjustments) ? CONSISTENCY.adjusted : CONSISTENCY.contradiction;
    sum += tax === 0 ? CONSISTENCY.untaxed : CONSISTENCY.addsUp;
    if (tax !== 0 && fits(net, tax)) sum += CONSISTENCY.rate;
    if (tax !== 0 && Math.abs(tax) > 0.35 * Math.abs(net)) sum += CONSISTENCY.hugeTax;
  } else if (net !== undefined && gross !== undefined) {
    if (Math.abs(net) > Math.abs(gross) + CENT)
      sum += explained(gross - net, adjustments) ? 0 : CONSISTENCY.netAboveGross;
    else if (fits(net, gross - net)) sum += CONSISTENCY.pairRate;
    // A third and more of tax: one of the two is something else.
    else if (gross > 0 && net < 0.7 * gross && !explained(gross - net, adjustments))
      sum += CONSISTENCY.hugeTax;
  } else if (tax !== undefined && gross !== undefined) {
    if (Math.abs(tax) > 0.3 * Math.abs(gross)) sum += CONSISTENCY.hugeTax;
    else if (tax !== 0 && fits(gross - tax, tax)) sum += CONSISTENCY.pairRate;
  }
  return sum;
}

/** Decides net, tax and gross together: the best consistent assignment wins, not each one's best. */
export function decideTotals(
  candidates: readonly AmountCandidate[],
  surroundings: Surroundings,
  reading: Reading,
): DecidedTotals {
  const nets: (Scored | undefined)[] = [undefined, ...best(candidates, WEIGHTS.net)];
  const taxes: (Scored | undefined)[] = [undefined, ...best(candidates, WEIGHTS.tax)];
  const grosses: (Scored | undefined)[] = [undefined, ...best(candidates, WEIGHTS.gross)];
  let chosen: Choice = { sum: 0, agreement: 0 };
  for (const gross of grosses) {
    for (const net of nets) {
      if (net && net.candidate === gross?.candidate) continue;
      for (const tax of taxes) {
        if (tax && (tax.candidate === gross?.candidate || tax.candidate === net?.candidate)) continue;
        const some = { ...(net ? { net } : {}), ...(tax ? { tax } : {}), ...(gross ? { gross } : {}) };
        const agree = agreement(some, surroundings);
        const sum =
          agree +
          (net ? net.logOdds - THRESHOLDS.net : 0) +
          (tax ? tax.logOdds - THRESHOLDS.tax : 0) +
          (gross ? gross.logOdds - THRESHOLDS.gross : 0);
        if (sum > chosen.sum) chosen = { ...some, sum, agreement: agree };
      }
    }
  }
  const field = (scored: Scored): Field<number> => {
    const { place, value } = scored.candidate;
    return readField(
      value,
      place,
      probability(scored.logOdds + chosen.agreement / 2),
      reading.layout.pageOf(place.segment),
    );
  };
  // A sum called net with no tax and no other total is what is to be paid.
  if (chosen.net && !chosen.tax && !chosen.gross) {
    const { net: only, ...rest } = chosen;
    chosen = { ...rest, gross: { candidate: only.candidate, logOdds: only.logOdds * 0.6 } };
  }
  const { net, tax, gross } = chosen;
  const consistent = Boolean(net && tax && gross && chosen.agreement > 0);
  const totals: Totals = {
    ...(net ? { net: field(net) } : {}),
    ...(tax ? { tax: field(tax) } : {}),
    ...(gross ? { gross: field(gross) } : {}),
  };
  const base = net?.candidate.value;
  return consistent && base
    ? { totals, consistent, impliedRate: (100 * tax!.candidate.value) / base }
    : { totals, consistent };
}
