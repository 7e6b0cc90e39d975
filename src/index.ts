export { READ_ERRORS, ReadError, type ReadErrorCode } from './base/index.ts';
export * from './invoice/index.ts';
export {
  createReader,
  DEFAULT_LIMITS,
  type Reader,
  type ReadSettings,
  readInvoice,
} from './pipeline/index.ts';
