import { type DetailsKey, isEmpty, judge, type Labels } from '../../bench/score.ts';
import type { PageText } from '../../src/document/index.ts';
import { agreement, CENT } from '../../src/extraction/amounts/sums.ts';
import { amountCandidates } from '../../src/extraction/amounts/totals-candidates.ts';
import { rateCandidates } from '../../src/extraction/amounts/vat-rate.ts';
import { dateCandidates } from '../../src/extraction/dates/dates.ts';
import { decideParties, gatherParties } from '../../src/extraction/decide/whole.ts';
import { createContext } from '../../src/extraction/evidence/context.ts';
import { type Features, type WordRoles, withSeen } from '../../src/extraction/evidence/index.ts';
import { MODEL, type WeighedField } from '../../src/extraction/evidence/model.ts';
import { emailFeatures } from '../../src/extraction/parties/emails.ts';
import type { NameCandidate } from '../../src/extraction/parties/names.ts';
import { partyEvidence } from '../../src/extraction/parties/party-evidence.ts';
import { pairing } from '../../src/extraction/parties/party-relations.ts';
import { phoneFeatures } from '../../src/extraction/parties/phones.ts';
import type { Run } from '../../src/extraction/parties/runs.ts';
import { taxIdFeatures } from '../../src/extraction/parties/tax-ids.ts';
import { payeeFeatures } from '../../src/extraction/payment/payee-candidates.ts';
import type { Located } from '../../src/extraction/places/index.ts';
import { read } from '../../src/extraction/reading/reading.ts';
import type { Details } from '../../src/invoice/index.ts';
import { arrange } from '../../src/layout/index.ts';

/** A field that the scorer weighs evidence for. */
export type Scored = WeighedField;

export interface Option {
  features: Features;
  right: boolean;
  /** What the other fields of the document, taken as right, say for it, in log-odds. */
  offset: number;
}

/** One decision: which of a document's candidates is the value of a field, or none of them. */
export interface Choice {
  /** Index into the documents. */
  document: number;
  options: Option[];
  /** The label says that the document has no value for the field. */
  absent: boolean;
}

/** What of the contract's fields tells whether a candidate is right; the tax follows from net and gross. */
export const LABELLED_BY: Readonly<Partial<Record<Scored, DetailsKey>>> = {
  issueDate: 'issue_date',
  dueDate: 'due_date',
  gross: 'total_amount',
  net: 'net_amount',
  vatRate: 'vat',
  sellerName: 'supplier_name',
  buyerName: 'receiver_name',
  sellerAddress: 'supplier_address',
  buyerAddress: 'receiver_address',
  sellerEmail: 'supplier_email',
  sellerPhone: 'supplier_phone',
  sellerTaxId: 'supplier_tax_id',
  buyerTaxId: 'receiver_tax_id',
  account: 'account',
  bic: 'bic',
  bankName: 'bank_name',
};

interface Candidate {
  value: string | number;
  features: Features;
  place: Located<unknown>;
  /** The part of the page that it is: candidates of two fields with the same one exclude each other. */
  part: unknown;
}
type Candidates = Partial<Record<Scored, readonly Candidate[]>>;

/** Every candidate of every scored field, as the extraction sees it. */
function candidatesOf(pages: readonly PageText[], roles: WordRoles | undefined): Candidates {
  const reading = read(arrange(pages));
  const context = createContext(reading, MODEL, undefined, roles);
  const { decided } = decideParties(context);
  const { headings, names, runs, emails, phones, taxIds, payee } = gatherParties(context);
  const evidence = partyEvidence(names, runs, reading, headings);
  const named = names.map((name) => ({
    value: name.place.value,
    features: evidence.nameFeature.get(name)!,
    place: name.place,
    part: name,
  }));
  const addresses = evidence.addressed.map((run) => ({
    value: run.address!.value,
    features: evidence.features.get(run)!,
    place: run.address!,
    part: run,
  }));
  const placed = <Item extends { place: Located<unknown>; features: Features; value: string | number }>(
    item: Item,
  ) => ({
    value: item.value,
    features: item.features,
    place: item.place,
    part: item.place,
  });
  const dates = dateCandidates(context).map((one) => placed({ ...one, value: one.iso }));
  const amounts = amountCandidates(context).map(placed);
  const rates = rateCandidates(context).map((one) => placed({ ...one, value: one.rate }));
  /** With what each has to do with the parties as they are decided. */
  const weighed = <Item extends { place: Located<unknown>; value: string; features: Features }>(
    items: readonly Item[],
    features: (item: Item) => Features,
  ) => items.map((one) => placed({ ...one, features: features(one) }));
  const ids = weighed(taxIds, (one) => taxIdFeatures(one, decided, reading));
  const found: Candidates = {
    issueDate: dates,
    dueDate: dates,
    gross: amounts,
    net: amounts,
    tax: amounts,
    vatRate: rates,
    sellerName: named,
    buyerName: named,
    sellerAddress: addresses,
    buyerAddress: addresses,
    sellerEmail: weighed(emails, (one) => emailFeatures(one, decided, reading)),
    sellerPhone: weighed(phones, (one) => phoneFeatures(one, decided, reading)),
    sellerTaxId: ids,
    buyerTaxId: ids,
    account: weighed(payee.accounts, (one) => payeeFeatures(one, decided, reading)),
    bic: weighed(payee.bics, (one) => payeeFeatures(one, decided, reading)),
    bankName: weighed(payee.banks, (one) => payeeFeatures(one, decided, reading)),
  };
  const withRoles = (field: Scored) =>
    found[field]!.map((one) => ({ ...one, features: withSeen(context, field, one.features, one.place) }));
  return Object.fromEntries((Object.keys(found) as Scored[]).map((field) => [field, withRoles(field)]));
}

/** Net and gross are both labelled, and what is between them is a tax. */
function taxOf({ net_amount: net, total_amount: gross }: Labels): number | undefined {
  if (isEmpty('net_amount', net) || isEmpty('total_amount', gross)) return undefined;
  return Math.round(100 * (Number(gross) - Number(net))) / 100;
}

/** Fields that are decided together, and never get the same part of a page. */
const RIVALS: readonly (readonly Scored[])[] = [
  ['issueDate', 'dueDate'],
  ['gross', 'net', 'tax'],
  ['sellerName', 'buyerName'],
  ['sellerAddress', 'buyerAddress'],
  ['sellerTaxId', 'buyerTaxId'],
];
/** A name and an address that bear each other out. */
const PARTNERS: Readonly<Partial<Record<Scored, Scored>>> = {
  sellerName: 'sellerAddress',
  sellerAddress: 'sellerName',
  buyerName: 'buyerAddress',
  buyerAddress: 'buyerName',
};

/**
 * The decisions of a document that its label settles, each with the others of the document taken as right: what is another field's by
 * its label is no option, and what ties an option to the others is its `offset`. A field whose value is labelled and is no candidate
 * teaches nothing: it was misread, or cut out of the page wrongly, and what stands in its place is not wrong by its evidence.
 */
export function choicesOf(
  pages: readonly PageText[],
  labels: Labels,
  document: number,
  roles?: WordRoles,
): Map<Scored, Choice> {
  const candidates = candidatesOf(pages, roles);
  const fields = Object.keys(candidates) as Scored[];
  const tax = taxOf(labels);
  const isRight = (field: Scored, { value }: Candidate): boolean => {
    const key = LABELLED_BY[field];
    if (!key) return tax !== undefined && Math.abs(Number(value) - tax) <= CENT;
    return judge(key, labels, { [key]: value } as unknown as Details) === 'right';
  };
  const right = new Map(
    fields.map((field) => [field, candidates[field]!.filter((one) => isRight(field, one))]),
  );
  const found = new Map<Scored, Choice>();
  for (const field of fields) {
    const key = LABELLED_BY[field];
    const absent = key !== undefined && key in labels && isEmpty(key, labels[key]);
    // Of several rates, or none that counts, each may be printed as what it is.
    if (absent && field === 'vatRate') continue;
    const own = new Set(right.get(field)!);
    if (!absent && own.size === 0) continue;
    const rivals = RIVALS.find((group) => group.includes(field))?.filter((other) => other !== field) ?? [];
    const taken = new Set(rivals.flatMap((other) => right.get(other)!.map(({ part }) => part)));
    const partners = right.get(PARTNERS[field] ?? field)!;
    const options = candidates[field]!.filter((one) => own.has(one) || !taken.has(one.part))
      .filter((one) => own.has(one) || !contradicts(field, one, right))
      .map((one) => ({
        features: one.features,
        right: own.has(one),
        offset: tie(field, one, partners) + agreed(field, one, labels, tax),
      }));
    found.set(field, { document, options, absent });
  }
  return found;
}

/** A due date before the issue. */
function contradicts(field: Scored, { value }: Candidate, right: ReadonlyMap<Scored, Candidate[]>): boolean {
  const [issue, due] = [right.get('issueDate')![0]?.value, right.get('dueDate')![0]?.value];
  if (field === 'dueDate') return issue !== undefined && value < issue;
  return field === 'issueDate' && due !== undefined && value > due;
}

/** What a name gets from the party's right addresses, and the other way round. */
function tie(field: Scored, { part }: Candidate, partners: readonly Candidate[]): number {
  if (!PARTNERS[field] || partners.length === 0) return 0;
  const ties = partners.map((partner) =>
    field.endsWith('Name')
      ? pairing(part as NameCandidate, partner.part as Run, MODEL.pairs)
      : pairing(partner.part as NameCandidate, part as Run, MODEL.pairs),
  );
  return Math.max(...ties);
}

const SUMS: ReadonlySet<Scored> = new Set(['net', 'tax', 'gross']);

/** What an amount gets from the other two sums. */
function agreed(field: Scored, { value }: Candidate, labels: Labels, tax: number | undefined): number {
  if (tax === undefined || !SUMS.has(field)) return 0;
  const sums = { net: Number(labels.net_amount), tax, gross: Number(labels.total_amount) };
  return agreement(
    { ...sums, [field]: Number(value) },
    { rates: [], adjustments: [], balances: [] },
    MODEL.consistency,
  );
}
