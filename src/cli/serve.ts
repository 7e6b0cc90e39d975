import { parseArgs } from 'node:util';
import {
  CONFIG_FLAGS,
  ConfigError,
  describeConfig,
  readConfig,
  type Server,
  startServer,
} from '../server/index.ts';
import { DataFolderError, DataFolderInUseError } from '../tasks/index.ts';
import { describePathError } from './describe-path-error.ts';
import { waitForStopSignal } from './wait-for-stop-signal.ts';

const HELP = `Usage: inkvoice serve [--port PORT] [--data FOLDER] …

Reads invoices over HTTP. Without any flag it listens on http://127.0.0.1:8080 and keeps its data in ./data.
The first start creates an API client and prints its id and secret, once.

Flags and environment (flags win):

${describeConfig()}

Sizes: 500KB, 40MB, 4GB. Durations: 500ms, 10s, 5m, 24h.
Stop it with Ctrl-C or SIGTERM: queued documents are read after the next start.
`;

/** Runs the server until it is told to stop. Resolves to the exit code: 0, or 2 when it cannot start as configured. */
export async function runServe(argv: string[]): Promise<number> {
  let server: Server;
  try {
    const { values } = parseArgs({
      args: argv,
      options: { ...CONFIG_FLAGS, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) {
      process.stdout.write(HELP);
      return 0;
    }
    process.umask(0o077); // files hold documents or secrets: only for their owner
    server = await startServer(readConfig(values as Record<string, string | undefined>, process.env));
  } catch (error) {
    process.stderr.write(`inkvoice: ${describeStartError(error)}\n`);
    return 2;
  }
  process.stdout.write(`inkvoice listening on ${server.url}\n`);
  if (server.newClient) {
    const { id, secret } = server.newClient;
    process.stdout.write(`client id:     ${id}\nclient secret: ${secret}\n`);
    process.stdout.write('The secret is not shown again. More clients: inkvoice clients add\n');
  }
  await waitForStopSignal();
  await server.close();
  return 0;
}

/** One line that says why the server cannot start. */
function describeStartError(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof ConfigError || error instanceof DataFolderInUseError) return message;
  if (error instanceof DataFolderError) return `${error.folder}: ${describePathError(error.cause)}`;
  if (code === 'EADDRNOTAVAIL') return 'This machine does not have that address: choose another with --host.';
  if (code === 'ENOTFOUND') return 'That host name cannot be resolved: choose another with --host.';
  if (code === 'ERR_SQLITE_ERROR')
    return `The database in the data folder cannot be used (${message}): restore it, or choose another folder with --data.`;
  if (code === 'EADDRINUSE') return 'The port is in use: choose another with --port, or 0 for any free one.';
  return message.split('\n', 1)[0]!;
}
