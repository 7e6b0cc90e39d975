import { READER_SCRIPT } from '../../src/tasks/index.ts';
import { ID, SECRET, startTestServer, type TestServer } from '../support/server.ts';

/** The server that the suite talks to, over HTTP alone. */
export interface Target {
  /** Without a slash at its end. */
  url: string;
  id: string;
  secret: string;
  /** Present when the suite started the server: then its clock can be moved. */
  own?: { server: TestServer; pass(ms: number): void };
  stop(): Promise<void>;
}

const given = process.env.INKVOICE_CONFORMANCE_URL;

/** Whether a server was named on the command line: what needs a clock of ours is skipped then. */
export const elsewhere = given !== undefined;

/** The server named by `npm run conformance -- --url …`, or one of our own with the real reader. */
export async function openTarget(): Promise<Target> {
  if (given !== undefined) {
    const { INKVOICE_CONFORMANCE_ID: id = '', INKVOICE_CONFORMANCE_SECRET: secret = '' } = process.env;
    return { url: given.replace(/\/+$/, ''), id, secret, stop: async () => {} };
  }
  let passed = 0;
  const server = await startTestServer(
    { maxBytes: 5_000_000 },
    { readerScript: READER_SCRIPT, now: () => Date.now() + passed },
  );
  return {
    url: server.url,
    id: ID,
    secret: SECRET,
    own: {
      server,
      pass(ms) {
        passed += ms;
      },
    },
    stop: () => server.stop(),
  };
}
