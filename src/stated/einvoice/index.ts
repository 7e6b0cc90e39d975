export type { ElectronicInvoice } from './assemble.ts';
export { findElectronicInvoice, holdsEssentials } from './find-einvoice.ts';
export { readElectronicInvoice } from './read-einvoice.ts';
