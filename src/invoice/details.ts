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

const text = (field: Field<string> | undefined): string => field?.value ?? '';
const number = (field: Field<number> | undefined): number => field?.value ?? -1;

/** Projects an invoice to the contract's payload. Currency and email are lower case; all else keeps the case printed. */
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
