export { findDocumentType } from './document-type.ts';
export { findNumbers } from './numbers.ts';
export { withIds } from './party-ids.ts';
