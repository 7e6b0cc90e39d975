import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { findDocuments } from '../tools.ts';

export interface Wanted {
  /** Folder of one kind that the maker wrote; absent: documents are made for this run. */
  corpus?: string | undefined;
  heldOut: boolean;
  deliveries: boolean;
  languages: readonly string[];
  layouts: readonly string[];
  limit?: number | undefined;
}

const MAKER = join(import.meta.dirname, '../../training/invoices/make.ts');
/** Ten of each layout to learn from; each held-out layout twice in each language. */
const COUNTS = { learnt: ['--count', '460', '--seed', '1'], heldOut: ['--count', '408', '--seed', '1000'] };

/** The documents that are wanted, made first where no folder holds them. `remove` deletes what was made. */
export async function syntheticDocuments(
  wanted: Wanted,
): Promise<{ root: string; paths: string[]; remove(): void }> {
  const made = wanted.corpus === undefined ? mkdtempSync(join(tmpdir(), 'invoices-')) : undefined;
  if (made) {
    const which = wanted.heldOut ? ['--held-out', ...COUNTS.heldOut] : COUNTS.learnt;
    const deliveries = wanted.deliveries ? ['--deliveries'] : [];
    execFileSync(process.execPath, [MAKER, '--out', made, ...which, ...deliveries], { stdio: 'inherit' });
  }
  const root = wanted.corpus ?? join(made!, 'digital');
  const paths = (await findDocuments(root)).filter((path) => isWanted(path, wanted)).slice(0, wanted.limit);
  return {
    root,
    paths,
    remove() {
      if (made) rmSync(made, { recursive: true, force: true });
    },
  };
}

/** By folder and file name: `LANGUAGE/LAYOUT_COUNTRY_SEED.pdf`. */
function isWanted(path: string, { languages, layouts }: Wanted): boolean {
  const [layout = ''] = basename(path).split('_');
  const language = basename(dirname(path));
  return (
    (languages.length === 0 || languages.includes(language)) &&
    (layouts.length === 0 || layouts.includes(layout))
  );
}
