import type { Field, Totals } from '../../invoice/index.ts';
import { type Context, probability, score, type WeighedField } from '../evidence/index.ts';
import { readField } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { addUp, CENT, explained } from './sums.ts';
import type { AmountCandidate } from './totals-candidates.ts';

const NAMES = [
  'discount',
  'shipping',
  'rounding',
  'prepaid',
  'previousBalance',
  'amountDue',
] as const satisfies readonly WeighedField[];

type Name = (typeof NAMES)[number];

/** Sums that lead from the gross to the amount due bear each other out. */
const PROVEN = 2;

/** The sums that stand around net, tax and gross: what was taken off, added, paid before and is left to pay. */
export function findOtherTotals(
  { reading, model: { weights, thresholds } }: Context,
  candidates: readonly AmountCandidate[],
  totals: Totals,
): Pick<Totals, Name> {
  const best: Partial<Record<Name, { candidate: AmountCandidate; logOdds: number }>> = {};
  const taken = new Map<AmountCandidate, Name>();
  const claims = candidates
    .flatMap((candidate) =>
      NAMES.map((name) => ({
        name,
        candidate,
        logOdds: score(weights[name], candidate.features),
      })),
    )
    .filter(({ name, logOdds }) => logOdds > thresholds[name])
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
    if (candidate && !taken.has(candidate)) best.prepaid = { candidate, logOdds: thresholds.prepaid };
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
    NAMES.flatMap((name) => {
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
