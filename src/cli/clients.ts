import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { addClient, makeWebhookSecret, rotateSecret } from '../server/index.ts';
import { type ApiClient, openStore, type Store } from '../tasks/index.ts';

const HELP = `Usage: inkvoice clients COMMAND [--data FOLDER]

  list                    the API clients: id, when it was made, name, state, limits
  add [NAME]              makes a client and prints its id and secret, once; --id and --secret choose them
  rotate ID               gives it a new secret, printed once; the old one and its tokens stop working at once
  disable ID, enable ID   locks it out, or lets it in again; its tasks are kept
  limit ID                what it may take: --readers N at a time, --waiting N documents, --calls N a minute; "default" undoes one
  webhook-secret ID       prints the secret that signs its webhooks; --new makes another
  remove ID               removes a client and all its tasks; its tokens stop working at once

--data, or INKVOICE_DATA, is the server's data folder (default ./data). The server may be running: it sees the change at once.
`;

const LIMITS = ['readers', 'waiting', 'calls'] as const;

interface Options {
  id?: string | undefined;
  secret?: string | undefined;
  new?: boolean | undefined;
  readers?: string | undefined;
  waiting?: string | undefined;
  calls?: string | undefined;
}

/** A command about one client that exists; gives what it is from now on, or nothing when it stays. */
type ClientCommand = (client: ApiClient, options: Options) => ApiClient | undefined;

const ABOUT_ONE: Record<string, ClientCommand> = {
  disable: (client) => ({ ...client, disabledAt: client.disabledAt ?? Date.now() }),
  enable: ({ disabledAt: _, ...client }) => client,
  limit: (client, options) => ({ ...client, limits: newLimits(client, options) }),
  'webhook-secret': (client, { new: another }) => {
    const webhookSecret = (!another && client.webhookSecret) || makeWebhookSecret();
    process.stdout.write(`${webhookSecret}\n`);
    return { ...client, webhookSecret };
  },
};

/** Manages API clients. Resolves to the exit code: 0, 1 when there is no such client, 2 for a wrong command. */
export async function clients(argv: string[]): Promise<number> {
  let store: Store | undefined;
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        data: text,
        id: text,
        secret: text,
        readers: text,
        waiting: text,
        calls: text,
        new: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const [command, subject] = positionals;
    if (values.help || command === undefined) {
      process.stdout.write(HELP);
      return values.help ? 0 : 2;
    }
    const folder = values.data ?? (process.env.INKVOICE_DATA || './data');
    // Only a first client begins a data folder: anything else in a mistyped one would look as if there were none.
    if (command !== 'add' && !existsSync(folder)) return wrong(`there is no data folder ${folder}.`);
    process.umask(0o077);
    const open = () => {
      store = openStore(folder);
      return store;
    };
    if (command === 'list') return await list(open());
    if (command === 'add') return await add(open(), { name: subject ?? '', ...pick(values) });
    const aboutOne = Object.hasOwn(ABOUT_ONE, command) ? ABOUT_ONE[command] : undefined;
    if (!aboutOne && command !== 'rotate' && command !== 'remove') {
      return wrong(`there is no command "${command}".`);
    }
    if (!subject) return wrong(`${command} needs the id of a client.`);
    if (command === 'remove') return (await open().removeClient(subject)) ? 0 : missing();
    if (command === 'rotate') return show(await rotateSecret(open(), subject));
    const client = await open().findClient(subject);
    if (!client) return missing();
    const changed = aboutOne!(client, values);
    if (changed) await store!.putClient(changed);
    return 0;
  } catch (error) {
    return wrong((error as Error).message);
  } finally {
    await store?.close();
  }
}

async function list(store: Store): Promise<number> {
  for (const { id, name, createdAt, disabledAt, limits = {} } of await store.listClients()) {
    const bounds = Object.entries(limits).map(([what, most]) => `${what} ${most}`);
    const notes = [...(disabledAt === undefined ? [] : ['disabled']), ...bounds].join(', ');
    process.stdout.write(`${id}\t${new Date(createdAt).toISOString()}\t${name}${notes && `\t${notes}`}\n`);
  }
  return 0;
}

async function add(store: Store, wanted: { name: string; id?: string; secret?: string }): Promise<number> {
  if (wanted.id !== undefined && (await store.findClient(wanted.id))) {
    process.stderr.write('inkvoice: There is a client of that id already: remove it first.\n');
    return 1;
  }
  return show(await addClient(store, Date.now, wanted));
}

function newLimits({ limits = {} }: ApiClient, options: Options): NonNullable<ApiClient['limits']> {
  const changed = { ...limits };
  for (const name of LIMITS) {
    const text = options[name];
    if (text === 'default') delete changed[name];
    else if (text !== undefined) {
      if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`--${name}=${text}: is not a whole number above 0.`);
      changed[name] = Number(text);
    }
  }
  return changed;
}

function show(client: { id: string; secret: string } | undefined): number {
  if (!client) return missing();
  process.stdout.write(`client id:     ${client.id}\nclient secret: ${client.secret}\n`);
  return 0;
}

/** Only what was given: an empty id or secret is none. */
function pick({ id, secret }: Options) {
  return { ...(id && { id }), ...(secret && { secret }) };
}

function missing(): number {
  process.stderr.write('inkvoice: There is no client of that id.\n');
  return 1;
}

function wrong(message: string): number {
  process.stderr.write(`inkvoice: ${message.split('\n', 1)[0]} See inkvoice clients --help.\n`);
  return 2;
}
