import { parseArgs } from 'node:util';
import { packFolder } from '../base/index.ts';
import { addLanguage, type Installed, listSupport } from '../ocr/packs/index.ts';
import { UsageError } from './report-error.ts';

const HELP = `Usage: inkvoice languages [list]
       inkvoice languages add NAME…

  list   lists the 154 language names: code, script, the pack that reads it, whether it is installed
  add    installs the pack of a language, from npm: Chinese, Arabic, Thai, …

Languages in Latin, Greek and Cyrillic letters are read by the built-in recognisers. Packs are Tesseract's; packs of the system are used too.
They are kept in ${packFolder()} (INKVOICE_PACKS).
`;

/** Lists languages, and installs the packs that read them. */
export async function runLanguages(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  const [command = 'list', ...names] = positionals;
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (command === 'list') return list();
  if (command !== 'add') throw new UsageError(`There is no command "${command}".`);
  if (names.length === 0) throw new UsageError('Name at least one language to add.');
  let failures = 0;
  for (const name of names) {
    const outcome = await addLanguage(name);
    if (outcome.kind === 'unknown' || outcome.kind === 'failed') failures++;
    const stream = outcome.kind === 'unknown' || outcome.kind === 'failed' ? process.stderr : process.stdout;
    stream.write(`${name}: ${sentence(outcome)}\n`);
  }
  return failures > 0 ? 1 : 0;
}

function list(): number {
  for (const { name, code = '', script, pack = 'built in', installed } of listSupport()) {
    const state = installed ? 'installed' : `inkvoice languages add ${name}`;
    process.stdout.write(
      `${[name.padEnd(16), code.padEnd(4), script.padEnd(11), pack.padEnd(9), state].join(' ')}\n`,
    );
  }
  return 0;
}

function sentence(outcome: Installed): string {
  switch (outcome.kind) {
    case 'unknown':
      return 'there is no language with that name; inkvoice languages lists them.';
    case 'built-in':
      return 'read by the built-in recognisers: nothing to install.';
    case 'present':
      return `already installed (${outcome.packs.join(', ')} in ${outcome.folder}).`;
    case 'added':
      return `added (${outcome.packs.join(', ')}).`;
    case 'failed':
      return `could not be added: ${outcome.reason}.`;
  }
}
