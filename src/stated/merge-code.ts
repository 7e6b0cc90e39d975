import { defined } from '../base/index.ts';
import { bare, type Field, type Finding, isPrinted, type Party, sameValue } from '../invoice/index.ts';
import type { CodeFacts, CodeParty, FoundFacts } from './codes/index.ts';
import { findMismatches, makeMismatch, SURE } from './find-mismatches.ts';
import { overlay, type PageInvoice } from './overlay.ts';

/** A code is exact, but now and then belongs to somebody else's leaflet on the same page. */
const EXACT = 0.98;

/** Payee and payer are the seller and the buyer as a rule; a factoring bank or a parent company may stand there. */
const USUALLY = 0.85;

/** Below this confidence a name read from print says nothing of who it is. */
const UNSURE_NAME = 0.5;

/** What a code says exactly (accounts, references, ids, dates, an invoice's sums) wins; print fills the rest. */
export function mergeCode(read: PageInvoice, code: FoundFacts, printed: string): PageInvoice {
  const { facts } = code;
  const page = { ...read, payeeAccount: withoutOtherBank(read.payeeAccount, facts.account) };
  const stated = statedBy(code, page);
  const findings = [
    ...findMismatches({ source: 'code', name: facts.kind }, stated, page, printed),
    ...amountMismatch(facts, page.totals, printed),
    ...(facts.unverified ? [unverified(facts)] : []),
  ];
  return { ...overlay(page, stated), findings: [...read.findings, ...findings] };
}

/** What a code says as the part of an invoice that it is, in the page's writing where the page says the same. */
function statedBy(code: FoundFacts, page: PageInvoice): Partial<PageInvoice> {
  const { facts } = code;
  const exact = <Value extends string | number>(
    value: Value | undefined,
    read: Field<Value> | undefined,
  ): Field<Value> | undefined =>
    value === undefined ? undefined : (confirmed(value, read) ?? fieldOf(code, value, EXACT));
  const { payeeAccount } = page;
  const issueDate = exact(facts.issueDate, page.issueDate);
  const holder = facts.account ? facts.seller?.name : undefined;
  return {
    ...defined({
      invoiceNumber: exact(facts.invoiceNumber, page.invoiceNumber),
      issueDate,
      dueDate: exact(dueDateOf(facts, (issueDate ?? page.issueDate)?.value), page.dueDate),
      currency: exact(facts.currency, page.currency),
      vatRate: exact(facts.vatRate, page.vatRate),
    }),
    seller: partyOf(code, facts.seller, page.seller, exact(facts.seller?.taxId, page.seller.taxId)),
    buyer: partyOf(code, facts.buyer, page.buyer, exact(facts.buyer?.taxId, page.buyer.taxId)),
    totals: facts.gross === undefined ? totalPaid(code, page.totals) : totalsOf(code, page.totals),
    payeeAccount: defined({
      account: exact(facts.account, payeeAccount.account),
      bic: exact(facts.bic, payeeAccount.bic),
      reference: exact(facts.reference, payeeAccount.reference),
      holder: holder ? fieldOf(code, holder, EXACT) : undefined,
    }),
  };
}

function fieldOf<Value extends string | number>(
  { page, box }: FoundFacts,
  value: Value,
  confidence: number,
): Field<Value> {
  return { value, text: String(value), confidence, source: 'code', page, ...(box ? { box } : {}) };
}

/** The page's own field where it says what the code says; undefined where it does not. */
function confirmed<Value extends string | number>(
  value: Value,
  read: Field<Value> | undefined,
): Field<Value> | undefined {
  if (!read || !(sameValue(value, read.value) || saysAlso(read.value, value))) return undefined;
  return { ...read, confidence: Math.max(EXACT, read.confidence), source: 'code' };
}

/** Shorter ids occur within others by chance. */
const LONG_ID = 9;

/** Ids are printed with their scheme: `CHE-123.456.788 MWST`. Numbers and dates are not. */
const saysAlso = (read: string | number, value: string | number): boolean =>
  typeof read === 'string' &&
  typeof value === 'string' &&
  value.length >= LONG_ID &&
  !/^\d{4}-\d\d-\d\d$/.test(value) &&
  bare(read).includes(bare(value));

function dueDateOf({ dueDate, dueDays }: CodeFacts, issueDate: string | undefined): string | undefined {
  if (dueDate !== undefined || dueDays === undefined || issueDate === undefined) return dueDate;
  const time = new Date(`${issueDate}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + dueDays);
  return time.toISOString().slice(0, 10);
}

/** The bank that was read for another account adds nothing to the code's. */
function withoutOtherBank(read: PageInvoice['payeeAccount'], account: string | undefined) {
  const isOther = account && read.account && !sameValue(read.account.value, account);
  if (!isOther) return read;
  return defined({ account: read.account, reference: read.reference, holder: read.holder });
}

/** What was read of print is the party itself: who is paid may be another. The code helps out where print was not understood. */
function partyOf(
  code: FoundFacts,
  said: CodeParty | undefined,
  read: Party,
  taxId: Field<string> | undefined,
): Party {
  if (!said) return {};
  const unsure = !read.name || read.name.confidence < UNSURE_NAME;
  const fillsAddress = (unsure || !read.address) && isSameParty(said, read);
  return defined({
    name: said.name && unsure ? fieldOf(code, said.name, USUALLY) : undefined,
    address: said.address && fillsAddress ? fieldOf(code, said.address, USUALLY) : undefined,
    taxId,
  });
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Whether a code's party may be the one that was read: no name to compare, or half of its words in common. */
function isSameParty({ name }: CodeParty, read: Party): boolean {
  if (!name || !read.name || read.name.confidence < UNSURE_NAME) return true;
  const [a, b] = [wordsOf(name), wordsOf(read.name.value)];
  return [...a].filter((word) => b.has(word)).length * 2 >= Math.min(a.size, b.size);
}

type Totals = PageInvoice['totals'];

/** The invoice's own sums. Codes give those of a credit note without the sign that its page may print. */
function totalsOf(code: FoundFacts, read: Totals): Totals {
  const sign = read.gross && read.gross.value < 0 ? -1 : 1;
  const signed = (value: number | undefined, field: Field<number> | undefined) =>
    value === undefined ? undefined : (confirmed(value * sign, field) ?? fieldOf(code, value * sign, EXACT));
  return defined({
    tax: signed(code.facts.tax, read.tax),
    gross: signed(code.facts.gross, read.gross),
  });
}

/** The total by what is to be paid: less than it after a deposit or in instalments, so print that is sure of itself stands. */
function totalPaid(code: FoundFacts, read: Totals): Totals {
  const { amount } = code.facts;
  if (amount === undefined || contradictsTotal(amount, read)) return {};
  const { net, gross } = read;
  if (!gross && net && amount < net.value) return {};
  return { gross: confirmed(amount, gross) ?? fieldOf(code, amount, USUALLY) };
}

const contradictsTotal = (amount: number, { net, tax, gross }: Totals): boolean =>
  gross !== undefined &&
  !sameValue(amount, gross.value) &&
  (gross.confidence >= SURE || addsUp(net, tax, gross));

const addsUp = (net: Field<number> | undefined, tax: Field<number> | undefined, gross: Field<number>) =>
  net !== undefined && tax !== undefined && tax.value > 0 && sameValue(net.value + tax.value, gross.value);

/** An amount that is printed is a part of the total, as after a deposit: only worth knowing. */
function amountMismatch({ kind, amount, gross }: CodeFacts, read: Totals, printed: string): Finding[] {
  if (gross !== undefined || amount === undefined || !contradictsTotal(amount, read)) return [];
  const severity = isPrinted(amount, printed) ? 'info' : 'warning';
  return [makeMismatch('code_page_mismatch', kind, 'totals.gross', amount, read.gross!, severity)];
}

const unverified = ({ kind }: CodeFacts): Finding => ({
  code: 'code_unverified',
  severity: 'info',
  fields: [],
  message: `The ${kind} is signed. Its facts were taken, its signature was not checked.`,
});
