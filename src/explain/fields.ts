import type { WeighedField } from '../extraction/index.ts';

/** A weighed field as the invoice and the contract know it. */
export interface FieldName {
  /** Path in the model; absent for what is weighed only to decide others. */
  path?: string;
  /** Key in the contract's payload. */
  key?: string;
  title: string;
}

/** Every field that is weighed, in the order in which it is told. */
export const FIELD_NAMES: Readonly<Record<WeighedField, FieldName>> = {
  documentType: { path: 'documentType', title: 'Document type' },
  invoiceNumber: { path: 'invoiceNumber', title: 'Invoice number' },
  issueDate: { path: 'issueDate', key: 'issue_date', title: 'Date of issue' },
  dueDate: { path: 'dueDate', key: 'due_date', title: 'Due date' },
  sellerName: { path: 'seller.name', key: 'supplier_name', title: 'Name of the seller' },
  sellerAddress: { path: 'seller.address', key: 'supplier_address', title: 'Address of the seller' },
  sellerEmail: { path: 'seller.email', key: 'supplier_email', title: 'E-mail address of the seller' },
  sellerPhone: { path: 'seller.phone', key: 'supplier_phone', title: 'Telephone of the seller' },
  sellerTaxId: { path: 'seller.taxId', key: 'supplier_tax_id', title: 'Tax id of the seller' },
  buyerName: { path: 'buyer.name', key: 'receiver_name', title: 'Name of the buyer' },
  buyerAddress: { path: 'buyer.address', key: 'receiver_address', title: 'Address of the buyer' },
  buyerTaxId: { path: 'buyer.taxId', key: 'receiver_tax_id', title: 'Tax id of the buyer' },
  gross: { path: 'totals.gross', key: 'total_amount', title: 'Total' },
  net: { path: 'totals.net', key: 'net_amount', title: 'Net amount' },
  tax: { path: 'totals.tax', title: 'Tax' },
  vatRate: { path: 'vatRate', key: 'vat', title: 'Tax rate' },
  account: { path: 'payeeAccount.account', key: 'account', title: 'Account' },
  bic: { path: 'payeeAccount.bic', key: 'bic', title: 'BIC' },
  bankName: { path: 'payeeAccount.bankName', key: 'bank_name', title: 'Name of the bank' },
  delivery: { path: 'delivery.address', title: 'Place of delivery' },
  orderNumber: { path: 'orderNumber', title: 'Order number' },
  customerNumber: { path: 'customerNumber', title: 'Customer number' },
  contractNumber: { path: 'contractNumber', title: 'Contract number' },
  deliveryNoteNumber: { path: 'deliveryNoteNumber', title: 'Number of the delivery note' },
  discount: { path: 'totals.discount', title: 'Discount' },
  shipping: { path: 'totals.shipping', title: 'Shipping' },
  rounding: { path: 'totals.rounding', title: 'Rounding' },
  prepaid: { path: 'totals.prepaid', title: 'Paid before' },
  withholding: { path: 'totals.withholding', title: 'Tax withheld' },
  previousBalance: { path: 'totals.previousBalance', title: 'Previous balance' },
  amountDue: { path: 'totals.amountDue', title: 'Amount due' },
};

/** The fields that somebody means by a name: its path, its key in the contract's payload, or a part of either; all for none. */
export function fieldsNamed(name: string | undefined): WeighedField[] {
  const all = Object.keys(FIELD_NAMES) as WeighedField[];
  if (name === undefined) return all;
  const wanted = name.toLowerCase();
  const namesOf = (field: WeighedField) => {
    const { path = '', key = '', title } = FIELD_NAMES[field];
    return [field, path, key, title].map((one) => one.toLowerCase());
  };
  const exact = all.filter((field) => namesOf(field).includes(wanted));
  return exact.length > 0 ? exact : all.filter((field) => namesOf(field).some((one) => one.includes(wanted)));
}
