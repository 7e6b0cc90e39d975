export { findElectronicInvoice, holdsEssentials } from './find.ts';
export { asInvoice, mergeWithPage } from './merge.ts';
export { readElectronicInvoice } from './read-xml.ts';
export type { ElectronicInvoice } from './types.ts';
