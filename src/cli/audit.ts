import { parseArgs } from 'node:util';
import { openStore } from '../tasks/index.ts';
import { UsageError } from './fault.ts';

const HELP = `Usage: inkvoice audit [--client ID] [--task ID] [--since INSTANT] [--limit N] [--data FOLDER]

Shows who submitted, fetched, corrected, exported and deleted which invoice, newest first: time, client, what, invoice, address.
What invoices say is not in it. Entries are kept for 90 days. INSTANT: 2026-01-31 or 2026-01-31T08:00:00Z.
`;

/** Shows the audit log of a data folder, of a running server too. */
export async function audit(argv: string[]): Promise<number> {
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
  if (Number.isNaN(since)) throw new UsageError(`--since=${values.since}: is not an instant.`);
  const limit = Number(values.limit ?? 100);
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new UsageError(`--limit=${values.limit}: is not a whole number above 0.`);
  const store = openStore(values.data ?? (process.env.INKVOICE_DATA || './data'));
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
