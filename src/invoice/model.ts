/**
 * What an invoice is. Terms follow EN 16931: the seller (supplier) issues the invoice, the buyer (receiver) pays it.
 * A field that was not found is absent: nothing is ever guessed.
 */

/** Where a value came from, from the most to the least exact. */
export type Source = 'xml' | 'code' | 'text' | 'ocr' | 'derived';

/** A rectangle, origin at the top left. In a result: fractions 0–1 of the page's width and height, as read (upright, straightened). */
export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** A decided value. */
export interface Field<Value> {
  value: Value;
  /** As printed on the page; equal to the value's text where nothing was normalised. */
  text: string;
  /** 0–1: of the fields given 0.9, about nine in ten are right. */
  confidence: number;
  source: Source;
  /** 1-based page on which it was found; absent for derived values. */
  page?: number;
  /** Where on that page, in fractions of its width and height. */
  box?: Box;
}

/** `YYYY-MM-DD`. */
export type IsoDate = string;

/** A number that a party is registered under. */
export interface PartyId extends Field<string> {
  /** `vat`, `gstin`, `abn`, `ein`, `siret`, `steuernummer` and the like; `number` when only a label made it one. */
  scheme: string;
  /** ISO 3166, where the scheme is one country's. */
  country?: string;
  /** Whether its check digits hold, where the scheme has some. */
  valid?: boolean;
}

export interface Party {
  name?: Field<string>;
  /** One string: street, city, region, postal code, country as printed, parts separated by ", ". */
  address?: Field<string>;
  email?: Field<string>;
  /** As printed, not converted to international form. */
  phone?: Field<string>;
  /** VAT id, TIN, GSTIN, ABN, EIN or similar, as printed. */
  taxId?: Field<string>;
  /** All numbers of tax offices and registers, `taxId` among them (BT-29 to BT-32, BT-46 to BT-48). */
  ids?: PartyId[];
  website?: Field<string>;
}

/** Where goods went or a service was done (BG-13). */
export interface Delivery {
  /** Who took it there (BT-70). */
  name?: Field<string>;
  /** A global location number or the like (BT-71). */
  locationId?: Field<string>;
  /** One string, as a party's (BG-15: BT-75 to BT-80). */
  address?: Field<string>;
}

/** The seller's account to pay to. */
export interface PayeeAccount {
  bankName?: Field<string>;
  bic?: Field<string>;
  /** IBAN or account number, possibly masked as printed. */
  account?: Field<string>;
  /** The bank in its country's own numbering: routing number, sort code, BSB, Bankleitzahl, IFSC. */
  bankCode?: Field<string>;
  /** Who holds the account, where it is said: the seller, or whom it sold its claim to. */
  holder?: Field<string>;
  /** What the payer has to quote: a creditor reference, a QR reference, a variable symbol, or words. */
  reference?: Field<string>;
}

export interface Totals {
  /** Sum before tax. */
  net?: Field<number>;
  /** Sum of all tax. */
  tax?: Field<number>;
  /** The grand total of this invoice, tax included. */
  gross?: Field<number>;
  /** Taken off the sum of the lines (BT-107), as a positive amount. */
  discount?: Field<number>;
  /** Shipping, freight, packing: among the charges of BT-108. */
  shipping?: Field<number>;
  /** What was added or taken off to round (BT-114). */
  rounding?: Field<number>;
  /** Paid already (BT-113), as a positive amount. */
  prepaid?: Field<number>;
  /** Still owed from earlier invoices. */
  previousBalance?: Field<number>;
  /** What is to be paid now (BT-115). */
  amountDue?: Field<number>;
}

/** One rate of tax and what it was charged on (BG-23). */
export interface TaxSubtotal {
  /** Percent (BT-119). */
  rate?: Field<number>;
  /** BT-116. */
  base?: Field<number>;
  /** BT-117. */
  amount?: Field<number>;
  /** Why no tax is charged (BT-120): reverse charge, a small business, an export. */
  exemptionReason?: Field<string>;
}

/** What kind of document it is (BT-3). */
export type DocumentType = 'invoice' | 'credit_note' | 'receipt' | 'proforma' | 'reminder' | 'statement';

/** BG-14. */
export interface Period {
  start?: Field<IsoDate>;
  end?: Field<IsoDate>;
}

/** One item of the invoice's table (EN 16931: invoice line). */
export interface InvoiceLine {
  /** As printed: "1", "10", "2.1". */
  position?: Field<string>;
  /** The seller's number of the article, SKU, HSN or the like. */
  code?: Field<string>;
  /** Wrapped lines joined by a space. */
  description?: Field<string>;
  quantity?: Field<number>;
  /** Unit of the quantity as printed: "Stk", "h", "kg"; in electronic invoices its code of UN/ECE Recommendation 20. */
  unit?: Field<string>;
  /** Price of one unit, before or after tax as the line's amount is. */
  unitPrice?: Field<number>;
  /** Percent taken off this line. */
  discount?: Field<number>;
  /** Percent. */
  taxRate?: Field<number>;
  /** Amount of the line before tax. */
  net?: Field<number>;
  /** Amount of the line with tax. */
  gross?: Field<number>;
}

/** The outcome of a check that did not hold. */
export interface Finding {
  code: string;
  severity: 'info' | 'warning' | 'error';
  /** Paths of the fields concerned, such as `totals.gross`. */
  fields: string[];
  message: string;
  expected?: string | number;
  actual?: string | number;
}

/** What was read of one page. A page that failed is named here, never left out in silence. */
export interface PageReport {
  /** 1-based. */
  page: number;
  /** Size in the page's own units: points for PDF, pixels for pictures, after turning upright. */
  width: number;
  height: number;
  /** `skipped`: a picture whose facts the electronic invoice holds. It was not read, so XML and page were not compared. */
  source: 'text' | 'ocr' | 'skipped' | 'failed';
  /** Degrees by which the picture was turned clockwise to stand upright: quarter turns plus tilt. */
  rotation: number;
  words: number;
  /** Why the page could not be read, when it could not. */
  error?: { code: string; message: string };
}

export interface Invoice {
  /** Absent where nothing on the page says it. */
  documentType?: Field<DocumentType>;
  /** BT-1. */
  invoiceNumber?: Field<string>;
  /** The buyer's purchase order (BT-13). */
  orderNumber?: Field<string>;
  /** The seller's number for the buyer (BT-46). */
  customerNumber?: Field<string>;
  /** BT-12. */
  contractNumber?: Field<string>;
  /** The delivery note or despatch advice (BT-16). */
  deliveryNoteNumber?: Field<string>;
  issueDate?: Field<IsoDate>;
  dueDate?: Field<IsoDate>;
  /** When goods were delivered or the service was done (BT-72). */
  deliveryDate?: Field<IsoDate>;
  servicePeriod?: Period;
  /** As printed (BT-20). */
  paymentTerms?: Field<string>;
  /** ISO 4217, upper case. */
  currency?: Field<string>;
  seller: Party;
  buyer: Party;
  totals: Totals;
  /** Percent, when one rate applies to the whole invoice. */
  vatRate?: Field<number>;
  /** One entry for each rate; absent where no breakdown is known. */
  taxes?: TaxSubtotal[];
  payeeAccount: PayeeAccount;
  /** Every account that may be paid to, `payeeAccount` first; absent where there is but one. */
  payeeAccounts?: PayeeAccount[];
  /** As stated, be it the buyer's own address; absent where nothing states it. */
  delivery?: Delivery;
  /** In the order of the table; empty where no table was understood. */
  lines: InvoiceLine[];
  /** ISO 639-1 code of the page's language, where it was recognised. */
  language?: string;
  findings: Finding[];
  /** The pages of this invoice, by their numbers in the file. */
  pages: PageReport[];
  /** Where the file holds several invoices: all after this one, which is the first, in their order. */
  further?: Invoice[];
  /** Sentences for people about what could not be done as asked. */
  warnings: string[];
}
