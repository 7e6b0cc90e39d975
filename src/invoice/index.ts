export { isPrinted, sameValue } from './compare.ts';
export { type Details, toDetails } from './details.ts';
export type {
  Box,
  Field,
  Finding,
  Invoice,
  InvoiceLine,
  IsoDate,
  PageReport,
  Party,
  PayeeAccount,
  Source,
  Totals,
} from './model.ts';
