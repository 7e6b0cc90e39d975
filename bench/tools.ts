import { glob } from 'node:fs/promises';
import { join } from 'node:path';

const DOCUMENTS = ['pdf', 'png', 'jpg', 'jpeg', 'webp', 'tif', 'tiff', 'gif', 'bmp'];

/** All documents in a folder and below, in a fixed order. */
export async function findDocuments(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob(`**/*.{${DOCUMENTS.join(',')}}`, { cwd: folder }))
    found.push(join(folder, file));
  return found.sort();
}

/** The value below which `fraction` of the values lie. */
export function percentile(values: readonly number[], fraction: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))]!;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** A number of the command line that counts something. @throws Error when it is no whole number above 0 */
export function countFrom(option: string, value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`--${option} takes a whole number above 0, not "${value}".`);
  return count;
}
