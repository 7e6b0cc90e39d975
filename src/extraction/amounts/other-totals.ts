import type { Field, Totals } from '../../invoice/index.ts';
import { probability, score, type Weights } from '../evidence/index.ts';
import { readField } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { addUp, CENT, explained } from './sums.ts';
import type { AmountCandidate } from './totals-candidates.ts';

type Name = 'discount' | 'shipping' | 'rounding' | 'prepaid' | 'previousBalance' | 'amountDue';

/** What speaks against every one of them: columns of the items, prose, numbers that are no money. */
const COMMON: Weights = {
  'column.quantity': -2,
  'above.quantity': -2,
  'left.quantity': -2,
  'above.unit_price': -2,
  'column.unit_price': -1.5,
  'column.line_amount': -0.4,
  'left.item_number': -2,
  'left.position': -2,
  'left.tax': -1.5,
  'left.net': -1.5,
  sentence: -1.5,
  odd: -2,
  whole: -2.5,
  zero: -3,
  cents: 0.6,
  money: 0.5,
  low: 1,
};
const label = (role: string, left: number, above: number): Weights => ({
  [`left.${role}`]: left,
  [`above.${role}`]: above,
});
const WEIGHTS: Record<Name, Weights> = {
  discount: { bias: -4.2, ...COMMON, ...label('discount', 4.6, 1.6), 'left.payment_terms': -4 },
  shipping: { bias: -4.2, ...COMMON, ...label('shipping', 4.6, 2) },
  rounding: { bias: -4, ...COMMON, ...label('rounding', 5, 2), zero: 0, rounded: -3 },
  prepaid: {
    bias: -4.2,
    ...COMMON,
    ...label('prepaid', 5, 3),
    'left.amount_paid': 4.8,
    'above.amount_paid': 2.5,
    'left.amount_due': -2,
    'left.change_cash': -3,
  },
  previousBalance: { bias: -4.2, ...COMMON, ...label('previous_balance', 5, 3.4) },
  amountDue: {
    bias: -4.2,
    ...COMMON,
    ...label('amount_due', 5, 3.6),
    'left.gross': 0.6,
    largest: 0.4,
    // "Betrag" heads a column of the items.
    'above.line_amount': -3.5,
    'column.line_amount': -1,
  },
};
const THRESHOLD = 0.6;
/** Sums that lead from the gross to the amount due bear each other out. */
const PROVEN = 2;

/** The sums that stand around net, tax and gross: what was taken off, added, paid before and is left to pay. */
export function findOtherTotals(
  candidates: readonly AmountCandidate[],
  totals: Totals,
  reading: Reading,
): Pick<Totals, Name> {
  const best: Partial<Record<Name, { candidate: AmountCandidate; logOdds: number }>> = {};
  const taken = new Map<AmountCandidate, Name>();
  const claims = candidates
    .flatMap((candidate) =>
      (Object.keys(WEIGHTS) as Name[]).map((name) => ({
        name,
        candidate,
        logOdds: score(WEIGHTS[name], candidate.features),
      })),
    )
    .filter(({ logOdds }) => logOdds > THRESHOLD)
    .sort((a, b) => b.logOdds - a.logOdds);
  for (const { name, candidate, logOdds } of claims) {
    if (best[name] || taken.has(candidate)) continue;
    best[name] = { candidate, logOdds };
    taken.set(candidate, name);
  }
  if (isTendered(best.prepaid?.candidate.value, totals, best.previousBalance !== undefined, reading))
    delete best.prepaid;
  // What the amount due is less than the total, where just that is printed.
  const missing = (totals.gross?.value ?? 0) - (best.amountDue?.candidate.value ?? Number.NaN);
  if (!best.prepaid && !best.previousBalance && missing > CENT) {
    const candidate = candidates.find(
      ({ value, place }) => place.value.fraction === 2 && Math.abs(Math.abs(value) - missing) <= CENT,
    );
    if (candidate && !taken.has(candidate)) best.prepaid = { candidate, logOdds: THRESHOLD };
  }
  const value = (name: Name) => Math.abs(best[name]?.candidate.value ?? 0);
  const gross = totals.gross?.value;
  const due = best.amountDue?.candidate.value;
  const proven =
    gross !== undefined &&
    due !== undefined &&
    Math.abs(gross - value('prepaid') + value('previousBalance') - due) <= 2 * CENT;
  const inSum = provenBetween(totals, [value('discount'), value('shipping'), value('rounding')]);
  const field = (name: Name): Field<number> | undefined => {
    const found = best[name];
    if (!found) return undefined;
    const { candidate, logOdds } = found;
    const sure =
      (proven && (name === 'prepaid' || name === 'previousBalance' || name === 'amountDue')) ||
      (inSum && (name === 'discount' || name === 'shipping' || name === 'rounding'));
    const amount = name === 'rounding' || name === 'amountDue' ? candidate.value : Math.abs(candidate.value);
    return readField(
      amount,
      candidate.place,
      probability(logOdds + (sure ? PROVEN : 0)),
      reading.layout.pageOf(candidate.place.segment),
    );
  };
  return Object.fromEntries(
    (Object.keys(WEIGHTS) as Name[]).flatMap((name) => {
      const found = field(name);
      return found ? [[name, found]] : [];
    }),
  );
}

/** Cash put on the counter, and payments of earlier invoices, are no part of this one's account. */
function isTendered(
  paid: number | undefined,
  { gross }: Totals,
  hasBalance: boolean,
  reading: Reading,
): boolean {
  if (paid === undefined) return false;
  const change = reading.labels.some(({ value }) => value.role === 'change_cash' && value.quality > 0.8);
  return change || hasBalance || (gross !== undefined && Math.abs(paid) > Math.abs(gross.value) + CENT);
}

/** Net, tax and gross differ by what was found between them. */
function provenBetween({ net, tax, gross }: Totals, between: readonly number[]): boolean {
  if (!net || !tax || !gross || addUp({ net: net.value, tax: tax.value, gross: gross.value })) return false;
  return explained(
    gross.value - net.value - tax.value,
    between.filter((amount) => amount > 0),
  );
}
