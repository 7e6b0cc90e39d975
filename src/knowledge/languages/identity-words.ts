import type { Phrases } from './phrases.ts';

/** What a document calls itself. */
export interface IdentityWords {
  proforma: Phrases;
  creditNote: Phrases;
  /** A reminder of a payment that is overdue. */
  reminder: Phrases;
  /** A statement of account. */
  statement: Phrases;
  /** A receipt of a payment, of a till for example. */
  receipt: Phrases;
  invoice: Phrases;
  /** That the buyer writes the invoice: it is one then, even if it is called a credit note. */
  selfBilling: Phrases;
}
