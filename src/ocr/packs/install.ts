import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { archiveFromNpm, fileOf, keepFile, packFolder } from '../../base/index.ts';
import { findLanguage } from '../../knowledge/index.ts';
import { installedPacks, packOf, wantedPacks } from './packs.ts';

/** What became of the wish to add a language. */
export type Installed =
  | { kind: 'unknown' }
  /** Our own recognisers read it. */
  | { kind: 'built-in' }
  | { kind: 'present' | 'added'; packs: string[]; folder: string }
  | { kind: 'failed'; reason: string };

/** Integer versions of the best models: as right as the floating-point ones within the noise, at a third of the time. */
const VARIANT = '4.0.0_best_int';

/**
 * Gets the pack of a language from npm, with whatever registry and proxy npm is set up for, and puts it where readers look. Running servers
 * use it from the next page on.
 */
export async function addLanguage(
  name: string,
  fetchPack: typeof packFromNpm = packFromNpm,
): Promise<Installed> {
  const language = findLanguage(name);
  if (!language) return { kind: 'unknown' };
  const pack = packOf(language);
  if (!pack) return { kind: 'built-in' };
  const present = installedPacks(language);
  if (present?.packs.includes(pack)) return { kind: 'present', ...present };
  const folder = packFolder();
  let reason = '';
  for (const packs of wantedPacks(pack)) {
    try {
      for (const one of packs) await keepFile(join(folder, `${one}.traineddata`), await fetchPack(one));
      return { kind: 'added', packs, folder };
    } catch (error) {
      reason ||= (error as Error).message.split('\n', 1)[0]!;
    }
  }
  return { kind: 'failed', reason };
}

/** @throws when npm is not there or knows no such package */
export async function packFromNpm(pack: string): Promise<Uint8Array> {
  const name = `@tesseract.js-data/${pack}`;
  const file = fileOf(await archiveFromNpm(name), `package/${VARIANT}/${pack}.traineddata.gz`);
  if (!file) throw new Error(`the package ${name} holds no pack of the kind ${VARIANT}`);
  return gunzipSync(file);
}
