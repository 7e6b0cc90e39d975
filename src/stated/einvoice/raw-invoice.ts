import type { PartyId } from '../../invoice/index.ts';
import type { XmlElement } from './xml/index.ts';

/** A text of the XML as it stands there; undefined where there is none. */
export type Text = string | undefined;

/** One XML syntax of electronic invoices: how its files are recognised, and what reads them. */
export interface Syntax {
  /** Root elements, by their name and namespace: file names and prefixes say nothing. */
  roots: readonly { name: string; namespace: RegExp }[];
  /** How the namespaces begin whose elements make up an invoice; extensions and signatures are in others. */
  vocabularies: readonly string[];
  read(root: XmlElement): RawInvoice;
}

/** What a syntax finds, as texts of the XML. BT- and BG- numbers are those of EN 16931. */
export interface RawInvoice {
  header: RawHeader;
  seller: RawParty;
  buyer: RawParty;
  delivery: RawDelivery | undefined;
  totals: RawTotals;
  /** BG-23. */
  taxes: readonly RawTax[];
  payeeAccount: RawAccount;
  /** BT-91: the buyer's account that is debited. */
  debtorAccount: Text;
  lines: readonly RawLine[];
}

/** What is said once of the whole invoice: its number, its dates, what it refers to. */
export interface RawHeader {
  /** BT-3, a code of UNTDID 1001. */
  typeCode: Text;
  /** BT-1. */
  invoiceNumber: Text;
  /** BT-2. */
  issueDate: Text;
  /** BT-9. */
  dueDate: Text;
  /** BT-5. */
  currency: Text;
  /** BT-13. */
  orderNumber: Text;
  /** BT-46. */
  customerNumber: Text;
  /** BT-12. */
  contractNumber: Text;
  /** BT-16. */
  deliveryNoteNumber: Text;
  /** BT-72. */
  deliveryDate: Text;
  /** BT-73. */
  periodStart: Text;
  /** BT-74. */
  periodEnd: Text;
  /** BT-20. */
  paymentTerms: Text;
}

/** A name and an address. Whether the country is written out depends on the other party's. */
export interface RawPlace {
  name: Text;
  /** Street and what goes with it, in order. */
  lines: readonly Text[];
  postalCode: Text;
  city: Text;
  region: Text;
  /** ISO 3166-1 alpha-2. */
  country: Text;
}

export interface RawParty extends RawPlace {
  email: Text;
  phone: Text;
  taxId: Text;
  /** All registrations, the tax id among them. */
  ids: PartyId[];
}

/** BG-13. */
export interface RawDelivery extends RawPlace {
  locationId: Text;
}

/** BG-22. */
export interface RawTotals {
  net: Text;
  tax: Text;
  gross: Text;
  discount: Text;
  shipping?: Text;
  rounding: Text;
  prepaid: Text;
  amountDue: Text;
}

export interface RawTax {
  rate: Text;
  base: Text;
  amount: Text;
  exemptionReason: Text;
}

export interface RawAccount {
  account: Text;
  bic: Text;
  bankName: Text;
  /** BT-85. */
  holder: Text;
  /** BT-83. */
  reference: Text;
}

/** BG-25. */
export interface RawLine {
  position: Text;
  code: Text;
  description: Text;
  quantity: Text;
  unit: Text;
  price: Text;
  /** BT-149: the price is for so many units. */
  perQuantity: Text;
  rate: Text;
  net: Text;
}
