import type { Field } from '../../invoice/index.ts';
import type { LabelRole } from '../labels/index.ts';
import { type Located, readField } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import type { CurrencyMention } from '../values/index.ts';

/** Votes by kind of mention: a code is deliberate, a word may be prose. */
const VOTE = { code: 1.5, symbol: 1, word: 0.6 } as const;
/** A mention beside an amount counts this much more. */
const BESIDE_AMOUNT = 2;
/** Letters that must not be looked for far from an amount: three capitals are often an abbreviation. */
const CODE_APART = 0.3;

/** "INR Six Lakh Only": at the head of a line they are one more often. */
const CODE_AHEAD = 0.5;
/** Three capitals by themselves in a line of words are too little. */
const LEAST = 0.5;

/** Labels that have the currency of their sums beside them: "Amount (EUR)". */
const HEADS_SUMS: ReadonlySet<LabelRole> = new Set([
  'currency',
  'gross',
  'amount_due',
  'net',
  'tax',
  'line_amount',
  'unit_price',
]);

/** Nothing but a number and a currency. */
const isSum = (text: string) => /^\p{Lu}{3}\s?[-\d.,' ]+$|^[-\d.,' ]+\p{Lu}{3}$/u.test(text);

/**
 * The currency of the document: mentions vote, those beside amounts most. An ambiguous symbol goes to the currency that
 * other mentions, the seller's country or a label ("currency") support, or else to its most common meaning.
 */
export function decideCurrency(
  reading: Reading,
  countries: ReadonlyMap<string, number>,
): Field<string> | undefined {
  const votes = new Map<string, { weight: number; place: Located<CurrencyMention>; best: number }>();
  const vote = (currency: string, weight: number, place: Located<CurrencyMention>) => {
    const known = votes.get(currency);
    if (!known) votes.set(currency, { weight, place, best: weight });
    else {
      known.weight += weight;
      if (weight > known.best) Object.assign(known, { best: weight, place });
    }
  };
  const ambiguous: { place: Located<CurrencyMention>; weight: number }[] = [];
  for (const place of reading.currencies) {
    const { currencies, kind } = place.value;
    const beside = reading.amounts.some(
      ({ segment, start, end, value }) =>
        segment === place.segment &&
        // "SDN BHD (139386 X)": three letters beside a whole number in words may be anything.
        (kind !== 'code' || value.fraction === 2 || value.grouping !== '' || isSum(segment.text)) &&
        (Math.abs(start - place.end) <= 2 ||
          Math.abs(place.start - end) <= 2 ||
          (start <= place.start && place.end <= end)),
    );
    const labelled = reading.labels.some(
      ({ value, segment, box, page }) =>
        HEADS_SUMS.has(value.role) &&
        page === place.page &&
        (segment === place.segment ||
          (Math.abs(box.y0 - place.box.y0) < place.segment.height && box.x1 <= place.box.x0)),
    );
    let weight = VOTE[kind] * (beside ? BESIDE_AMOUNT : 1);
    if (kind === 'code' && !beside && !labelled) weight *= place.start === 0 ? CODE_AHEAD : CODE_APART;
    // "Total (RM)": as deliberate as one at a sum.
    if (kind === 'symbol' && !beside && labelled) weight *= BESIDE_AMOUNT;
    if (kind === 'word' && !beside) weight *= 0.5;
    if (currencies.length === 1) vote(currencies[0]!, weight, place);
    else ambiguous.push({ place, weight });
  }
  for (const { place, weight } of ambiguous) {
    const supported = place.value.currencies.map((currency, rank) => ({
      currency,
      support: (votes.get(currency)?.weight ?? 0) + 3 * (countries.get(currency) ?? 0) - 0.1 * rank,
    }));
    const best = supported.sort((a, b) => b.support - a.support)[0]!;
    vote(best.currency, weight * 0.9, place);
  }
  const ranked = [...votes].sort((a, b) => b[1].weight - a[1].weight);
  const [first, second] = ranked;
  if (!first || first[1].weight < LEAST) return undefined;
  const [currency, { weight, place }] = first;
  const lead = weight / (weight + (second?.[1].weight ?? 0));
  return readField(
    currency,
    place,
    0.5 + 0.48 * (lead - 0.5) * 2 * Math.min(1, weight / 2),
    reading.layout.pageOf(place.segment),
  );
}
