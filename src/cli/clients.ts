import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { addClient, makeWebhookSecret, rotateSecret } from '../server/index.ts';
import { type ApiClient, openStore, type Store } from '../tasks/index.ts';
import { dataFolderOf } from './data-folder-of.ts';

const HELP = `Usage: inkvoice clients COMMAND [--data FOLDER]

  list                    lists the API clients: id, when it was added, name, state, limits
  add [NAME]              adds a client and prints its id and secret, once; --id and --secret choose them
  rotate ID               gives it a new secret, printed once; the old one and its tokens stop working at once
  disable ID, enable ID   locks it out, or lets it in again; its tasks are kept
  limit ID                limits what it may use: --readers N at a time, --waiting N documents, --calls N a minute;
                          "default" instead of a number removes a limit
  webhook-secret ID       prints the secret that signs its webhooks; --new replaces it first
  remove ID               removes a client and all its tasks; its tokens stop working at once

--data, or INKVOICE_DATA, is the server's data folder (default ./data). The server may be running: it sees the change at once.
`;

const LIMITS = ['readers', 'waiting', 'calls'] as const;

const text = { type: 'string' } as const;

const OPTIONS = {
  data: text,
  id: text,
  secret: text,
  readers: text,
  waiting: text,
  calls: text,
  new: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>['values'];

/** A command: gets the store, what it is about (a name or the id of a client) and the options; returns the exit code. */
interface Command {
  /** Whether it is about one client, named by its id. */
  needsId: boolean;
  run(store: Store, subject: string, options: Options): Promise<number>;
}

/** A command that changes one client, which must exist. */
const change = (apply: (client: ApiClient, options: Options) => ApiClient): Command => ({
  needsId: true,
  async run(store, id, options) {
    const client = await store.findClient(id);
    if (!client) return reportMissing();
    await store.putClient(apply(client, options));
    return 0;
  },
});

const COMMANDS: Record<string, Command> = {
  list: { needsId: false, run: listClients },
  add: { needsId: false, run: add },
  rotate: { needsId: true, run: async (store, id) => printSecret(await rotateSecret(store, id)) },
  disable: change((client) => ({ ...client, disabledAt: client.disabledAt ?? Date.now() })),
  enable: change(({ disabledAt: _, ...client }) => client),
  limit: change((client, options) => ({ ...client, limits: readLimits(client, options) })),
  'webhook-secret': change((client, { new: replace }) => {
    const webhookSecret = (!replace && client.webhookSecret) || makeWebhookSecret();
    process.stdout.write(`${webhookSecret}\n`);
    return { ...client, webhookSecret };
  }),
  remove: {
    needsId: true,
    run: async (store, id) => ((await store.removeClient(id)) ? 0 : reportMissing()),
  },
};

/** Manages API clients. Resolves to the exit code: 0, 1 when there is no such client, 2 for a wrong command. */
export async function runClients(argv: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: OPTIONS });
    const [name, subject = ''] = positionals;
    if (values.help || name === undefined) {
      process.stdout.write(HELP);
      return values.help ? 0 : 2;
    }
    const folder = dataFolderOf(values.data);
    // Only the first client may create a data folder: any other command on a mistyped path would look as if there were no clients.
    if (name !== 'add' && !existsSync(folder)) return reportMisuse(`there is no data folder ${folder}.`);
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) return reportMisuse(`there is no command "${name}".`);
    if (command.needsId && !subject) return reportMisuse(`${name} needs the id of a client.`);
    return await runInStore(folder, (store) => command.run(store, subject, values));
  } catch (error) {
    return reportMisuse((error as Error).message);
  }
}

async function runInStore(folder: string, work: (store: Store) => Promise<number>): Promise<number> {
  process.umask(0o077); // whatever is written is for the owner only
  const store = await openStore(folder);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function listClients(store: Store): Promise<number> {
  for (const { id, name, createdAt, disabledAt, limits = {} } of await store.listClients()) {
    const bounds = Object.entries(limits).map(([what, most]) => `${what} ${most}`);
    const notes = [...(disabledAt === undefined ? [] : ['disabled']), ...bounds].join(', ');
    process.stdout.write(`${id}\t${new Date(createdAt).toISOString()}\t${name}${notes && `\t${notes}`}\n`);
  }
  return 0;
}

/** An empty id or secret counts as left out. */
async function add(store: Store, name: string, { id, secret }: Options): Promise<number> {
  if (id && (await store.findClient(id))) {
    process.stderr.write('inkvoice: There is already a client with that id: remove it first.\n');
    return 1;
  }
  return printSecret(
    await addClient(store, Date.now, { name, ...(id && { id }), ...(secret && { secret }) }),
  );
}

function readLimits({ limits = {} }: ApiClient, options: Options): NonNullable<ApiClient['limits']> {
  const changed = { ...limits };
  for (const name of LIMITS) {
    const given = options[name];
    if (given === 'default') delete changed[name];
    else if (given !== undefined) {
      if (!/^[1-9]\d{0,8}$/.test(given))
        throw new Error(`--${name}=${given}: is not a whole number above 0.`);
      changed[name] = Number(given);
    }
  }
  return changed;
}

function printSecret(client: { id: string; secret: string } | undefined): number {
  if (!client) return reportMissing();
  process.stdout.write(`client id:     ${client.id}\nclient secret: ${client.secret}\n`);
  return 0;
}

function reportMissing(): number {
  process.stderr.write('inkvoice: There is no client with that id.\n');
  return 1;
}

function reportMisuse(message: string): number {
  process.stderr.write(`inkvoice: ${message.split('\n', 1)[0]} See inkvoice clients --help.\n`);
  return 2;
}
