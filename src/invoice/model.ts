/**
 * What an invoice is. Terms follow EN 16931: the seller (supplier) issues the invoice, the buyer (receiver) pays it.
 * A field that was not found is absent: nothing is ever guessed. BT- and BG- numbers are those of EN 16931.
 *
 * `npm run schema` makes `schema.json` of this file: its comments are the descriptions there.
 */

/** Where a value came from, from the most to the least exact. */
export type Source = 'xml' | 'code' | 'text' | 'ocr' | 'derived';

/** A rectangle; the origin is at the top left. In a result: fractions 0–1 of the page's width and height, as read (upright, straightened). */
export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** A value of the invoice, with how it was found. */
export interface Field<Value> {
  /** The value itself, normalised. */
  value: Value;
  /** As printed on the page. */
  text: string;
  /** 0–1: of the fields given 0.9, about nine in ten are right. */
  confidence: number;
  /** Where it came from. */
  source: Source;
  /** 1-based page on which it was found; absent for derived values. */
  page?: number;
  /** Where on that page, in fractions of its width and height. */
  box?: Box;
  /** What else it could be, the likeliest first, three at most; absent where nothing else is likely. */
  alternatives?: Alternative<Value>[];
}

/** Another value that a field could have. */
export interface Alternative<Value> {
  value: Value;
  /** As printed on the page. */
  text: string;
  /** 0–1, as the field's own. */
  confidence: number;
  /** 1-based page on which it was found; absent for derived values. */
  page?: number;
  /** Where on that page, in fractions of its width and height. */
  box?: Box;
}

/** `YYYY-MM-DD`. */
export type IsoDate = string;

/** A number under which a party is registered. */
export interface PartyId extends Field<string> {
  /** `vat`, `gstin`, `abn`, `ein`, `siret`, `steuernummer` and the like; `number` where only a label shows what it is. */
  scheme: string;
  /** ISO 3166-1 alpha-2, where the scheme belongs to one country. */
  country?: string;
  /** Whether its check digits are right, where the scheme has some. */
  valid?: boolean;
}

/** The parts of an address, where an electronic invoice has them (BG-5, BG-8, BG-15). */
export interface AddressParts {
  /** BT-35, BT-50, BT-75. */
  street?: Field<string>;
  /** What goes with the street (BT-36, BT-51, BT-76). */
  addition?: Field<string>;
  /** BT-37, BT-52, BT-77. */
  city?: Field<string>;
  /** BT-38, BT-53, BT-78. */
  postalCode?: Field<string>;
  /** BT-39, BT-54, BT-79. */
  region?: Field<string>;
  /** ISO 3166-1 alpha-2 (BT-40, BT-55, BT-80). */
  country?: Field<string>;
}

/** The seller or the buyer (BG-4, BG-7). */
export interface Party {
  /** BT-27, BT-44. */
  name?: Field<string>;
  /** One string: street, city, region, postal code, country as printed, parts separated by ", ". */
  address?: Field<string>;
  /** The same in its parts. */
  addressParts?: AddressParts;
  /** Whom to ask (BT-41, BT-56). */
  contactName?: Field<string>;
  /** Where electronic invoices reach the party: its scheme is a code of the EAS list, such as `0204` or `EM` (BT-34, BT-49). */
  electronicAddress?: PartyId;
  /** BT-43, BT-58. */
  email?: Field<string>;
  /** BT-42, BT-57. As printed, not converted to international form. */
  phone?: Field<string>;
  /** VAT id, TIN, GSTIN, ABN, EIN or similar, as printed. */
  taxId?: Field<string>;
  /** All numbers of tax offices and registers, `taxId` among them (BT-29 to BT-32, BT-46 to BT-48). */
  ids?: PartyId[];
  /** As printed. */
  website?: Field<string>;
}

/** Where goods were delivered or a service was provided (BG-13). */
export interface Delivery {
  /** Who received it there (BT-70). */
  name?: Field<string>;
  /** A global location number or the like (BT-71). */
  locationId?: Field<string>;
  /** One string, like a party's (BG-15: BT-75 to BT-80). */
  address?: Field<string>;
  /** The same in its parts. */
  addressParts?: AddressParts;
}

/** An account to pay to (BG-17). */
export interface PayeeAccount {
  /** As printed. */
  bankName?: Field<string>;
  /** BT-86. */
  bic?: Field<string>;
  /** IBAN or account number, possibly masked, as printed (BT-84). */
  account?: Field<string>;
  /** The bank in its country's own numbering: routing number, sort code, BSB, Bankleitzahl, IFSC. */
  bankCode?: Field<string>;
  /** Who holds the account, where it is stated: the seller, or the company it sold its claim to (BT-85). */
  holder?: Field<string>;
  /** What the payer has to quote: a creditor reference, a QR reference, a variable symbol, or text (BT-83). */
  reference?: Field<string>;
}

/** The amounts of the whole invoice (BG-22). */
export interface Totals {
  /** Sum before tax (BT-109). */
  net?: Field<number>;
  /** Sum of all tax (BT-110). */
  tax?: Field<number>;
  /** The grand total of this invoice, tax included (BT-112). */
  gross?: Field<number>;
  /** Subtracted from the sum of the lines (BT-107), as a positive amount. */
  discount?: Field<number>;
  /** Added to the sum of the lines (BT-108), shipping among it. */
  charges?: Field<number>;
  /** Shipping, freight, packing: among the charges of BT-108. */
  shipping?: Field<number>;
  /** Added or subtracted for rounding (BT-114). */
  rounding?: Field<number>;
  /** Already paid (BT-113), as a positive amount. */
  prepaid?: Field<number>;
  /** Tax that the buyer keeps back and pays to the tax office in the seller's stead, as a positive amount. `gross` is before it. */
  withholding?: Field<number>;
  /** Still owed from earlier invoices. */
  previousBalance?: Field<number>;
  /** What is to be paid now (BT-115). */
  amountDue?: Field<number>;
}

/** One tax rate and what it was charged on (BG-23). */
export interface TaxSubtotal {
  /** Percent (BT-119). */
  rate?: Field<number>;
  /** The amount that is taxed (BT-116). */
  base?: Field<number>;
  /** The tax (BT-117). */
  amount?: Field<number>;
  /** A code of UNTDID 5305 (BT-118): `S` a rate, `Z` zero, `E` exempt, `AE` reverse charge, `K` within the EU, `G` export, `O` out of scope. */
  category?: Field<string>;
  /** Why no tax is charged (BT-120): reverse charge, a small business, an export. */
  exemptionReason?: Field<string>;
}

/** Something taken off or added, of the invoice (BG-20, BG-21) or of a line (BG-27, BG-28). */
export interface Adjustment {
  /** Before tax, as a positive amount (BT-92, BT-99, BT-136, BT-141). */
  amount?: Field<number>;
  /** What the percentage is taken of (BT-93, BT-100, BT-137, BT-142). */
  base?: Field<number>;
  /** Percent (BT-94, BT-101, BT-138, BT-143). */
  percent?: Field<number>;
  /** Percent of tax on it (BT-96, BT-103). */
  taxRate?: Field<number>;
  /** What it is for (BT-97, BT-104, BT-139, BT-144). */
  reason?: Field<string>;
}

/** A part of what is due, and when. */
export interface Instalment {
  dueDate?: Field<IsoDate>;
  amount?: Field<number>;
}

/** An earlier invoice that this one refers to (BG-3). */
export interface InvoiceReference {
  /** BT-25. */
  number?: Field<string>;
  /** BT-26. */
  issueDate?: Field<IsoDate>;
}

/** What kind of document it is (BT-3). */
export type DocumentType = 'invoice' | 'credit_note' | 'receipt' | 'proforma' | 'reminder' | 'statement';

/** A period that is invoiced (BG-14). */
export interface Period {
  /** First day (BT-73). */
  start?: Field<IsoDate>;
  /** Last day (BT-74). */
  end?: Field<IsoDate>;
}

/** A property of an item (BG-32), such as its colour. */
export interface ItemAttribute {
  /** BT-160. */
  name?: Field<string>;
  /** BT-161. */
  value?: Field<string>;
}

/** One line of the invoice's table (BG-25). */
export interface InvoiceLine {
  /** As printed: "1", "10", "2.1". */
  position?: Field<string>;
  /** Article number, SKU, HSN or the like (BT-155). */
  code?: Field<string>;
  /** The buyer's number of the item (BT-156). */
  buyerCode?: Field<string>;
  /** A number by which everybody knows the item, such as its GTIN (BT-157). */
  globalCode?: Field<string>;
  /** Codes of classifications, such as CPV or UNSPSC (BT-158). */
  classifications?: Field<string>[];
  /** BG-32. */
  attributes?: ItemAttribute[];
  /** Wrapped lines joined by a space. */
  description?: Field<string>;
  /** BT-129. */
  quantity?: Field<number>;
  /** Unit of the quantity as printed: "Stk", "h", "kg"; in electronic invoices a code of UN/ECE Recommendation 20. */
  unit?: Field<string>;
  /** Price of one unit, before or after tax like the line's amount. */
  unitPrice?: Field<number>;
  /** Price of one unit before a discount on it (BT-148). */
  grossPrice?: Field<number>;
  /** Percent taken off this line. */
  discount?: Field<number>;
  /** BG-27. */
  allowances?: Adjustment[];
  /** BG-28. */
  charges?: Adjustment[];
  /** BG-26. */
  period?: Period;
  /** BT-127. */
  note?: Field<string>;
  /** Percent. */
  taxRate?: Field<number>;
  /** A code of UNTDID 5305, as in the breakdown (BT-151). */
  taxCategory?: Field<string>;
  /** Amount of the line before tax. */
  net?: Field<number>;
  /** Amount of the line with tax. */
  gross?: Field<number>;
}

/** The outcome of a check that failed. */
export interface Finding {
  /** Stable, for programs: `totals_do_not_add_up`. */
  code: string;
  severity: 'info' | 'warning' | 'error';
  /** Paths of the fields concerned, such as `totals.gross` or `lines.0.net`. */
  fields: string[];
  /** A sentence for people. */
  message: string;
  /** What it should be by the other fields or by the exact source. */
  expected?: string | number;
  /** What it is. */
  actual?: string | number;
}

/** How one page was read. A page that failed is listed too. */
export interface PageReport {
  /** 1-based. */
  page: number;
  /** In the page's own units: points for PDF, pixels for pictures, after turning upright. */
  width: number;
  /** Like the width. */
  height: number;
  /** `skipped`: a picture of an electronic invoice that is complete. It was not read, so XML and page were not compared. */
  source: 'text' | 'ocr' | 'skipped' | 'failed';
  /** Degrees by which the picture was turned clockwise to stand upright: quarter turns plus tilt. */
  rotation: number;
  /** How many words were read. */
  words: number;
  /** Why the page could not be read. */
  error?: { code: string; message: string };
}

/** An invoice, as far as it was read. */
export interface Invoice {
  /** BT-3. Absent where the document does not say it. */
  documentType?: Field<DocumentType>;
  /** The invoice's own number (BT-1). */
  invoiceNumber?: Field<string>;
  /** The buyer's purchase order (BT-13). */
  orderNumber?: Field<string>;
  /** The seller's number for the buyer (BT-46). */
  customerNumber?: Field<string>;
  /** The contract (BT-12). */
  contractNumber?: Field<string>;
  /** What the buyer asked to be quoted, such as a Leitweg-ID (BT-10). */
  buyerReference?: Field<string>;
  /** The project (BT-11). */
  projectNumber?: Field<string>;
  /** BG-3. */
  precedingInvoices?: InvoiceReference[];
  /** The delivery note or despatch advice (BT-16). */
  deliveryNoteNumber?: Field<string>;
  /** BT-2. */
  issueDate?: Field<IsoDate>;
  /** BT-9. */
  dueDate?: Field<IsoDate>;
  /** When goods were delivered or the service was provided (BT-72). */
  deliveryDate?: Field<IsoDate>;
  /** BG-14. */
  servicePeriod?: Period;
  /** As printed (BT-20). */
  paymentTerms?: Field<string>;
  /** Where it is to be paid in parts: there is no `dueDate` then. */
  instalments?: Instalment[];
  /** BT-22. */
  notes?: Field<string>[];
  /** ISO 4217, upper case (BT-5). */
  currency?: Field<string>;
  /** Who issues the invoice (BG-4). */
  seller: Party;
  /** Who is invoiced (BG-7). */
  buyer: Party;
  /** BG-22. */
  totals: Totals;
  /** Percent, when one rate applies to the whole invoice. */
  vatRate?: Field<number>;
  /** One entry for each rate; absent where there is no breakdown. */
  taxes?: TaxSubtotal[];
  /** BG-20. */
  allowances?: Adjustment[];
  /** BG-21. */
  charges?: Adjustment[];
  /** The account to pay to; of several, the most likely one. */
  payeeAccount: PayeeAccount;
  /** All accounts that may be paid to, `payeeAccount` first; absent where there is only one. */
  payeeAccounts?: PayeeAccount[];
  /** As stated, even if it is the buyer's own address; absent where it is not stated. */
  delivery?: Delivery;
  /** In the order of the table; empty where no table was found. */
  lines: InvoiceLine[];
  /** ISO 639-1 code of the page's language, if it was recognised. */
  language?: string;
  /** Checks that failed, and contradictions between XML, codes and page. */
  findings: Finding[];
  /** The pages of this invoice, by their numbers in the file. */
  pages: PageReport[];
  /** Where the file holds several invoices, those after this first one, in order. */
  further?: Invoice[];
  /** Sentences for people: what could not be read or done. */
  warnings: string[];
}
