import { type Context, type Features, flags } from '../evidence/index.ts';
import { inSegment, type Located, locate } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { countryNamed, type TaxId, withoutLookalikes } from '../values/index.ts';
import { contactFeatures, nearnessFeatures } from './contacts.ts';
import type { DecidedParties, DecidedParty } from './decided.ts';
import type { Headings } from './headings.ts';
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
  context: Context,
  runs: readonly Run[],
  headings: Headings,
): TaxIdCandidate[] {
  const { reading } = context;
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
    const { valid, country } = place.value;
    const common = contactFeatures(context, place, all, headings);
    if (isOtherNumber(common) && !(valid && country)) return [];
    return [{ place, value: valueAt(place), features: { ...common, ...idFeatures(place, reading) } }];
  });
}

/** Capitals beyond these in a number for value added tax make it a word. */
const MOST_CAPITALS = 5;
/** An id has so many characters at least. */
const LEAST_LENGTH = 7;
/** A code of unknown scheme in the seller's block has so many. */
const LEAST_CODE = 9;

/** What a number is, by its scheme, shape and check digits. */
function idFeatures(place: Located<TaxId>, reading: Reading): Features {
  const { scheme, valid, bare, country, compact } = place.value;
  const { text, segment, start, end } = place;
  const alone = start === 0 && end === segment.text.length;
  const capitals = compact.replace(/(?:MWST|TVA|IVA|MVA)$/, '').match(/[A-Z]/g)?.length ?? 0;
  const isPhone = inSegment(reading.phones, segment).some((p) => p.start <= start && end <= p.end);
  const isNamed = inSegment(reading.labels, segment).some(
    (label) => label.end <= start && VAT_WORD.test(label.text),
  );
  return {
    ...flags({
      known: scheme !== 'number' && scheme !== 'unknown',
      vat: scheme === 'vat' || VAT_SCHEMES.has(scheme),
      sure: scheme === 'vat' && valid === true,
      lesser: LESSER_SCHEMES.has(scheme),
      unknown: scheme === 'unknown',
      valid: valid === true,
      invalid: valid === false,
      wordy: scheme === 'vat' && capitals > MOST_CAPITALS,
      vatLabel: isNamed,
      bare,
      mixed: scheme === 'unknown' && !bare,
      country: country !== undefined,
      phoneLike: isPhone,
      alone,
      // A long code in a line of its own: it counts in the seller's own block.
      longCode:
        alone && /\p{L}/u.test(text) && !valid && compact.length >= LEAST_CODE && /\d.*\d.*\d/.test(text),
      short: compact.length < LEAST_LENGTH,
    }),
  };
}

/** With what a number has to do with the parties. */
export function taxIdFeatures(
  { place, features }: TaxIdCandidate,
  parties: DecidedParties,
  reading: Reading,
): Features {
  const near = nearnessFeatures(place, parties, reading);
  const { country } = place.value;
  const [seller, buyer] = [countryOf(parties.seller), countryOf(parties.buyer)];
  return {
    ...features,
    ...near,
    ...flags({
      blockCode: features.longCode === 1 && near.nearSeller === 1,
      // Of the numbers of one group in several countries the one counts where the party has its address.
      ofSellerCountry: country !== undefined && country === seller && seller !== buyer,
      ofBuyerCountry: country !== undefined && country === buyer && seller !== buyer,
    }),
  };
}

/** ISO 3166: the country that a party's address names. */
function countryOf({ address }: DecidedParty): string | undefined {
  const pieces = address?.value.address?.value.split(/,\s*/) ?? [];
  return pieces.map((piece) => countryNamed(piece)).findLast((code) => code !== undefined);
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

/** Numbers this near each other, in line heights, are stacked. */
const STACKED = { across: 0.7, down: 3 };

/** Numbers right under each other are one party's, unless a label or its block says that one is the buyer's. */
export function isStacked(seller: TaxIdCandidate, buyer: TaxIdCandidate, { layout }: Reading): boolean {
  const [a, b] = [seller.place, buyer.place];
  const { unit } = layout.pageOf(a.segment);
  return (
    a.page === b.page &&
    Math.abs(a.segment.box.x0 - b.segment.box.x0) < STACKED.across * unit &&
    Math.abs(a.box.y0 - b.box.y0) < STACKED.down * unit &&
    !buyer.features['>.label'] &&
    (buyer.features.nearBuyer ?? 0) < 1
  );
}

/** The office that gave a number names it by its country first; with it and without it is one number. */
export const taxIdKey = ({ place }: TaxIdCandidate): string =>
  place.value.compact.replace(/^[A-Z]{2}(?=\d)/, '');
