import type { Field } from '../../invoice/index.ts';
import type { Context } from '../evidence/index.ts';
import type { LabelRole } from '../labels/index.ts';
import { type Located, readField } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import type { CurrencyMention } from '../values/index.ts';

/** Votes by kind of mention: a code is deliberate, a word may be prose. */
const VOTE = { code: 1.5, symbol: 1, abbreviation: 1, word: 0.6 } as const;
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

/** A mention in words away from an amount counts this much. */
const WORD_APART = 0.5;
/** What the seller's country counts beside votes, and how much less each further meaning of a symbol. */
const COUNTRY = 3;
const RANK = 0.1;
/** Votes of this weight are a code beside a sum, or a sign that means one currency. */
const PRINTED = 2;
/** A symbol of several currencies counts a little less than one that is clear. */
const AMBIGUOUS = 0.9;
/** The least and the most that a currency is sure; votes of this weight in all are enough for the most. */
const SURE = { least: 0.5, most: 0.98 };
const ENOUGH_VOTES = 2;

interface Votes {
  weight: number;
  /** The mention that counts most, and how much. */
  place: Located<CurrencyMention>;
  best: number;
}

/**
 * The currency of the document: mentions vote, those beside amounts most. An ambiguous symbol goes to the currency that
 * other mentions, the seller's country or a label ("currency") support, or else to its most common meaning.
 */
export function decideCurrency(
  context: Context,
  countries: ReadonlyMap<string, number>,
): Field<string> | undefined {
  const { reading } = context;
  const votes = new Map<string, Votes>();
  const vote = (currency: string, weight: number, place: Located<CurrencyMention>) => {
    const known = votes.get(currency) ?? { weight: 0, place, best: 0 };
    known.weight += weight;
    if (weight > known.best) Object.assign(known, { best: weight, place });
    votes.set(currency, known);
  };
  const mentions = reading.currencies.map((place) => ({ place, weight: weightOf(place, context) }));
  for (const { place, weight } of mentions)
    if (place.value.currencies.length === 1) vote(place.value.currencies[0]!, weight, place);
  for (const { place, weight } of mentions) {
    if (place.value.currencies.length === 1) continue;
    // A code that is printed says which dollar it is, whatever country the page is about.
    const printed = place.value.currencies.filter(
      (currency) => (votes.get(currency)?.weight ?? 0) >= PRINTED,
    );
    const meant = (printed.length > 0 ? printed : place.value.currencies)
      .map((currency, rank) => ({
        currency,
        support: (votes.get(currency)?.weight ?? 0) + COUNTRY * (countries.get(currency) ?? 0) - RANK * rank,
      }))
      .sort((a, b) => b.support - a.support)[0]!;
    vote(meant.currency, weight * AMBIGUOUS, place);
  }
  return winner(votes, reading);
}

function winner(votes: ReadonlyMap<string, Votes>, reading: Reading): Field<string> | undefined {
  const [first, second] = [...votes].sort((a, b) => b[1].weight - a[1].weight);
  if (!first || first[1].weight < LEAST) return undefined;
  const [currency, { weight, place }] = first;
  const share = weight / (weight + (second?.[1].weight ?? 0));
  const lead = 2 * (share - 0.5) * Math.min(1, weight / ENOUGH_VOTES);
  const sure = SURE.least + (SURE.most - SURE.least) * lead;
  return readField(currency, place, sure, reading.layout.pageOf(place.segment));
}

/** What a mention counts, by its kind and by what stands beside it. */
function weightOf(place: Located<CurrencyMention>, context: Context): number {
  const { reading } = context;
  const { kind } = place.value;
  const own = VOTE[kind];
  if (isBesideAmount(place, reading)) return own * BESIDE_AMOUNT;
  const labelled = isLabelled(place, reading);
  if (kind === 'abbreviation') return labelled ? own : 0;
  if (kind === 'word') return isUnit(place, context) ? 0 : own * WORD_APART;
  if (kind === 'code' && isOwnCell(place, reading)) return own * BESIDE_AMOUNT;
  // "Total (RM)": as deliberate as one at a sum.
  if (kind === 'symbol') return labelled ? own * BESIDE_AMOUNT : own;
  return labelled ? own : own * (place.start === 0 ? CODE_AHEAD : CODE_APART);
}

/** Characters between an amount and its currency at most. */
const CLOSE = 2;

const isBesideAmount = (
  { segment, start, end, value: { kind } }: Located<CurrencyMention>,
  { amounts }: Reading,
) =>
  amounts.some(
    (amount) =>
      amount.segment === segment &&
      // "SDN BHD (139386 X)": three letters beside a whole number in words may be anything.
      ((kind !== 'code' && kind !== 'abbreviation') ||
        amount.value.fraction === 2 ||
        amount.value.grouping !== '' ||
        isSum(segment.text)) &&
      (Math.abs(amount.start - end) <= CLOSE ||
        Math.abs(start - amount.end) <= CLOSE ||
        (amount.start <= start && end <= amount.end)),
  );

/** A cell of its own on a line of sums: "TOTAL | USD | 1,140.00". */
const isOwnCell = (
  { segment, text, page }: Located<CurrencyMention>,
  { layout, amounts }: Reading,
): boolean =>
  segment.text.trim() === text &&
  amounts.some(
    (amount) =>
      amount.page === page &&
      amount.value.fraction === 2 &&
      layout.lineOf(amount.segment) === layout.lineOf(segment),
  );

const UNITS: ReadonlySet<LabelRole> = new Set(['unit', 'quantity']);

/** Under a heading of units a pound is a weight. */
const isUnit = (place: Located<CurrencyMention>, { labelling, reading }: Context): boolean =>
  labelling.evidence(place, reading.currencies).some(({ label }) => UNITS.has(label.value.role));

const isLabelled = (place: Located<CurrencyMention>, { labels }: Reading) =>
  labels.some(
    ({ value, segment, box, page }) =>
      HEADS_SUMS.has(value.role) &&
      page === place.page &&
      (segment === place.segment ||
        (Math.abs(box.y0 - place.box.y0) < place.segment.height && box.x1 <= place.box.x0)),
  );
