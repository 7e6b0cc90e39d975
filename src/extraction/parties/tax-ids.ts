import type { Field } from '../../invoice/index.ts';
import { type Context, type Features, probability, score } from '../evidence/index.ts';
import { inSegment, type Located, locate, readField } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { type TaxId, withoutLookalikes } from '../values/index.ts';
import type { Run } from './runs.ts';

export interface TaxIdCandidate {
  place: Located<TaxId>;
  value: string;
  features: Features;
}

/** Schemes whose number is the one for value added tax, and those that stand beside such a number. */
const VAT_SCHEMES = new Set(['gstin', 'abn', 'nip', 'btw', 'mva', 'cnpj', 'gst', 'adoszam']);
const LESSER_SCHEMES = new Set(['pan', 'cin', 'siret', 'steuernummer']);

/** Of several numbers of one party the one for value added tax is meant. */
const VAT_WORD =
  /(?<!\p{L})(?:VAT|GST\p{L}*|TIN|USt\p{L}*|Umsatzsteuer\p{L}*|MwSt|TVA|IVA|BTW|moms\p{L}*|MVA|DPH|DIČ|NIP|ALV|ΑΦΜ|Α\.Φ\.Μ|ÁFA|CIF|NIF)(?!\p{L})/iu;

/** A word of letters and digits that no scheme knows, as long as a tax id: only a label or its block can make it one. */
const UNKNOWN = /^[A-Za-z0-9][A-Za-z0-9.\-/]{5,17}$/;

/** Codes of no known scheme. */
const UNSCHEMED = new Set(['code', 'unknown']);

/** The number as it should be printed: what OCR took for one another is put right where the scheme or its neighbours tell. */
function valueAt({ value, text, source }: Located<TaxId>): string {
  return value.repaired ?? (source === 'ocr' && UNSCHEMED.has(value.scheme) ? withoutLookalikes(text) : text);
}

/** Tax ids by scheme, and words that stand where one is due. */
export function taxIdCandidates(
  reading: Reading,
  runs: readonly Run[],
  features: (place: Located<unknown>, all: readonly Located<unknown>[]) => Features,
): TaxIdCandidate[] {
  const addresses = new Set(runs.flatMap(({ lines }) => lines.map(({ segment }) => segment)));
  const money = reading.amounts.filter(({ value }) => value.currency || value.symbol || value.fraction === 2);
  const taken: readonly (readonly Located<unknown>[])[] = [
    reading.ibans,
    reading.emails,
    reading.dates,
    money,
  ];
  const free = (place: Located<unknown>) =>
    !taken.some((items) =>
      inSegment(items, place.segment).some((other) => other.start < place.end && place.start < other.end),
    );
  const places = reading.taxIds.filter(
    (place) => free(place) && !(place.value.scheme === 'number' && addresses.has(place.segment)),
  );
  const words = reading.references
    .filter(
      (ref) =>
        free(ref) &&
        UNKNOWN.test(ref.text) &&
        !addresses.has(ref.segment) &&
        ref.value.digits >= 2 &&
        !inSegment(places, ref.segment).some((p) => p.start < ref.end && ref.start < p.end),
    )
    .map((ref) =>
      locate<TaxId>(ref.segment, {
        ...ref,
        value: { scheme: 'unknown', compact: ref.value.compact, bare: /^\d+$/.test(ref.value.compact) },
      }),
    );
  const all = [...places, ...words];
  return all.flatMap((place) => {
    const { scheme, valid, bare, country } = place.value;
    const common = features(place, all);
    if (isOtherNumber(common) && !(valid && country)) return [];
    const alone = place.start === 0 && place.end === place.segment.text.length;
    const phone = inSegment(reading.phones, place.segment).some(
      (p) => p.start <= place.start && place.end <= p.end,
    );
    return [
      {
        place,
        value: valueAt(place),
        features: {
          ...common,
          known: scheme !== 'number' && scheme !== 'unknown' ? 1 : 0,
          vat: scheme === 'vat' || VAT_SCHEMES.has(scheme) ? 1 : 0,
          sure: scheme === 'vat' && valid === true ? 1 : 0,
          lesser: LESSER_SCHEMES.has(scheme) ? 1 : 0,
          unknown: scheme === 'unknown' ? 1 : 0,
          valid: valid === true ? 1 : 0,
          invalid: valid === false ? 1 : 0,
          wordy:
            scheme === 'vat' &&
            (place.value.compact.replace(/(?:MWST|TVA|IVA|MVA)$/, '').match(/[A-Z]/g)?.length ?? 0) > 5
              ? 1
              : 0,
          vatLabel: inSegment(reading.labels, place.segment).some(
            (label) => label.end <= place.start && VAT_WORD.test(label.text),
          )
            ? 1
            : 0,
          bare: bare ? 1 : 0,
          mixed: scheme === 'unknown' && !bare ? 1 : 0,
          country: country ? 1 : 0,
          phoneLike: phone ? 1 : 0,
          alone: alone ? 1 : 0,
          // A long code in a line of the seller's own block.
          blockCode:
            alone &&
            /\p{L}/u.test(place.text) &&
            !valid &&
            common.nearSeller === 1 &&
            place.value.compact.length >= 9 &&
            /\d.*\d.*\d/.test(place.text)
              ? 1
              : 0,
          short: place.value.compact.length < 7 ? 1 : 0,
        },
      },
    ];
  });
}

/** Labels of other numbers. */
const OTHER_NUMBERS = [
  'invoice_number',
  'order_number',
  'customer_number',
  'delivery_number',
  'contract_number',
  'item_number',
  'account_number',
  'payment_reference',
] as const;
/** A label this strong stands right beside or above. */
const ITS_LABEL = 0.7;

/** What has a label of its own is what that says. */
function isOtherNumber(features: Features): boolean {
  const strength = (role: string) => Math.max(features[`left.${role}`] ?? 0, features[`above.${role}`] ?? 0);
  const other = Math.max(...OTHER_NUMBERS.map(strength));
  return other > ITS_LABEL && other > strength('tax_id') && other > strength('registration_id');
}

/** Numbers right under each other are one party's, unless a label or its block says that one is the buyer's. */
function isStacked(seller: TaxIdCandidate, buyer: TaxIdCandidate, reading: Reading): boolean {
  const [a, b] = [seller.place, buyer.place];
  const { unit } = reading.layout.pageOf(a.segment);
  return (
    a.page === b.page &&
    Math.abs(a.segment.box.x0 - b.segment.box.x0) < 0.7 * unit &&
    Math.abs(a.box.y0 - b.box.y0) < 3 * unit &&
    !buyer.features['>.label'] &&
    (buyer.features.nearBuyer ?? 0) < 1
  );
}

/**
 * Whose number is whose: the best pair of two different ones, or one, or none. A number that both could have goes to the
 * party that it fits better by more than the next best fits the other.
 */
export function assignTaxIds(
  { reading, model: { weights, thresholds } }: Context,
  candidates: readonly TaxIdCandidate[],
): { seller?: Field<string>; buyer?: Field<string> } {
  const rated = candidates.map((candidate) => ({
    candidate,
    key: candidate.place.value.compact.replace(/^[A-Z]{2}(?=\d)/, ''),
    seller: score(weights.sellerTaxId, candidate.features),
    buyer: score(weights.buyerTaxId, candidate.features),
  }));
  type Rated = (typeof rated)[number];
  const best = (party: 'seller' | 'buyer', threshold: number, not?: Rated) =>
    rated
      .filter((one) => one[party] > threshold && one.key !== not?.key)
      .filter(
        (one) =>
          !not ||
          !(party === 'buyer'
            ? isStacked(not.candidate, one.candidate, reading)
            : isStacked(one.candidate, not.candidate, reading)),
      )
      .reduce<Rated | undefined>((a, b) => (a && a[party] >= b[party] ? a : b), undefined);
  const gain = (seller?: Rated, buyer?: Rated) =>
    (seller ? seller.seller - thresholds.sellerTaxId : 0) + (buyer ? buyer.buyer - thresholds.buyerTaxId : 0);
  const first = best('seller', thresholds.sellerTaxId);
  const second = best('buyer', thresholds.buyerTaxId);
  const options = [
    [first, best('buyer', thresholds.buyerTaxId, first)],
    [best('seller', thresholds.sellerTaxId, second), second],
  ] as const;
  const [seller, buyer] = gain(...options[1]) > gain(...options[0]) ? options[1] : options[0];
  const field = (one: Rated, logOdds: number) =>
    readField(
      one.candidate.value,
      one.candidate.place,
      probability(logOdds),
      reading.layout.pageOf(one.candidate.place.segment),
    );
  return {
    ...(seller ? { seller: field(seller, seller.seller) } : {}),
    ...(buyer ? { buyer: field(buyer, buyer.buyer) } : {}),
  };
}
