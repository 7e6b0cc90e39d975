import { parseArgs } from 'node:util';
import { packFolder } from '../base/index.ts';
import { addHeicPack, hasHeicPack } from '../document/index.ts';
import { UsageError } from './report-error.ts';

const BUILT_IN = 'PDF, JPEG, PNG, WebP, AVIF, JPEG 2000, GIF, TIFF, BMP, SVG, XML (electronic invoices)';

const HELP = `Usage: inkvoice formats [list]
       inkvoice formats add HEIC

  list   lists the kinds of files that can be read
  add    installs the decoder for HEIC, the format of iPhone photos, from npm: libheif, under the LGPL

The decoder is kept in ${packFolder()} (INKVOICE_PACKS) and used from the next document on.
`;

/** Lists what kinds of files can be read, and installs the decoder for HEIC. */
export async function runFormats(argv: string[]): Promise<number> {
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
  if (command === 'list') {
    process.stdout.write(`${BUILT_IN}: built in\n`);
    process.stdout.write(`HEIC: ${hasHeicPack() ? 'installed' : 'inkvoice formats add HEIC'}\n`);
    return 0;
  }
  if (command !== 'add') throw new UsageError(`There is no command "${command}".`);
  const other = names.find((name) => !/^hei[cf]$/i.test(name));
  if (names.length === 0 || other !== undefined)
    throw new UsageError(`HEIC is the only format that can be added${other ? `, not "${other}"` : ''}.`);
  if (hasHeicPack()) {
    process.stdout.write('HEIC: already installed.\n');
    return 0;
  }
  try {
    await addHeicPack();
  } catch (error) {
    process.stderr.write(`HEIC: could not be added: ${(error as Error).message}.\n`);
    return 1;
  }
  process.stdout.write('HEIC: added.\n');
  return 0;
}
