import { parseArgs } from 'node:util';
import { deleteSetAside, listSetAside, saveSetAside } from '../tasks/index.ts';
import { dataFolderOf } from './data-folder-of.ts';
import { UsageError } from './report-error.ts';

const HELP = `Usage: inkvoice set-aside COMMAND [--data FOLDER]

  list           lists documents that a server found without their task: id, size in bytes, when it was set aside
  save FOLDER    copies them into a folder, so that they can be submitted again
  delete         deletes them at once

A crash leaves such a document now and then; many of them mean that the store was damaged. They are kept for a day, then deleted.
`;

/** Manages documents that were set aside, whether or not the server of the data folder is running. */
export async function runSetAside(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  const [command, target] = positionals;
  if (values.help || command === undefined) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const folder = dataFolderOf(values.data);
  if (command === 'delete') await deleteSetAside(folder);
  else if (command === 'list') {
    for (const { id, bytes, at } of await listSetAside(folder))
      process.stdout.write(`${id}\t${bytes}\t${at.toISOString()}\n`);
  } else if (command === 'save' && target !== undefined) {
    const saved = await saveSetAside(folder, target);
    process.stdout.write(`${saved.length} documents were copied to ${target}.\n`);
  } else
    throw new UsageError(command === 'save' ? 'save needs a folder.' : `there is no command "${command}".`);
  return 0;
}
