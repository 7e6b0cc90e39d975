export { withChecks } from './checks/index.ts';
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
