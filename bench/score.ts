/**
 * Scores read details against labelled ones.
 *
 * What counts:
 * - a field that the label omits is unknown or ambiguous on the page: not scored;
 * - a label of "" (numbers: -1) is known to be absent: any value read is a false positive;
 * - a label with a value: the right value is a true positive, none a false negative, a wrong one both a false positive and
 *   a false negative.
 *
 * How values are compared: dates, currency, email equal but for case; amounts within 0.005, vat within 0.05 of a percent;
 * phones by digits, or the longer ends with the shorter (7 digits at least); tax ids, account and BIC by letters and digits,
 * where a two-letter country prefix and a BIC's XXX may be missing; names and bank within an edit distance of 10 % of the
 * longer, case and punctuation ignored; addresses by an F1 of at least 0.8 of their bags of words.
 */
import { type Details, type Field, getField, type Invoice } from '../src/invoice/index.ts';

export const FIELDS = [
  'issue_date',
  'due_date',
  'supplier_name',
  'supplier_address',
  'supplier_email',
  'supplier_phone',
  'supplier_tax_id',
  'receiver_name',
  'receiver_address',
  'receiver_tax_id',
  'currency',
  'total_amount',
  'vat',
  'net_amount',
  'bank_name',
  'bic',
  'account',
] as const satisfies readonly (keyof Details)[];

export type DetailsKey = (typeof FIELDS)[number];

/** What is known of a document; a field left out is unknown. */
export type Labels = Partial<Record<DetailsKey, string | number>>;

export const wordsOf = (text: unknown) =>
  String(text)
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
const alphanumeric = (text: unknown) => wordsOf(text).join('').toUpperCase();
const digitsOf = (text: unknown) => String(text).replace(/\D/g, '');

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, swap);
    }
    row = next;
  }
  return row[b.length]!;
}

type Equal = (want: unknown, got: unknown) => boolean;

const same: Equal = (a, b) => String(a).trim().toLowerCase() === String(b).trim().toLowerCase();
const within =
  (tolerance: number): Equal =>
  (a, b) =>
    Math.abs(Number(a) - Number(b)) <= tolerance;
export const sameName: Equal = (a, b) => {
  const [x, y] = [wordsOf(a).join(' '), wordsOf(b).join(' ')];
  return editDistance(x, y) <= 0.1 * Math.max(x.length, y.length);
};
export const sameWords: Equal = (a, b) => {
  const [x, left] = [wordsOf(a), [...wordsOf(b)]];
  const total = x.length + left.length;
  let hits = 0;
  for (const word of x) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    hits++;
    left.splice(at, 1);
  }
  return total > 0 && (2 * hits) / total >= 0.8;
};
const sameId: Equal = (a, b) => {
  const national = (text: unknown) => alphanumeric(text).replace(/^[A-Z]{2}(?=\d{6})/, '');
  return alphanumeric(a) === alphanumeric(b) || (national(a).length >= 6 && national(a) === national(b));
};
const samePhone: Equal = (a, b) => {
  const [shorter, longer] = [digitsOf(a), digitsOf(b)].sort((x, y) => x.length - y.length);
  return shorter!.length >= 7 && longer!.endsWith(shorter!.replace(/^0+/, ''));
};
const sameBic: Equal = (a, b) => alphanumeric(a).replace(/XXX$/, '') === alphanumeric(b).replace(/XXX$/, '');

const EQUAL: Record<DetailsKey, Equal> = {
  issue_date: same,
  due_date: same,
  currency: same,
  supplier_email: same,
  supplier_name: sameName,
  receiver_name: sameName,
  bank_name: sameName,
  supplier_address: sameWords,
  receiver_address: sameWords,
  supplier_phone: samePhone,
  supplier_tax_id: sameId,
  receiver_tax_id: sameId,
  account: sameId,
  bic: sameBic,
  total_amount: within(0.005),
  net_amount: within(0.005),
  vat: within(0.05),
};

/** Where the model holds what each key shows. */
const PATHS: Readonly<Record<DetailsKey, string>> = {
  issue_date: 'issueDate',
  due_date: 'dueDate',
  supplier_name: 'seller.name',
  supplier_address: 'seller.address',
  supplier_email: 'seller.email',
  supplier_phone: 'seller.phone',
  supplier_tax_id: 'seller.taxId',
  receiver_name: 'buyer.name',
  receiver_address: 'buyer.address',
  receiver_tax_id: 'buyer.taxId',
  currency: 'currency',
  total_amount: 'totals.gross',
  vat: 'vatRate',
  net_amount: 'totals.net',
  bank_name: 'payeeAccount.bankName',
  bic: 'payeeAccount.bic',
  account: 'payeeAccount.account',
};

/** The field of the model that a key shows, and its path there, such as `seller.name`. */
export function fieldOf(invoice: Invoice, key: DetailsKey): { path: string; field?: Field<unknown> } {
  const path = PATHS[key];
  const field = getField(invoice, path);
  return field ? { path, field } : { path };
}

const NUMERIC = new Set<DetailsKey>(['total_amount', 'net_amount', 'vat']);

/** Whether a field's value, read or labelled, says that there is none. */
export function isEmpty(field: DetailsKey, value: unknown): boolean {
  if (value === undefined || value === null || String(value).trim() === '') return true;
  return NUMERIC.has(field) && Number(value) === -1;
}

export type Verdict = 'right' | 'wrong' | 'missed' | 'invented' | 'absent';

/** The verdict on one field; undefined where the label does not tell. */
export function judge(field: DetailsKey, labels: Labels, got: Details | undefined): Verdict | undefined {
  if (!(field in labels)) return undefined;
  const [want, value] = [labels[field], got?.[field]];
  if (isEmpty(field, want)) return isEmpty(field, value) ? 'absent' : 'invented';
  if (isEmpty(field, value)) return 'missed';
  return EQUAL[field](want, value) ? 'right' : 'wrong';
}

export interface Tally {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  /** Labels with a value. */
  positives: number;
}

export const emptyTally = (): Tally => ({
  truePositives: 0,
  falsePositives: 0,
  falseNegatives: 0,
  positives: 0,
});

export function count(tally: Tally, verdict: Verdict): void {
  if (verdict === 'right') tally.truePositives++;
  if (verdict === 'wrong' || verdict === 'invented') tally.falsePositives++;
  if (verdict === 'wrong' || verdict === 'missed') tally.falseNegatives++;
  if (verdict === 'right' || verdict === 'wrong' || verdict === 'missed') tally.positives++;
}

/** Precision, recall and F1; 1 where nothing was to be found and nothing was. */
export function rates({ truePositives, falsePositives, falseNegatives }: Tally) {
  const precision = truePositives + falsePositives ? truePositives / (truePositives + falsePositives) : 1;
  const recall = truePositives + falseNegatives ? truePositives / (truePositives + falseNegatives) : 1;
  const f1 = precision + recall ? (2 * precision * recall) / (precision + recall) : 0;
  return { precision, recall, f1 };
}
