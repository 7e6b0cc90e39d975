export { checkInvoice } from './checks/index.ts';
export { bare, isPrinted, sameValue } from './compare.ts';
export { type Details, toDetails } from './details.ts';
export type {
  Box,
  Delivery,
  DocumentType,
  Field,
  Finding,
  Invoice,
  InvoiceLine,
  IsoDate,
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
