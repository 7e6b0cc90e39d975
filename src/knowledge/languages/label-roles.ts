/**
 * What a printed label says that the value beside it is. One role may have phrases in every language; a phrase may
 * have several roles ("Total" heads a column of line amounts as well as the grand total): then each is returned.
 * The page model knows them by their place in this list: new ones go to the end.
 */
export const LABEL_ROLES = [
  // the document
  'document_title',
  'invoice_number',
  'order_number',
  'customer_number',
  'delivery_number',
  'contract_number',
  'other_number',
  'reference',
  'page_number',
  'currency',
  'language',
  // dates
  'issue_date',
  'due_date',
  'delivery_date',
  'order_date',
  'service_period',
  'other_date',
  'payment_date',
  // parties
  'seller',
  'buyer',
  'delivery',
  'remit_to',
  'attention',
  'name',
  'address',
  'country',
  'tax_id',
  'registration_id',
  'phone',
  'fax',
  'mobile',
  'email',
  'website',
  'person',
  // payment
  'iban',
  'bic',
  'bank_name',
  'account_number',
  'routing_number',
  'sort_code',
  'account_holder',
  'bank_details',
  'payment_terms',
  'payment_method',
  'payment_reference',
  // sums
  'gross',
  'net',
  'tax',
  'tax_rate',
  'amount_due',
  'amount_paid',
  'previous_balance',
  'prepaid',
  'discount',
  'shipping',
  'rounding',
  'change_cash',
  'tax_exempt',
  // line items
  'line_amount',
  'unit_price',
  'quantity',
  'unit',
  'description',
  'item_number',
  'position',
  // words that are nobody's label but stop others
  'thank_you',
  'note',
  // tax that the buyer keeps back; last, for page models know the roles by their places in this list
  'withholding',
] as const;

export type LabelRole = (typeof LABEL_ROLES)[number];

/** Whose value it is, where the label says so: "Your VAT no", "Ihre USt-IdNr.", "Customer phone". */
export type LabelParty = 'seller' | 'buyer';

export interface Label {
  role: LabelRole;
  /** ISO 639-1; the first of `languages`. */
  language: string;
  /** All languages that have this phrase in this role. */
  languages: string[];
  /** 0–1; 1 when the phrase stands there letter by letter (case, accents, marks and spaces apart). */
  quality: number;
  party?: LabelParty;
}
