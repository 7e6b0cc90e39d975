import { access, constants, mkdir, readFile, stat, statfs } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { VERSION } from '../base/index.ts';
import { hasHeicPack } from '../document/index.ts';
import { toDetails } from '../invoice/index.ts';
import { checkModelFile, OCR_MODELS } from '../ocr/index.ts';
import { listSupport } from '../ocr/packs/index.ts';
import { createReader } from '../pipeline/index.ts';
import { PAGE_MODEL } from '../roles/index.ts';
import { dataFolderOf } from './data-folder-of.ts';

const USAGE = `Usage: inkvoice doctor [--data FOLDER]

Checks this installation: versions, models, languages, the data folder, and reads a sample from its text and from its
picture. Says what is wrong and how to fix it. The exit code is 1 when something is wrong.
`;

/** The outcome of one check. `fix` says what to do; absent where nothing is wrong. */
interface Check {
  name: string;
  fact: string;
  fix?: string;
}

/** Checks the installation. Resolves to the exit code: 0, or 1 when something is wrong. */
export async function runDoctor(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const folder = resolve(dataFolderOf(values.data));
  const checks: (() => Check | Promise<Check>)[] = [
    () => ({ name: 'inkvoice', fact: VERSION }),
    checkNode,
    checkMachine,
    ...['onnxruntime-node', 'sharp', '@embedpdf/pdfium'].map((name) => () => checkLibrary(name)),
    ...[...Object.values(OCR_MODELS), PAGE_MODEL].map((one) => () => checkModel(one)),
    checkLanguages,
    () => ({
      name: 'HEIC',
      fact: hasHeicPack() ? 'its decoder is installed' : 'not installed (inkvoice formats add HEIC)',
    }),
    () => checkDataFolder(folder),
    () => readSample('text layer', 'german-letter.pdf'),
    () => readSample('picture', 'german-letter-scan.pdf'),
  ];
  let failed = 0;
  for (const run of checks) {
    const check = await run();
    if (check.fix !== undefined) failed++;
    process.stdout.write(
      `${check.fix === undefined ? 'ok  ' : 'FAIL'} ${check.name.padEnd(20)} ${check.fact}\n`,
    );
    if (check.fix !== undefined) process.stdout.write(`     ${''.padEnd(20)} → ${check.fix}\n`);
  }
  process.stdout.write(
    failed === 0 ? 'All is well.\n' : `${failed} of ${checks.length} checks found something to fix.\n`,
  );
  return failed === 0 ? 0 : 1;
}

function checkNode(): Check {
  const fact = `${process.version} on ${process.platform}-${process.arch}`;
  const major = Number(process.versions.node.split('.')[0]);
  return major >= MIN_NODE
    ? { name: 'Node', fact }
    : { name: 'Node', fact, fix: 'Run through npm (npm run …), which brings Node 24, or install Node 24.' };
}

/** A reader process needs up to 1 GB for ordinary invoices; the server comes on top. */
const MIN_MEMORY = 1.5 * 2 ** 30;
const MIN_FREE_DISK = 2 ** 30;
const MIN_NODE = 24;

function checkMachine(): Check {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  const fact = `${availableParallelism()} cores, ${(memory / 2 ** 30).toFixed(1)} GB of memory`;
  return memory >= MIN_MEMORY
    ? { name: 'machine', fact }
    : {
        name: 'machine',
        fact,
        fix: 'Give it 1.5 GB of memory or more: one reader process needs up to 1 GB.',
      };
}

async function checkLibrary(name: string): Promise<Check> {
  const fix = 'Run npm ci in the folder of inkvoice.';
  try {
    await import(name);
    const file = fileURLToPath(import.meta.resolve(name));
    const inside = `/node_modules/${name}/`;
    const root = file.slice(0, file.replaceAll('\\', '/').lastIndexOf(inside) + inside.length);
    const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as { version: string };
    return { name, fact: version };
  } catch (error) {
    return { name, fact: `cannot be loaded: ${(error as Error).message.split('\n', 1)[0]}`, fix };
  }
}

async function checkModel(
  one: (typeof OCR_MODELS)[keyof typeof OCR_MODELS] | typeof PAGE_MODEL,
): Promise<Check> {
  const name = `model ${one.name}`;
  const faults = (await Promise.all(one.files.map(checkModelFile))).filter((fault) => fault !== undefined);
  if (faults.length > 0) return { name, fact: faults.join('; '), fix: 'Restore it: git checkout -- models' };
  const sizes = await Promise.all(one.files.map(async (path) => (await stat(path)).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { name, fact: `${one.version}, ${(bytes / 2 ** 20).toFixed(1)} MB, ${one.licence}` };
}

function checkLanguages(): Check {
  const support = listSupport();
  const builtIn = support.filter(({ pack }) => pack === undefined).length;
  const added = support.filter(({ pack, installed }) => pack !== undefined && installed).length;
  return {
    name: 'languages',
    fact: `${support.length} names accepted; ${builtIn} read by the built-in models, ${added} by packs (inkvoice languages lists them)`,
  };
}

async function checkDataFolder(folder: string): Promise<Check> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const fact = `${folder}, ${(free / 2 ** 30).toFixed(1)} GB free`;
    if (free >= MIN_FREE_DISK) return { name: 'data folder', fact };
    return {
      name: 'data folder',
      fact,
      fix: 'Free some space, or choose another folder with INKVOICE_DATA.',
    };
  } catch (error) {
    const fact = `cannot be used: ${(error as Error).message}`;
    return {
      name: 'data folder',
      fact,
      fix: 'Choose one that you may write to, with INKVOICE_DATA or --data.',
    };
  }
}

const SAMPLE = new URL('../../samples/german-letter/', import.meta.url);

/** Reads a sample and compares its most important values with those printed on it. */
async function readSample(form: string, file: string): Promise<Check> {
  const name = `reads a ${form}`;
  try {
    const expected = JSON.parse(await readFile(new URL('german-letter.json', SAMPLE), 'utf8'));
    const reader = await createReader();
    const since = performance.now();
    const details = toDetails(await reader.read(await readFile(new URL(file, SAMPLE))));
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    await reader.close();
    const wrong = (['issue_date', 'total_amount', 'currency'] as const).filter(
      (key) => details[key] !== expected[key],
    );
    if (wrong.length === 0) return { name, fact: `sample read in ${seconds} s, models loaded` };
    return { name, fact: `sample read, but ${wrong.join(', ')} came out wrong`, fix: 'Please report this.' };
  } catch (error) {
    return {
      name,
      fact: (error as Error).message.split('\n', 1)[0]!,
      fix: 'Restore the models (git checkout -- models) and the packages (npm ci), then try again.',
    };
  }
}
