export { READ_ERRORS, ReadError, type ReadErrorCode } from './errors.ts';
export * from './invoice/index.ts';
export { createReader, type Reader, readInvoice } from './reader.ts';
export { DEFAULT_LIMITS, type ReadSettings } from './settings.ts';
