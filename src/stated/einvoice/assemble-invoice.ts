import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import { defined } from '../../base/index.ts';
import type { Invoice, InvoiceReference, PayeeAccount } from '../../invoice/index.ts';
import { assembleAdjustments } from './adjustments.ts';
import { isCreditNote, parseDocumentType } from './document-types.ts';
import { parseCurrency, parseDate, parsePeriod, parseText } from './fields.ts';
import { assembleInstalments } from './instalments.ts';
import { assembleLine } from './lines.ts';
import { assembleDelivery, assembleParty } from './places.ts';
import type { RawAccount, RawHeader, RawInvoice, RawReference } from './raw-invoice.ts';
import { assembleTaxes, assembleTotals, findOnlyRate } from './totals.ts';

/** What an electronic invoice says, in the terms of the model. */
export interface ElectronicInvoice extends Omit<Invoice, 'findings' | 'pages' | 'warnings' | 'language'> {
  /** Its type code is that of a credit note: its amounts are given back, whatever their sign. */
  creditNote: boolean;
  /** The tax breakdown has several rates: a single rate read from the page would be wrong. */
  severalRates: boolean;
  /** Email, phone and account of the buyer: the page's seller must not be given these. */
  notSellers: readonly string[];
}

const COUNTRY_NAMES: Readonly<Record<string, string | string[]>> = english.countries;

/** The fields of an invoice from the texts of its XML; a text that is no value of its field is left out. */
export function assembleInvoice(raw: RawInvoice): ElectronicInvoice {
  const { header, seller, buyer, delivery, taxes } = raw;
  const vatRate = findOnlyRate(taxes.length > 0 ? taxes : raw.lines);
  return {
    ...assembleHeader(header),
    ...assembleInstalments(header.dueDate, raw.instalments),
    ...defined({
      vatRate,
      taxes: assembleTaxes(taxes),
      allowances: assembleAdjustments(raw.allowances),
      charges: assembleAdjustments(raw.charges),
      precedingInvoices: someOf((raw.precedingInvoices ?? []).flatMap(assembleReference)),
      notes: someOf((raw.notes ?? []).flatMap((note) => parseText(note) ?? [])),
      delivery: delivery && assembleDelivery(delivery, nameAbroad(delivery.country, seller.country)),
    }),
    seller: assembleParty(seller, buyer.country && nameAbroad(seller.country, buyer.country)),
    buyer: assembleParty(buyer, seller.country && nameAbroad(buyer.country, seller.country)),
    totals: assembleTotals(raw),
    payeeAccount: assembleAccount(raw.payeeAccount),
    lines: raw.lines.flatMap(assembleLine),
    creditNote: isCreditNote(header.typeCode),
    severalRates: taxes.length > 0 && !vatRate,
    notSellers: [buyer.email, buyer.phone, raw.debtorAccount].filter((value) => value !== undefined),
  };
}

/** The English name of a country that is not the other one: letters within a country do not name it. */
function nameAbroad(country: string | undefined, other: string | undefined): string | undefined {
  return country && country !== other ? [COUNTRY_NAMES[country] ?? []].flat()[0] : undefined;
}

const assembleHeader = (raw: RawHeader) =>
  defined({
    documentType: parseDocumentType(raw.typeCode),
    invoiceNumber: parseText(raw.invoiceNumber),
    issueDate: parseDate(raw.issueDate),
    currency: parseCurrency(raw.currency),
    orderNumber: parseText(raw.orderNumber),
    customerNumber: parseText(raw.customerNumber),
    contractNumber: parseText(raw.contractNumber),
    buyerReference: parseText(raw.buyerReference),
    projectNumber: parseText(raw.projectNumber),
    deliveryNoteNumber: parseText(raw.deliveryNoteNumber),
    deliveryDate: parseDate(raw.deliveryDate),
    servicePeriod: parsePeriod(raw.periodStart, raw.periodEnd),
    paymentTerms: parseText(raw.paymentTerms),
  });

/** The list, if there is anything in it. */
const someOf = <Part>(parts: Part[]): Part[] | undefined => (parts.length > 0 ? parts : undefined);

function assembleReference(raw: RawReference): InvoiceReference[] {
  const number = parseText(raw.number);
  return number ? [defined({ number, issueDate: parseDate(raw.issueDate) })] : [];
}

const assembleAccount = (raw: RawAccount): PayeeAccount =>
  defined({
    account: parseText(raw.account),
    bic: parseText(raw.bic),
    bankName: parseText(raw.bankName),
    holder: parseText(raw.holder),
    reference: parseText(raw.reference),
  });
