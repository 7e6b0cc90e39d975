import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { archiveFromNpm, fileOf, keepFile, packFolder } from '../../base/index.ts';

/**
 * The HEIC decoder: libheif with libde265, compiled to WebAssembly. It is under the LGPL and patents are claimed on the format, so it is not
 * part of this project: users add it. One version is accepted, by its SHA-256; nothing else is ever loaded.
 */
const PACKAGE = 'libheif-js@1.23.2';
const FILES = {
  'libheif.cjs': {
    path: 'package/libheif-wasm/libheif.js',
    sha256: 'f148d9ff173e5a6d6781e80dccb8336f54bfbb032392ceb2d37e0e92923c4bf3',
  },
  'libheif.wasm': {
    path: 'package/libheif-wasm/libheif.wasm',
    sha256: 'e4aa8333fbe55ec7c6c776f735236f40bed9103188498f8131d4e52b73cdfee8',
  },
  LICENSE: {
    path: 'package/libheif-wasm/LICENSE',
    sha256: undefined,
  },
} as const;

type Name = keyof typeof FILES;
const NAMES = Object.keys(FILES) as Name[];

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pathOf = (name: Name) => join(packFolder(), 'heic', name);

export const hasHeicPack = (): boolean => NAMES.every((name) => existsSync(pathOf(name)));

/**
 * Fetches the decoder from npm and puts it where readers look for it.
 * @throws when npm cannot fetch it or a checksum differs; then nothing is kept
 */
export async function addHeicPack(fetchArchive: typeof archiveFromNpm = archiveFromNpm): Promise<void> {
  const archive = await fetchArchive(PACKAGE);
  const files = NAMES.map((name) => {
    const bytes = fileOf(archive, FILES[name].path);
    if (!bytes || !isRight(name, bytes)) throw new Error(`the package ${PACKAGE} is not the one expected`);
    return { name, bytes };
  });
  for (const { name, bytes } of files) await keepFile(pathOf(name), bytes);
}

function isRight(name: Name, bytes: Uint8Array): boolean {
  const { sha256: wanted } = FILES[name];
  return wanted === undefined || wanted === sha256(bytes);
}

/** The decoder's program, where it lies, and its WebAssembly; undefined when it was not added or its files have changed. */
export async function loadHeicPack(): Promise<{ script: Buffer; path: string; wasm: Buffer } | undefined> {
  if (!hasHeicPack()) return undefined;
  const path = pathOf('libheif.cjs');
  const [script, wasm] = await Promise.all([readFile(path), readFile(pathOf('libheif.wasm'))]);
  return isRight('libheif.cjs', script) && isRight('libheif.wasm', wasm) ? { script, path, wasm } : undefined;
}
