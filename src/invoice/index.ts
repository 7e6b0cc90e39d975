export { checkInvoice } from './checks/index.ts';
export { bare, isPrinted, sameValue } from './compare.ts';
export { type Details, toDetails } from './details.ts';
export type {
  AddressParts,
  Adjustment,
  Alternative,
  Box,
  Delivery,
  DocumentType,
  Field,
  Finding,
  Instalment,
  Invoice,
  InvoiceLine,
  InvoiceReference,
  IsoDate,
  ItemAttribute,
  PageReport,
  Party,
  PartyId,
  PayeeAccount,
  Period,
  Source,
  TaxSubtotal,
  Totals,
} from './model.ts';
export { getField, listFieldPaths, valueTypeAt } from './paths.ts';
export { default as invoiceSchema } from './schema.json' with { type: 'json' };
