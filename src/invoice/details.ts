import type { Field, Invoice } from './model.ts';

/**
 * The 17-key projection of an invoice that the contract returns: exactly these keys, in this order.
 * A missing string is `""`, a missing number is `-1`. Amounts are in the currency's major unit, `vat` is a percentage.
 */
export interface Details {
  issue_date: string;
  due_date: string;
  supplier_name: string;
  supplier_address: string;
  supplier_email: string;
  supplier_phone: string;
  supplier_tax_id: string;
  receiver_name: string;
  receiver_address: string;
  receiver_tax_id: string;
  currency: string;
  total_amount: number;
  vat: number;
  net_amount: number;
  bank_name: string;
  bic: string;
  account: string;
}

/**
 * Values with a lower confidence are left out, as the payload has no place to say how sure they are. A value raises the overall F1 when it is
 * right more often than half the best F1 (Lipton, Elkan and Narayanaswamy 2014), which is about 0.93 here.
 */
const LEAST_CONFIDENCE = 0.47;

const given = <Value>(field: Field<Value> | undefined): Value | undefined =>
  field && field.confidence >= LEAST_CONFIDENCE ? field.value : undefined;
const text = (field: Field<string> | undefined): string => given(field) ?? '';
const number = (field: Field<number> | undefined): number => given(field) ?? -1;

/** Projects an invoice to the contract's payload. Currency and email are in lower case; everything else keeps the printed case. */
export function toDetails(invoice: Invoice): Details {
  const { seller, buyer, totals, payeeAccount } = invoice;
  return {
    issue_date: text(invoice.issueDate),
    due_date: text(invoice.dueDate),
    supplier_name: text(seller.name),
    supplier_address: text(seller.address),
    supplier_email: text(seller.email).toLowerCase(),
    supplier_phone: text(seller.phone),
    supplier_tax_id: text(seller.taxId),
    receiver_name: text(buyer.name),
    receiver_address: text(buyer.address),
    receiver_tax_id: text(buyer.taxId),
    currency: text(invoice.currency).toLowerCase(),
    total_amount: number(totals.gross),
    vat: number(invoice.vatRate),
    net_amount: number(totals.net),
    bank_name: text(payeeAccount.bankName),
    bic: text(payeeAccount.bic),
    account: text(payeeAccount.account),
  };
}
