import type { LabelRole } from '../../labels/index.ts';
import type { Weights } from '../features.ts';

/** Labels that make a number something else. */
const FOREIGN: readonly LabelRole[] = [
  'invoice_number',
  'order_number',
  'customer_number',
  'contract_number',
  'delivery_number',
  'page_number',
  'tax_id',
  'registration_id',
  'phone',
  'fax',
  'mobile',
  'iban',
  'bic',
  'account_number',
  'routing_number',
  'sort_code',
  'payment_reference',
  'item_number',
  'quantity',
  'issue_date',
  'due_date',
  'payment_terms',
];

/** The label decides; every other label speaks against. */
function weightsOf(role: LabelRole): Weights {
  const against = Object.fromEntries(
    FOREIGN.filter((other) => other !== role).flatMap((other) => [
      [`left.${other}`, -3],
      [`above.${other}`, -2],
    ]),
  );
  const own = { [`left.${role}`]: 5.5, [`above.${role}`]: 4.6 };
  return {
    bias: -3,
    short: -1.5,
    money: -3,
    row: -2,
    low: -1,
    sentence: -1,
    digits: 0.4,
    ...against,
    ...own,
  };
}

/** Numbers that a document goes by: its own, and those of the order, the customer, the contract and the delivery note. */
export const NUMBERS = {
  invoiceNumber: {
    bias: -3,
    'left.invoice_number': 5.5,
    'above.invoice_number': 4.6,
    'left.document_title': 3.2,
    'above.document_title': 0.8,
    'left.order_number': -3,
    'left.customer_number': -3,
    'left.reference': -1.5,
    'left.delivery_number': -3,
    'left.page_number': -3,
    'left.tax_id': -3,
    'left.phone': -3,
    'left.issue_date': -1.5,
    short: -1,
    money: -3,
    top: 0.6,
    row: -2,
    low: -1,
    sentence: -1,
    digits: 0.5,
  },
  orderNumber: weightsOf('order_number'),
  customerNumber: weightsOf('customer_number'),
  contractNumber: weightsOf('contract_number'),
  deliveryNoteNumber: weightsOf('delivery_number'),
} satisfies Record<string, Weights>;
