import { parseArgs } from 'node:util';
import { openStore } from '../tasks/index.ts';
import { dataFolderOf } from './data-folder-of.ts';
import { UsageError } from './report-error.ts';

const HELP = `Usage: inkvoice audit [--client ID] [--task ID] [--since INSTANT] [--limit N] [--data FOLDER]

Shows who submitted, fetched, corrected, exported and deleted which invoice, newest first: time, client, action, invoice, IP address.
It holds nothing of what invoices say. Entries are kept for 90 days. INSTANT: 2026-01-31 or 2026-01-31T08:00:00Z.
`;

/** Prints the audit log of a data folder, whether or not its server is running. */
export async function runAudit(argv: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: argv,
    options: {
      client: text,
      task: text,
      since: text,
      limit: text,
      data: text,
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const since = values.since === undefined ? undefined : Date.parse(values.since);
  if (Number.isNaN(since)) throw new UsageError(`--since=${values.since}: is not a date or time.`);
  const limit = Number(values.limit ?? 100);
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new UsageError(`--limit=${values.limit}: is not a whole number above 0.`);
  const store = await openStore(dataFolderOf(values.data));
  try {
    const entries = await store.readAudit({
      limit,
      ...(values.client !== undefined && { clientId: values.client }),
      ...(values.task !== undefined && { taskId: values.task.toLowerCase() }),
      ...(since !== undefined && { since }),
    });
    for (const { at, clientId, action, taskId, address = '' } of entries) {
      process.stdout.write(`${[new Date(at).toISOString(), clientId, action, taskId, address].join('\t')}\n`);
    }
    return 0;
  } finally {
    await store.close();
  }
}
