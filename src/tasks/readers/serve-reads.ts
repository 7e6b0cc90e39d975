import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { READ_ERRORS, ReadError } from '../../base/index.ts';
import type { Invoice } from '../../invoice/index.ts';
import type { ReadSettings, Seen, Watch } from '../../pipeline/index.ts';
import type { PageWords, Timings } from '../task.ts';
import { threadsSoFar, yieldToServer } from './priority.ts';
import { type FromReader, type ReaderStart, START_VARIABLE, type ToReader } from './protocol.ts';
import { sibling } from './sibling.ts';

/** Loads the models and gives back what reads with them: `createReader` of `src/pipeline/reader.ts`. */
export type ReaderFactory = (options: { threads: number }) => Promise<{
  read(bytes: Uint8Array, settings: ReadSettings, watch: Watch, seen?: Seen): Promise<Invoice>;
  warm(): Promise<void>;
}>;

/** Turns this process into a reader: loads, says so, then reads one document after another until its parent goes away. */
export async function serveReads(createReader: ReaderFactory): Promise<void> {
  const start: ReaderStart = JSON.parse(process.env[START_VARIABLE] ?? 'null');
  if (!start || !process.send) throw new Error('A reader process is started by the server, not by hand.');

  // A signal to the whole process group (Ctrl-C, a service manager) is for the server to act on: it lets readers finish.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
  process.on('disconnect', () => process.exit(0));
  const threads = threadsSoFar(); // without the watchdog, which must see at once what the others do
  new Worker(sibling('watchdog'), { workerData: start }).unref();
  yieldToServer(threads);

  const reader = await createReader({ threads: start.threads });
  try {
    if (start.warm) await reader.warm(); // a server's process that is called ready answers its first document as fast as any other
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    const { code, message } = error;
    process.send({ type: 'unusable', error: { code, message } } satisfies FromReader, () => process.exit(1));
    return;
  }
  process.on('message', (message: ToReader) => {
    void answer(message).then((reply) => process.send?.(reply));
  });
  process.send({ type: 'ready' } satisfies FromReader);

  async function answer({ job, path, settings, keepPages }: ToReader): Promise<FromReader> {
    try {
      const { watch, timings, words } = witness();
      const seen = keepPages === undefined ? undefined : keepPicture(keepPages);
      const invoice = await reader.read(await readFile(path), settings, watch, seen);
      const rss = process.memoryUsage.rss();
      return {
        type: 'invoice',
        job,
        invoice,
        timings,
        rss,
        ...(keepPages !== undefined && { words: words() }),
      };
    } catch (error) {
      const rss = process.memoryUsage.rss();
      if (error instanceof ReadError) {
        return { type: 'failed', job, error: { code: error.code, message: error.message }, rss };
      }
      const message = READ_ERRORS.internal_error;
      return {
        type: 'failed',
        job,
        error: { code: 'internal_error', message },
        rss,
        trace: callSites(error),
      };
    }
  }
}

/** Takes down how long each stage took, and the words once they are there. */
function witness() {
  const timings: Timings = {};
  let words: PageWords[] = [];
  let since = performance.now();
  const watch: Watch = (stage, pages) => {
    timings[stage] = Math.round(performance.now() - since);
    since = performance.now();
    if (stage === 'words') words = pages.map(pageWords);
  };
  return { watch, timings, words: () => words };
}

/** Writes pictures of pages into a folder, small enough to be kept for a day. */
const keepPicture =
  (folder: string): Seen =>
  async (page, { data, width, height }) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const picture = sharp(data, { raw: { width, height, channels: 3 } });
    await picture.webp({ quality: 80, effort: 1 }).toFile(join(folder, `${page}.webp`));
  };

/** With boxes in fractions of the page, as those of an invoice's fields are. */
function pageWords({ page, width, height, words }: Parameters<Watch>[1][number]): PageWords {
  const part = (value: number, whole: number) => Math.round((value / whole) * 1e5) / 1e5;
  return {
    page,
    width,
    height,
    words: words.map(({ text, box, confidence, source }) => ({
      text,
      box: {
        x0: part(box.x0, width),
        y0: part(box.y0, height),
        x1: part(box.x1, width),
        y1: part(box.y1, height),
      },
      confidence: Math.round(confidence * 1e3) / 1e3,
      source,
    })),
  };
}

/** Where an error came from, without what it says: messages of parsers quote their input. */
export function callSites(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const sites = (error.stack ?? '').split('\n').filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line));
  return [error.name, ...sites.slice(0, 8).map((line) => line.trim())];
}
