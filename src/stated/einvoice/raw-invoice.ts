import type { PartyId } from '../../invoice/index.ts';
import type { XmlElement } from './xml/index.ts';

/** A text of the XML as it stands there; undefined where there is none. */
export type Text = string | undefined;

/** One XML syntax of electronic invoices: how its files are recognised, and what reads them. */
export interface Syntax {
  /** Root elements, by their name and namespace: file names and prefixes say nothing. */
  roots: readonly { name: string; namespace: RegExp }[];
  /** How the namespaces begin whose elements make up an invoice, `''` for elements without one; extensions and signatures are in others. */
  vocabularies: readonly string[];
  /** @returns more than one for a batch */
  read(root: XmlElement): RawInvoice[];
}

/** What a syntax finds, as texts of the XML. BT- and BG- numbers are those of EN 16931. */
export interface RawInvoice {
  header: RawHeader;
  seller: RawParty;
  buyer: RawParty;
  delivery?: RawDelivery | undefined;
  totals: RawTotals;
  /** BG-20. */
  allowances?: readonly RawAdjustment[];
  /** BG-21. */
  charges?: readonly RawAdjustment[];
  /** BG-3. */
  precedingInvoices?: readonly RawReference[];
  /** When what is to be paid. All on one day: that is the due date, where none is stated. */
  instalments?: readonly RawInstalment[];
  /** BT-22. */
  notes?: readonly Text[];
  /** BG-23. */
  taxes: readonly RawTax[];
  payeeAccount: RawAccount;
  /** BT-91: the buyer's account that is debited. */
  debtorAccount?: Text;
  lines: readonly RawLine[];
}

/** What is said once of the whole invoice: its number, its dates, what it refers to. */
export interface RawHeader {
  /** BT-3, a code of UNTDID 1001. */
  typeCode?: Text;
  /** BT-1. */
  invoiceNumber?: Text;
  /** BT-2. */
  issueDate?: Text;
  /** BT-9. */
  dueDate?: Text;
  /** BT-5. */
  currency?: Text;
  /** BT-13. */
  orderNumber?: Text;
  /** BT-46. */
  customerNumber?: Text;
  /** BT-12. */
  contractNumber?: Text;
  /** BT-10. */
  buyerReference?: Text;
  /** BT-11. */
  projectNumber?: Text;
  /** BT-16. */
  deliveryNoteNumber?: Text;
  /** BT-72. */
  deliveryDate?: Text;
  /** BT-73. */
  periodStart?: Text;
  /** BT-74. */
  periodEnd?: Text;
  /** BT-20. */
  paymentTerms?: Text;
}

/** A name and an address. Whether the country is written out depends on the other party's. */
export interface RawPlace {
  name?: Text;
  /** Street and what goes with it, in order. */
  lines?: readonly Text[];
  postalCode?: Text;
  city?: Text;
  region?: Text;
  /** ISO 3166-1 alpha-2. */
  country?: Text;
}

export interface RawParty extends RawPlace {
  /** BT-41, BT-56. */
  contactName?: Text;
  /** BT-34, BT-49, with its scheme. */
  electronicAddress?: Text;
  electronicScheme?: Text;
  email?: Text;
  phone?: Text;
  taxId?: Text;
  /** All registrations, the tax id among them. */
  ids?: PartyId[];
}

/** BG-13. */
export interface RawDelivery extends RawPlace {
  locationId?: Text;
}

/** BG-22. */
export interface RawTotals {
  net?: Text;
  tax?: Text;
  gross?: Text;
  discount?: Text;
  /** BT-108. */
  charges?: Text;
  shipping?: Text;
  withholding?: Text;
  rounding?: Text;
  prepaid?: Text;
  amountDue?: Text;
}

export interface RawTax {
  /** BT-118. */
  category?: Text;
  rate?: Text;
  base?: Text;
  amount?: Text;
  exemptionReason?: Text;
}

/** BG-20, BG-21, BG-27, BG-28. */
export interface RawAdjustment {
  amount?: Text;
  base?: Text;
  percent?: Text;
  rate?: Text;
  reason?: Text;
  /** A code of UNTDID 7161, of charges only. */
  reasonCode?: Text;
}

/** BG-3. */
export interface RawReference {
  number?: Text;
  issueDate?: Text;
}

export interface RawInstalment {
  dueDate?: Text;
  amount?: Text;
}

export interface RawAccount {
  account?: Text;
  bic?: Text;
  bankName?: Text;
  /** BT-85. */
  holder?: Text;
  /** BT-83. */
  reference?: Text;
}

/** BG-25. */
export interface RawLine {
  position?: Text;
  code?: Text;
  description?: Text;
  quantity?: Text;
  unit?: Text;
  price?: Text;
  /** BT-149: the price is for so many units. */
  perQuantity?: Text;
  rate?: Text;
  /** BT-151. */
  taxCategory?: Text;
  net?: Text;
  /** With tax. */
  gross?: Text;
  /** BT-148. */
  grossPrice?: Text;
  /** Percent taken off. */
  discount?: Text;
  /** BG-27. */
  allowances?: readonly RawAdjustment[];
  /** BG-28. */
  charges?: readonly RawAdjustment[];
  /** BT-134. */
  periodStart?: Text;
  /** BT-135. */
  periodEnd?: Text;
  /** BT-127. */
  note?: Text;
  /** BT-156. */
  buyerCode?: Text;
  /** BT-157. */
  globalCode?: Text;
  /** BT-158. */
  classifications?: readonly Text[];
  /** BG-32. */
  attributes?: readonly { name?: Text; value?: Text }[];
}
