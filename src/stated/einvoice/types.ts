import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import type {
  Field,
  Invoice,
  InvoiceLine,
  IsoDate,
  PartyId,
  PayeeAccount,
  Totals,
} from '../../invoice/index.ts';
import { isCreditNote } from './document-types.ts';
import { deliveryOf, partyOf, type RawDelivery, type RawParty } from './fields.ts';
import type { MoreFacts } from './more-facts.ts';

/** What an electronic invoice says, in the terms of the model. */
export interface ElectronicInvoice extends Omit<Invoice, 'findings' | 'pages' | 'warnings' | 'language'> {
  /** UN/EDIFACT 1001 says so: then a sum is what is given back, whatever its sign. */
  creditNote: boolean;
  /** The tax breakdown has several rates: what a page seems to say about one is wrong. */
  severalRates: boolean;
  /** What belongs to the buyer, and is therefore nothing of the seller's: email, phone, the account to be debited. */
  notSellers: readonly string[];
}

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
  delivery: RawDelivery | undefined;
  totals: Totals;
  payeeAccount: PayeeAccount;
  lines: InvoiceLine[];
  debtorAccount: string | undefined;
  more: MoreFacts;
}

const NAMES: Readonly<Record<string, string | string[]>> = english.countries;

export function assemble(found: Found): ElectronicInvoice {
  const { typeCode, fields, hasRates, seller, buyer, delivery, totals, payeeAccount, lines, debtorAccount } =
    found;
  const { sums, sellerIds, buyerIds, ...more } = found.more;
  const abroad = seller.country && buyer.country && seller.country !== buyer.country;
  const countryName = (code: string | undefined) => (code ? [NAMES[code] ?? []].flat()[0] : undefined);
  const nameOf = (code: string | undefined) => (abroad ? countryName(code) : undefined);
  const goods =
    delivery &&
    deliveryOf(delivery, delivery.country === seller.country ? undefined : countryName(delivery.country));
  return {
    ...fields,
    ...more,
    seller: { ...partyOf(seller, nameOf(seller.country)), ...known(sellerIds) },
    buyer: { ...partyOf(buyer, nameOf(buyer.country)), ...known(buyerIds) },
    ...(goods ? { delivery: goods } : {}),
    totals: { ...totals, ...sums },
    payeeAccount,
    lines,
    creditNote: isCreditNote(typeCode),
    severalRates: hasRates && !fields.vatRate,
    notSellers: [buyer.email, buyer.phone, debtorAccount].filter((value) => value !== undefined),
  };
}

const known = (ids: PartyId[]) => (ids.length > 0 ? { ids } : {});
