import type { Field, Finding, Invoice } from '../invoice/index.ts';
import { isPrinted, sameValue } from './compare.ts';
import type { ElectronicInvoice } from './types.ts';

/** What was read of the pages. */
export type PageInvoice = Omit<Invoice, 'pages' | 'warnings'>;

/**
 * From this confidence on a value read from a page contradicts the XML; below, the reading is as likely to be wrong.
 */
const SURE = 0.9;

type AnyField = Field<string> | Field<number>;

/** Fields in which XML and page must not differ, by their paths. */
const COMPARED: readonly {
  path: string;
  of(invoice: PageInvoice | ElectronicInvoice): AnyField | undefined;
}[] = [
  { path: 'invoiceNumber', of: (invoice) => invoice.invoiceNumber },
  { path: 'issueDate', of: (invoice) => invoice.issueDate },
  { path: 'dueDate', of: (invoice) => invoice.dueDate },
  { path: 'currency', of: (invoice) => invoice.currency },
  { path: 'seller.taxId', of: (invoice) => invoice.seller.taxId },
  { path: 'buyer.taxId', of: (invoice) => invoice.buyer.taxId },
  { path: 'totals.net', of: (invoice) => invoice.totals.net },
  { path: 'totals.tax', of: (invoice) => invoice.totals.tax },
  { path: 'totals.gross', of: (invoice) => invoice.totals.gross },
  { path: 'payeeAccount.account', of: (invoice) => invoice.payeeAccount.account },
  { path: 'payeeAccount.bic', of: (invoice) => invoice.payeeAccount.bic },
];

/** An electronic invoice that came without a page. */
export function asInvoice({
  creditNote: _,
  severalRates: __,
  notSellers: ___,
  ...facts
}: ElectronicInvoice): PageInvoice {
  return { ...facts, findings: [] };
}

/**
 * XML and page as one invoice: the XML's values win, the page fills what the XML lacks, and where both are sure of different
 * things a finding names both.
 * @param printed all words of the pages, to tell a page that says otherwise from a value that was picked wrongly
 */
export function mergeWithPage(xml: ElectronicInvoice, page: PageInvoice, printed: string): PageInvoice {
  const { creditNote: _, severalRates, notSellers, ...facts } = signedAsPrinted(xml, page);
  const ofBuyer = (field: Field<string> | undefined) =>
    field !== undefined && notSellers.some((value) => sameValue(value, field.value));
  const { vatRate, ...pageFacts } = page;
  const { email, phone, ...pageSeller } = page.seller;
  const { account, ...pageAccount } = page.payeeAccount;
  const filled: PageInvoice = {
    ...pageFacts,
    ...(vatRate && !severalRates ? { vatRate } : {}),
    ...facts,
    seller: {
      ...pageSeller,
      ...(email && !ofBuyer(email) ? { email } : {}),
      ...(phone && !ofBuyer(phone) ? { phone } : {}),
      ...facts.seller,
    },
    buyer: { ...page.buyer, ...facts.buyer },
    totals: { ...page.totals, ...facts.totals },
    payeeAccount: {
      ...pageAccount,
      ...(account && !ofBuyer(account) ? { account } : {}),
      ...facts.payeeAccount,
    },
  };
  return { ...filled, findings: [...page.findings, ...contradictions(xml, filled, page, printed)] };
}

/** A credit note's XML gives its sums without a sign, its page often with one: then the page's sign is what is printed. */
function signedAsPrinted(xml: ElectronicInvoice, page: PageInvoice): ElectronicInvoice {
  const given = xml.totals.gross?.value;
  if (!xml.creditNote || given === undefined || page.totals.gross?.value !== -given || given === 0)
    return xml;
  const totals = Object.fromEntries(
    Object.entries(xml.totals).map(([name, field]: [string, Field<number>]) => [
      name,
      { ...field, value: field.value === 0 ? 0 : -field.value },
    ]),
  );
  return { ...xml, totals };
}

function contradictions(
  xml: ElectronicInvoice,
  merged: PageInvoice,
  page: PageInvoice,
  printed: string,
): Finding[] {
  return COMPARED.flatMap(({ path, of }) => {
    const [stated, read] = [of(xml) && of(merged), of(page)];
    if (!stated || !read || read.confidence < SURE) return [];
    if (sameValue(stated.value, read.value) || isPrinted(stated.value, printed)) return [];
    return {
      code: 'xml_page_mismatch',
      severity: 'warning' as const,
      fields: [path],
      message: `The electronic invoice says ${stated.value}, the page says ${read.text} (${path}).`,
      expected: stated.value,
      actual: read.value,
    };
  });
}
