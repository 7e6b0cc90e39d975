export { type ExplainedDocument, explainDocument } from './explain.ts';
export { createReader, type Reader, readInvoice, type Seen, type Watch } from './reader.ts';
export { DEFAULT_LIMITS, type ReadSettings, type Region } from './settings.ts';
