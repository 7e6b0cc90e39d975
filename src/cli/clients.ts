import { parseArgs } from 'node:util';
import { addClient } from '../server/index.ts';
import { openStore, type Store } from '../tasks/index.ts';

const HELP = `Usage: inkvoice clients COMMAND [--data FOLDER]

  list             the API clients: id, when it was made, name
  add [NAME]       makes a client and prints its id and secret, once; --id and --secret choose them
  remove ID        removes a client and all its tasks; its tokens stop working at once

--data, or INKVOICE_DATA, is the server's data folder (default ./data). The server may be running: it sees the change at once.
`;

/** Manages API clients. Resolves to the exit code: 0, 1 when there is no such client, 2 for a wrong command. */
export async function clients(argv: string[]): Promise<number> {
  let store: Store | undefined;
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        id: { type: 'string' },
        secret: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const [command, subject] = positionals;
    if (values.help || command === undefined) {
      process.stdout.write(HELP);
      return values.help ? 0 : 2;
    }
    process.umask(0o077);
    const folder = values.data ?? (process.env.INKVOICE_DATA || './data');
    switch (command) {
      case 'list':
        store = openStore(folder);
        return await list(store);
      case 'add':
        store = openStore(folder);
        return await add(store, { name: subject ?? '', ...pick(values) });
      case 'remove':
        if (!subject) return wrong('remove needs the id of a client.');
        store = openStore(folder);
        if (await store.removeClient(subject)) return 0;
        process.stderr.write('inkvoice: There is no client of that id.\n');
        return 1;
      default:
        return wrong(`there is no command "${command}".`);
    }
  } catch (error) {
    return wrong((error as Error).message);
  } finally {
    await store?.close();
  }
}

async function list(store: Store): Promise<number> {
  for (const { id, name, createdAt } of await store.listClients()) {
    process.stdout.write(`${id}\t${new Date(createdAt).toISOString()}\t${name}\n`);
  }
  return 0;
}

async function add(store: Store, wanted: { name: string; id?: string; secret?: string }): Promise<number> {
  if (wanted.id !== undefined && (await store.findClient(wanted.id))) {
    process.stderr.write('inkvoice: There is a client of that id already: remove it first.\n');
    return 1;
  }
  const { id, secret } = await addClient(store, Date.now, wanted);
  process.stdout.write(`client id:     ${id}\nclient secret: ${secret}\n`);
  return 0;
}

/** Only what was given: an empty id or secret is none. */
function pick({ id, secret }: { id?: string | undefined; secret?: string | undefined }) {
  return { ...(id && { id }), ...(secret && { secret }) };
}

function wrong(message: string): number {
  process.stderr.write(`inkvoice: ${message.split('\n', 1)[0]} See inkvoice clients --help.\n`);
  return 2;
}
