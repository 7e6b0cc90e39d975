import { isValidBIC, isValidIBAN } from 'ibantools';
import {
  type Delivery,
  type Field,
  type Finding,
  type Invoice,
  isPrinted,
  type Party,
  type PayeeAccount,
  sameValue,
} from '../../invoice/index.ts';
import { fullerName, withPrintedCountry } from './as-printed.ts';

import { present } from './fields.ts';
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
  { path: 'payeeAccount.reference', of: (invoice) => invoice.payeeAccount.reference },
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
  const stated = signedAsPrinted(xml, page);
  const { creditNote: _, severalRates, notSellers, ...facts } = stated;
  const { vatRate, ...pageFacts } = page;
  const { email, phone, ...pageSeller } = withoutOthersTaxId(page.seller, facts.buyer);
  const pageBuyer = withoutOthersTaxId(page.buyer, facts.seller);
  const ofBuyer = (field: Field<string>) => notSellers.some((value) => sameValue(value, field.value));
  return {
    ...pageFacts,
    ...(vatRate && !severalRates ? { vatRate } : {}),
    ...facts,
    lines: facts.lines.length > 0 ? facts.lines : page.lines,
    seller: {
      ...pageSeller,
      ...(email && !ofBuyer(email) ? { email } : {}),
      ...(phone && !ofBuyer(phone) ? { phone } : {}),
      ...asPrinted(facts.seller, pageSeller),
    },
    buyer: { ...pageBuyer, ...asPrinted(facts.buyer, pageBuyer) },
    ...present({ delivery: deliveredTo(facts.delivery, page.delivery) }),
    totals: { ...page.totals, ...facts.totals },
    payeeAccount: accountOf(facts.payeeAccount, page.payeeAccount, ofBuyer),
    findings: [...page.findings, ...contradictions(stated, page, printed)],
  };
}

/** A page's party without a tax id that the XML gives to the other one: it was picked from the wrong block. */
function withoutOthersTaxId(party: Party, other: Party): Party {
  const { taxId, ...rest } = party;
  return taxId && other.taxId && sameValue(taxId.value, other.taxId.value) ? rest : party;
}

const asPrinted = <Place extends Party | Delivery>(xml: Place, page: Place): Place => ({
  ...xml,
  ...present({ address: withPrintedCountry(xml.address, page.address) }),
});

/** Never a mixture of two places: what the page says adds to the XML's only where both name the same. */
function deliveredTo(xml: Delivery | undefined, page: Delivery | undefined): Delivery | undefined {
  if (!xml || !page) return xml ?? page;
  const alike = xml.name && page.name && sameValue(xml.name.value, page.name.value);
  return { ...(alike ? page : {}), ...asPrinted(xml, page) };
}

/** The account to pay to. Of two banks on a page, the one of another account than the XML's adds nothing to it. */
function accountOf(
  xml: PayeeAccount,
  page: PayeeAccount,
  ofBuyer: (field: Field<string>) => boolean,
): PayeeAccount {
  const { account } = page;
  if (account && ofBuyer(account)) return xml;
  if (account && xml.account && isIban(account) && isIban(xml.account)) {
    if (!sameValue(account.value, xml.account.value)) return xml;
  }
  return present({
    ...page,
    ...xml,
    bankName: xml.bankName ? fullerName(xml.bankName, page.bankName) : page.bankName,
    account: sounder(xml.account, account, isIban),
    bic: sounder(xml.bic, page.bic, isBic),
  });
}

/** A value whose check digits or shape do not hold loses to a printed one where they do: somebody typed it wrongly. */
function sounder(
  xml: Field<string> | undefined,
  page: Field<string> | undefined,
  holds: (field: Field<string>) => boolean,
): Field<string> | undefined {
  if (!xml || !page) return xml ?? page;
  return page.confidence >= SURE && holds(page) && !holds(xml) ? page : xml;
}

const isIban = ({ value }: Field<string>) => isValidIBAN(value.replace(/\s/g, '').toUpperCase());
const isBic = ({ value }: Field<string>) => isValidBIC(value.replace(/\s/g, '').toUpperCase());

/** A credit note's XML gives its sums without a sign, its page often with one: then the page's sign is what is printed. */
function signedAsPrinted(xml: ElectronicInvoice, page: PageInvoice): ElectronicInvoice {
  const given = xml.totals.gross?.value;
  if (!xml.creditNote || given === undefined || page.totals.gross?.value !== -given || given === 0)
    return xml;
  const totals = Object.fromEntries(
    Object.entries(xml.totals).map(([name, field]: [string, Field<number>]) => [name, negated(field)]),
  );
  return {
    ...xml,
    totals,
    lines: xml.lines.map((line) => ({
      ...line,
      ...(line.quantity ? { quantity: negated(line.quantity) } : {}),
      ...(line.net ? { net: negated(line.net) } : {}),
    })),
  };
}

const negated = (field: Field<number>): Field<number> => ({
  ...field,
  value: field.value === 0 ? 0 : -field.value,
});

function contradictions(xml: ElectronicInvoice, page: PageInvoice, printed: string): Finding[] {
  return COMPARED.flatMap(({ path, of }) => {
    const [stated, read] = [of(xml), of(page)];
    if (!stated || !read || read.confidence < SURE) return [];
    if (sameValue(stated.value, read.value)) return [];
    // A code says one thing only: that the page prints the other elsewhere excuses nothing.
    const ofCode = read.source === 'code';
    if (!ofCode && isPrinted(stated.value, printed)) return [];
    return {
      code: ofCode ? 'xml_code_mismatch' : 'xml_page_mismatch',
      severity: 'warning' as const,
      fields: [path],
      message: `The electronic invoice says ${stated.value}, the ${ofCode ? 'code on the page' : 'page'} says ${read.text} (${path}).`,
      expected: stated.value,
      actual: read.value,
    };
  });
}
