import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { archiveFromNpm, fileOf, keepFile, packFolder } from '../../base/index.ts';
import { findLanguage } from '../../knowledge/index.ts';
import { findInstalledPacks, findPack, listSubstitutes } from './language-packs.ts';

/** The outcome of adding a language. */
export type Installed =
  | { kind: 'unknown' }
  /** Nothing to install: the built-in recognisers read it. */
  | { kind: 'built-in' }
  | { kind: 'present' | 'added'; packs: string[]; folder: string }
  | { kind: 'failed'; reason: string };

/** The integer versions of the best models: as accurate as the floating-point ones within the noise, in a third of the time. */
const VARIANT = '4.0.0_best_int';

/**
 * Installs the pack of a language from npm, by the registry and proxy that npm is set up for. Running servers use it from the next page on.
 */
export async function addLanguage(
  name: string,
  fetchPack: typeof fetchFromNpm = fetchFromNpm,
): Promise<Installed> {
  const language = findLanguage(name);
  if (!language) return { kind: 'unknown' };
  const pack = findPack(language);
  if (!pack) return { kind: 'built-in' };
  const present = findInstalledPacks(language);
  if (present?.packs.includes(pack)) return { kind: 'present', ...present };
  const folder = packFolder();
  let reason = '';
  for (const packs of listSubstitutes(pack)) {
    try {
      for (const one of packs) await keepFile(join(folder, `${one}.traineddata`), await fetchPack(one));
      return { kind: 'added', packs, folder };
    } catch (error) {
      reason ||= (error as Error).message.split('\n', 1)[0]!;
    }
  }
  return { kind: 'failed', reason };
}

/** @throws when npm is missing or knows no such package */
export async function fetchFromNpm(pack: string): Promise<Uint8Array> {
  const name = `@tesseract.js-data/${pack}`;
  const file = fileOf(await archiveFromNpm(name), `package/${VARIANT}/${pack}.traineddata.gz`);
  if (!file) throw new Error(`the package ${name} holds no pack of the kind ${VARIANT}`);
  return gunzipSync(file);
}
