import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';

export interface Corpus {
  name: string;
  folder: string;
  /** Nothing may be said about a single document: only sums over all of them. */
  totalsOnly: boolean;
  /** Folder of the labels of line items. */
  lines?: string;
}

export interface Options {
  corpora: Corpus[];
  forceOcr: boolean;
  ofXml: boolean;
  sets: readonly string[];
  without: readonly string[];
  errors: boolean;
  /** How many of the worst documents to print. */
  worst: number;
  words?: string;
  json?: string;
}

/** The folder name of a corpus that nobody looks at. */
const UNSEEN = 'check';
const PROJECT = realpathSync(import.meta.dirname);
const WORST = 5;

/** @throws Error with a sentence for the user where the command line makes no sense or asks for what must stay unseen */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      corpus: { type: 'string', multiple: true, default: [] },
      lines: { type: 'string', multiple: true, default: [] },
      totals: { type: 'boolean', default: false },
      'totals-of': { type: 'string', multiple: true, default: [] },
      'force-ocr': { type: 'boolean', default: false },
      'of-xml': { type: 'boolean', default: false },
      set: { type: 'string', multiple: true, default: [] },
      without: { type: 'string', multiple: true, default: [] },
      errors: { type: 'boolean', default: false },
      worst: { type: 'string' },
      words: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const named = namedFolders(values.corpus);
  const lines = namedFolders(values.lines, named.length === 1 ? named[0]!.name : undefined);
  const corpora = named.map(({ name, folder }): Corpus => {
    const own = lines.find((one) => one.name === name);
    const totalsOnly = values.totals || values['totals-of'].includes(name) || isUnseen(folder);
    return { name, folder, totalsOnly, ...(own ? { lines: own.folder } : {}) };
  });
  checkNames(named, [...lines.map(({ name }) => name), ...values['totals-of']]);
  const options: Options = {
    corpora,
    forceOcr: values['force-ocr'],
    ofXml: values['of-xml'],
    sets: values.set,
    without: values.without,
    errors: values.errors,
    worst: Number(values.worst ?? WORST),
    ...(values.words ? { words: values.words } : {}),
    ...(values.json ? { json: values.json } : {}),
  };
  checkTotals(options, values.worst !== undefined);
  return options;
}

interface NamedFolder {
  name: string;
  folder: string;
}

/** `NAME=DIR`, or `DIR`, which then has the name `otherwise`, or its own. */
function namedFolders(given: readonly string[], otherwise?: string): NamedFolder[] {
  return given.map((text) => {
    const [, name, folder] = /^([\w-]+)=(.+)$/.exec(text) ?? ['', undefined, text];
    if (!statSync(folder!, { throwIfNoEntry: false })?.isDirectory())
      throw new Error(`There is no folder ${folder}.`);
    return { name: name ?? otherwise ?? basename(resolve(folder!)), folder: folder! };
  });
}

/** @throws Error where only a part of an unseen corpus is asked for: its totals would be those of a few documents */
function isUnseen(folder: string): boolean {
  const real = existsSync(folder) ? realpathSync(folder) : resolve(folder);
  if (isWithinUnseen(real))
    throw new Error(`A corpus called ${UNSEEN} is measured as a whole, not a folder of it.`);
  return basename(real) === UNSEEN;
}

/** A folder that this project itself lies in is no corpus, whatever its name. */
function isWithinUnseen(path: string): boolean {
  const parts = path.split(sep);
  return parts.some((part, at) => {
    const upTo = parts.slice(0, at + 1).join(sep) + sep;
    return part === UNSEEN && at < parts.length - 1 && !PROJECT.startsWith(upTo);
  });
}

function checkNames(corpora: readonly NamedFolder[], mentioned: readonly string[]): void {
  const names = corpora.map(({ name }) => name);
  if (names.length === 0) throw new Error('Which documents? Give --corpus DIR.');
  if (new Set(names).size < names.length)
    throw new Error(`Two corpora have the same name: ${names.join(', ')}.`);
  const unknown = mentioned.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`No corpus is called ${unknown.join(', ')}.`);
}

function checkTotals({ corpora, sets, without, errors }: Options, worst: boolean): void {
  const closed = corpora.filter(({ totalsOnly }) => totalsOnly).map(({ name }) => name);
  if (closed.length === 0) return;
  const parts = [sets.length > 0 && '--set', without.length > 0 && '--without'];
  // Other corpora beside it may still show their errors.
  const single = closed.length === corpora.length ? [errors && '--errors', worst && '--worst'] : [];
  const refused = [...parts, ...single].filter((option) => option !== false);
  if (refused.length > 0)
    throw new Error(`Of ${closed.join(', ')} only totals are told: ${refused.join(', ')} cannot be used.`);
}
