export { type Exact, mergeStated } from './merge-stated.ts';
export { toInvoice } from './merge-xml.ts';
