import {
  bare,
  type Field,
  type Finding,
  type Invoice,
  isPrinted,
  type Party,
  sameValue,
} from '../../invoice/index.ts';
import type { CodeFacts, CodeParty } from './types.ts';

/** What was read of the words of the pages. */
export type PageInvoice = Omit<Invoice, 'pages' | 'warnings'>;

/** A code with what it says. */
export interface FoundFacts {
  facts: CodeFacts;
  page: number;
  box?: Field<string>['box'];
}

/** A code is exact, and is now and then that of somebody else's leaflet on the same page. */
const EXACT = 0.98;

/** Payee and payer are the seller and the buyer as a rule; a factoring bank or a parent company may stand there. */
const USUALLY = 0.85;

/** From this confidence on a value read from print contradicts the code; below, the reading is as likely to be wrong. */
const SURE = 0.9;

/**
 * Pages and the codes on them as one invoice: what a code says exactly (accounts, references, ids, dates, an invoice's sums) wins over what
 * was read of print, and a finding names both where print surely says otherwise. Of several codes the first to say something counts.
 * @param printed all words of the pages
 */
export function mergeWithCodes(
  page: PageInvoice,
  codes: readonly FoundFacts[],
  printed: string,
): PageInvoice {
  return codes.toReversed().reduce((invoice, code) => mergeOne(invoice, code, printed), page);
}

function mergeOne(page: PageInvoice, { facts, page: number, box }: FoundFacts, printed: string): PageInvoice {
  const findings: Finding[] = [];

  function field<Value extends string | number>(value: Value, confidence: number): Field<Value> {
    const place = { page: number, ...(box ? { box } : {}) };
    return { value, text: String(value), confidence, source: 'code', ...place };
  }

  /** What the code says, in the page's writing where the page says the same. */
  function exact<Value extends string | number>(
    path: string,
    value: Value | undefined,
    read: Field<Value> | undefined,
  ): Field<Value> | undefined {
    if (value === undefined) return read;
    if (!read) return field(value, EXACT);
    if (sameValue(value, read.value) || saysAlso(read.value, value))
      return { ...read, confidence: Math.max(EXACT, read.confidence), source: 'code' };
    if (read.confidence >= SURE && read.source !== 'code' && !isPrinted(value, printed))
      findings.push(mismatch(facts, path, value, read));
    return field(value, EXACT);
  }

  const issueDate = exact('issueDate', facts.issueDate, page.issueDate);
  const due =
    facts.dueDate ??
    (issueDate && facts.dueDays !== undefined ? after(issueDate.value, facts.dueDays) : undefined);
  const { payeeAccount } = page;
  const invoice: PageInvoice = {
    ...page,
    ...present({
      invoiceNumber: exact('invoiceNumber', facts.invoiceNumber, page.invoiceNumber),
      issueDate,
      dueDate: exact('dueDate', due, page.dueDate),
      currency: exact('currency', facts.currency, page.currency),
      vatRate: exact('vatRate', facts.vatRate, page.vatRate),
    }),
    seller: party('seller', facts.seller, page.seller),
    buyer: party('buyer', facts.buyer, page.buyer),
    totals: totals(),
    payeeAccount: {
      ...(facts.account ? ofSameAccount() : payeeAccount),
      ...present({
        account: exact('payeeAccount.account', facts.account, payeeAccount.account),
        bic: exact('payeeAccount.bic', facts.bic, ofSameAccount().bic),
        reference: exact('payeeAccount.reference', facts.reference, payeeAccount.reference),
        holder: facts.account && facts.seller?.name ? field(facts.seller.name, EXACT) : payeeAccount.holder,
      }),
    },
  };
  if (facts.unverified) findings.push(unverified(facts));
  return { ...invoice, findings: [...page.findings, ...findings] };

  /** The bank that was read for another account adds nothing. */
  function ofSameAccount(): PageInvoice['payeeAccount'] {
    const { account } = payeeAccount;
    const other = account && facts.account && !sameValue(account.value, facts.account);
    return other ? present({ account, reference: payeeAccount.reference }) : payeeAccount;
  }

  function party(path: 'seller' | 'buyer', said: CodeParty | undefined, read: Party): Party {
    if (!said) return read;
    const taxId = exact(`${path}.taxId`, said.taxId, read.taxId);
    // What was read of print is the party itself: who is paid may be another. The code helps out where print is not understood.
    const unsure = !read.name || read.name.confidence < 0.5;
    const names = said.name && unsure ? { name: field(said.name, USUALLY) } : {};
    const address = said.address && (unsure || !read.address) && isSameParty(said, read);
    return {
      ...read,
      ...names,
      ...(address ? { address: field(said.address!, USUALLY) } : {}),
      ...present({ taxId }),
    };
  }

  function totals(): PageInvoice['totals'] {
    const { net, tax, gross } = page.totals;
    if (facts.gross !== undefined) {
      // Codes give the sums of a credit note without the sign that its page may print.
      const sign = gross && gross.value < 0 ? -1 : 1;
      return {
        ...page.totals,
        ...present({
          gross: exact('totals.gross', facts.gross * sign, gross),
          tax: exact('totals.tax', facts.tax === undefined ? undefined : facts.tax * sign, tax),
        }),
      };
    }
    if (facts.amount === undefined) return page.totals;
    if (!gross)
      return { ...page.totals, ...(fits(net, facts.amount) ? { gross: field(facts.amount, USUALLY) } : {}) };
    if (sameValue(facts.amount, gross.value))
      return {
        ...page.totals,
        gross: { ...gross, confidence: Math.max(EXACT, gross.confidence), source: 'code' },
      };
    // Less than the total is to be paid after a deposit or in instalments: print that is sure of itself stands.
    if (gross.confidence >= SURE || addsUp(net, tax, gross)) {
      findings.push(mismatch(facts, 'totals.gross', facts.amount, gross, isPrinted(facts.amount, printed)));
      return page.totals;
    }
    return { ...page.totals, gross: field(facts.amount, USUALLY) };
  }
}

/** Ids are printed with their scheme: `CHE-123.456.788 MWST`. Numbers and dates are not. */
const saysAlso = (read: string | number, value: string | number) =>
  typeof read === 'string' &&
  typeof value === 'string' &&
  value.length >= 9 &&
  !/^\d{4}-\d\d-\d\d$/.test(value) &&
  bare(read).includes(bare(value));

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Whether a code's party may be the one that was read: no name to compare, or half of its words in common. */
function isSameParty({ name }: CodeParty, read: Party): boolean {
  if (!name || !read.name || read.name.confidence < 0.5) return true;
  const [a, b] = [wordsOf(name), wordsOf(read.name.value)];
  return [...a].filter((word) => b.has(word)).length * 2 >= Math.min(a.size, b.size);
}

const fits = (net: Field<number> | undefined, gross: number) => !net || gross >= net.value;

const addsUp = (net: Field<number> | undefined, tax: Field<number> | undefined, gross: Field<number>) =>
  net !== undefined && tax !== undefined && tax.value > 0 && sameValue(net.value + tax.value, gross.value);

function after(date: string, days: number): string {
  const time = new Date(`${date}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}

function present<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: NonNullable<Fields[Key]> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as ReturnType<typeof present<Fields>>;
}

const mismatch = (
  { kind }: CodeFacts,
  path: string,
  value: string | number,
  read: { value: string | number; text: string },
  excused = false,
): Finding => ({
  code: 'code_page_mismatch',
  severity: excused ? 'info' : 'warning',
  fields: [path],
  message: `The ${kind} says ${value}, the page says ${read.text} (${path}).`,
  expected: value,
  actual: read.value,
});

const unverified = ({ kind }: CodeFacts): Finding => ({
  code: 'code_unverified',
  severity: 'info',
  fields: [],
  message: `The ${kind} is signed. Its facts were taken, its signature was not checked.`,
});
