import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import type { Field, Invoice, InvoiceLine, IsoDate, PayeeAccount, Totals } from '../invoice/index.ts';
import { partyOf, type RawParty } from './fields.ts';

/** What an electronic invoice says, in the terms of the model. */
export interface ElectronicInvoice extends Omit<Invoice, 'findings' | 'pages' | 'warnings' | 'language'> {
  /** UN/EDIFACT 1001 says so: then a sum is what is given back, whatever its sign. */
  creditNote: boolean;
  /** The tax breakdown has several rates: what a page seems to say about one is wrong. */
  severalRates: boolean;
  /** What belongs to the buyer, and is therefore nothing of the seller's: email, phone, the account to be debited. */
  notSellers: readonly string[];
}

/** Document types of credit notes in EN 16931's code list. */
const CREDIT_NOTES = new Set(['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '532']);

/** What a syntax binding found. */
export interface Found {
  typeCode: string | undefined;
  fields: {
    invoiceNumber?: Field<string>;
    issueDate?: Field<IsoDate>;
    dueDate?: Field<IsoDate>;
    currency?: Field<string>;
    vatRate?: Field<number>;
  };
  /** Whether there is a tax breakdown, be it of one rate or several. */
  hasRates: boolean;
  seller: RawParty;
  buyer: RawParty;
  totals: Totals;
  payeeAccount: PayeeAccount;
  lines: InvoiceLine[];
  debtorAccount: string | undefined;
}

const NAMES: Readonly<Record<string, string | string[]>> = english.countries;

export function assemble(found: Found): ElectronicInvoice {
  const { typeCode, fields, hasRates, seller, buyer, totals, payeeAccount, lines, debtorAccount } = found;
  const abroad = seller.country && buyer.country && seller.country !== buyer.country;
  const nameOf = (code: string | undefined) => (abroad && code ? [NAMES[code] ?? []].flat()[0] : undefined);
  return {
    ...fields,
    seller: partyOf(seller, nameOf(seller.country)),
    buyer: partyOf(buyer, nameOf(buyer.country)),
    totals,
    payeeAccount,
    lines,
    creditNote: typeCode !== undefined && CREDIT_NOTES.has(typeCode),
    severalRates: hasRates && !fields.vatRate,
    notSellers: [buyer.email, buyer.phone, debtorAccount].filter((value) => value !== undefined),
  };
}
