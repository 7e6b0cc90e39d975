export type { ElectronicInvoice } from './assemble-invoice.ts';
export { findElectronicInvoice, holdsEssentials } from './find-einvoice.ts';
export { readElectronicInvoice, readElectronicInvoices } from './read-einvoice.ts';
