import { type ClientOptions, connect } from './connection.ts';
import { contractCalls } from './contract.ts';
import { invoiceCalls } from './invoices.ts';

export type { ClientOptions } from './connection.ts';
export type { WaitOptions } from './contract.ts';
export { InkvoiceError } from './error.ts';
export type { NamedDocument } from './invoices.ts';
export type * from './types.ts';

/**
 * A client of inkvoice for Node, browsers and Deno: nothing but `fetch`, no dependencies. `readInvoice` and the other calls of the contract work with
 * the cloud service's own address too; `invoices` is what only inkvoice has.
 */
export function createClient(options: ClientOptions) {
  const connection = connect(options);
  return { ...contractCalls(connection), invoices: invoiceCalls(connection) };
}
export type Client = ReturnType<typeof createClient>;
