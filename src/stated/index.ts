export { asInvoice } from './from-xml.ts';
export { type Exact, mergeStated } from './merge.ts';
