import { type ClientOptions, connect } from './connect.ts';
import { createContractCalls } from './contract-calls.ts';
import { createInvoiceCalls } from './invoice-calls.ts';

export type { ClientOptions } from './connect.ts';
export type { WaitOptions } from './contract-calls.ts';
export { InkvoiceError } from './inkvoice-error.ts';
export type * from './types.ts';
export type { NamedDocument } from './write-submission.ts';

/**
 * Creates a client of inkvoice for Node, browsers and Deno: it needs `fetch` and has no dependencies. `readInvoice` and the other calls of the contract
 * also work with the cloud service's own address; `invoices` is what only inkvoice has.
 */
export function createClient(options: ClientOptions) {
  const connection = connect(options);
  return { ...createContractCalls(connection), invoices: createInvoiceCalls(connection) };
}
export type Client = ReturnType<typeof createClient>;
