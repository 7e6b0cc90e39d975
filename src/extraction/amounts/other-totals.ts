import { defined } from '../../base/index.ts';
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
  'withholding',
  'previousBalance',
  'amountDue',
] as const satisfies readonly WeighedField[];

type Name = (typeof NAMES)[number];

/** Sums that lead from the gross to the amount due bear each other out. */
const PROVEN = 2;

interface Claim {
  candidate: AmountCandidate;
  logOdds: number;
}

type Claims = Partial<Record<Name, Claim>>;

/** Sums that lead from the gross to what is to be paid, and those that stand between net and gross. */
const AFTER_GROSS: readonly Name[] = ['prepaid', 'withholding', 'previousBalance', 'amountDue'];
/** Tax that is kept back comes off before the total on some invoices, on others after it. */
const BEFORE_GROSS: readonly Name[] = ['discount', 'shipping', 'rounding', 'withholding'];
/** Sums that keep their sign. */
const SIGNED: readonly Name[] = ['rounding', 'amountDue'];

/** The sums that stand around net, tax and gross: what was taken off, added, paid before and is left to pay. */
export function findOtherTotals(
  context: Context,
  candidates: readonly AmountCandidate[],
  totals: Totals,
): Pick<Totals, Name> {
  const { reading } = context;
  const claims = claimsOf(context, candidates);
  const taken = new Set(Object.values(claims).map(({ candidate }) => candidate));
  const paid = claims.prepaid?.candidate.value;
  if (isTendered(paid, totals, claims.previousBalance !== undefined, reading)) delete claims.prepaid;
  const missing = paymentMissing(claims, candidates, taken, totals);
  if (missing) claims.prepaid = { candidate: missing, logOdds: context.model.thresholds.prepaid };
  const proven = new Set([
    ...(leadsToDue(claims, totals) ? AFTER_GROSS : []),
    ...(provenBetween(
      totals,
      BEFORE_GROSS.map((name) => sizeOf(claims, name)),
    )
      ? BEFORE_GROSS
      : []),
  ]);
  const field = (name: Name): Field<number> | undefined => {
    const claim = claims[name];
    if (!claim) return undefined;
    const { place, value } = claim.candidate;
    const sure = probability(claim.logOdds + (proven.has(name) ? PROVEN : 0));
    const amount = SIGNED.includes(name) ? value : Math.abs(value);
    return readField(amount, place, sure, reading.layout.pageOf(place.segment));
  };
  return defined(Object.fromEntries(NAMES.map((name) => [name, field(name)])) as Record<Name, Field<number>>);
}

/** The surest claims first: one amount is one sum only. */
function claimsOf(
  { model: { weights, thresholds } }: Context,
  candidates: readonly AmountCandidate[],
): Claims {
  const claims = candidates
    .flatMap((candidate) =>
      NAMES.map((name) => ({ name, candidate, logOdds: score(weights[name], candidate.features) })),
    )
    .filter(({ name, logOdds }) => logOdds > thresholds[name])
    .sort((a, b) => b.logOdds - a.logOdds);
  const best: Claims = {};
  const taken = new Set<AmountCandidate>();
  for (const { name, candidate, logOdds } of claims) {
    if (best[name] || taken.has(candidate)) continue;
    best[name] = { candidate, logOdds };
    taken.add(candidate);
  }
  return best;
}

const sizeOf = (claims: Claims, name: Name) => Math.abs(claims[name]?.candidate.value ?? 0);

/** By how much the amount due is less than the total, where just that is printed: it was paid before. */
function paymentMissing(
  claims: Claims,
  candidates: readonly AmountCandidate[],
  taken: ReadonlySet<AmountCandidate>,
  { gross }: Totals,
): AmountCandidate | undefined {
  const missing = (gross?.value ?? 0) - (claims.amountDue?.candidate.value ?? Number.NaN);
  if (claims.prepaid || claims.previousBalance || !(missing > CENT)) return undefined;
  const found = candidates.find(
    ({ value, place }) => place.value.fraction === 2 && Math.abs(Math.abs(value) - missing) <= CENT,
  );
  return found && !taken.has(found) ? found : undefined;
}

/** The total less what was paid before, and with what was owed before, is the amount due. */
function leadsToDue(claims: Claims, { gross }: Totals): boolean {
  const due = claims.amountDue?.candidate.value;
  if (!gross || due === undefined) return false;
  const left =
    gross.value -
    sizeOf(claims, 'prepaid') -
    sizeOf(claims, 'withholding') +
    sizeOf(claims, 'previousBalance');
  return Math.abs(left - due) <= 2 * CENT;
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
