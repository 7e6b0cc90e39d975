import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import type { Field, Invoice, IsoDate, PayeeAccount, Period } from '../../invoice/index.ts';
import { present } from '../present.ts';
import { documentTypeOf, isCreditNote } from './document-types.ts';
import { currencyField, dateField, textField } from './fields.ts';
import { lineOf } from './lines.ts';
import { deliveryOf, partyOf } from './places.ts';
import type { RawAccount, RawHeader, RawInvoice } from './raw.ts';
import { onlyRate, subtotalsOf, totalsOf } from './totals.ts';

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
  const vatRate = onlyRate(taxes);
  return {
    ...headerOf(header),
    ...present({
      vatRate,
      taxes: subtotalsOf(taxes),
      delivery: delivery && deliveryOf(delivery, nameAbroad(delivery.country, seller.country)),
    }),
    seller: partyOf(seller, buyer.country && nameAbroad(seller.country, buyer.country)),
    buyer: partyOf(buyer, seller.country && nameAbroad(buyer.country, seller.country)),
    totals: totalsOf(raw.totals),
    payeeAccount: accountOf(raw.payeeAccount),
    lines: raw.lines.flatMap(lineOf),
    creditNote: isCreditNote(header.typeCode),
    severalRates: taxes.length > 0 && !vatRate,
    notSellers: [buyer.email, buyer.phone, raw.debtorAccount].filter((value) => value !== undefined),
  };
}

/** The English name of a country that is not the other one: letters within a country do not name it. */
function nameAbroad(country: string | undefined, other: string | undefined): string | undefined {
  return country && country !== other ? [COUNTRY_NAMES[country] ?? []].flat()[0] : undefined;
}

const headerOf = (raw: RawHeader) =>
  present({
    documentType: documentTypeOf(raw.typeCode),
    invoiceNumber: textField(raw.invoiceNumber),
    issueDate: dateField(raw.issueDate),
    dueDate: dateField(raw.dueDate),
    currency: currencyField(raw.currency),
    orderNumber: textField(raw.orderNumber),
    customerNumber: textField(raw.customerNumber),
    contractNumber: textField(raw.contractNumber),
    deliveryNoteNumber: textField(raw.deliveryNoteNumber),
    deliveryDate: dateField(raw.deliveryDate),
    servicePeriod: periodOf(dateField(raw.periodStart), dateField(raw.periodEnd)),
    paymentTerms: textField(raw.paymentTerms),
  });

const periodOf = (start: Field<IsoDate> | undefined, end: Field<IsoDate> | undefined): Period | undefined =>
  start || end ? present({ start, end }) : undefined;

const accountOf = (raw: RawAccount): PayeeAccount =>
  present({
    account: textField(raw.account),
    bic: textField(raw.bic),
    bankName: textField(raw.bankName),
    holder: textField(raw.holder),
    reference: textField(raw.reference),
  });
