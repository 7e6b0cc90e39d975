import { readFile } from 'node:fs/promises';
import { createReader } from '../src/pipeline/reader.ts';

/** What the parent asks for: read this file or, without a file, report how much memory was needed. */
export interface Request {
  file?: string;
}

export interface Answer {
  /** Milliseconds for the whole of `read`, from bytes to invoice. */
  ms: number;
  /** Largest resident memory of this process so far, in MB. */
  peakMemory: number;
  words: number;
}

const reader = await createReader();
process.on('message', async ({ file }: Request) => {
  const bytes = file === undefined ? undefined : await readFile(file);
  const start = performance.now();
  const invoice = bytes && (await reader.read(bytes));
  process.send!({
    ms: performance.now() - start,
    peakMemory: process.resourceUsage().maxRSS / 1024,
    words: invoice?.pages.reduce((sum, page) => sum + page.words, 0) ?? 0,
  } satisfies Answer);
});
