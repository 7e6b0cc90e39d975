import { readFile } from 'node:fs/promises';
import { findMachineFault, READ_ERRORS, ReadError } from '../../base/index.ts';
import type { Invoice } from '../../invoice/index.ts';
import type { ReadSettings, Seen, Watch } from '../../pipeline/index.ts';
import { joinServer } from './join-server.ts';
import { listThreads, yieldToServer } from './priority.ts';
import type { FromReader, ReadRequest, ToReader } from './reader-messages.ts';
import { createPictureWriter, recordReading } from './record-reading.ts';

/** What reads documents in a reader process. */
interface DocumentReader {
  read(bytes: Uint8Array, settings: ReadSettings, watch: Watch, seen?: Seen): Promise<Invoice>;
  warm(): Promise<void>;
}

/** Loads the models and returns what reads with them: `createReader` of `src/pipeline/reader.ts`. */
export type ReaderFactory = (options: { threads: number }) => Promise<DocumentReader>;

/** Call sites kept of an error. */
const MAX_SITES = 8;

/** Turns this process into a reader: loads, says so, then reads one document after another until the server goes away. */
export async function serveReads(createReader: ReaderFactory): Promise<void> {
  const threads = listThreads(); // without the watchdog, which must not wait for the others
  const start = joinServer();
  yieldToServer(threads);

  const reader = await createReader({ threads: start.threads });
  try {
    if (start.warm) await reader.warm(); // a server's reader that is called ready reads its first document as fast as any other
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    const { code, message } = error;
    process.send?.({ type: 'unusable', error: { code, message } } satisfies FromReader, () =>
      process.exit(1),
    );
    return;
  }
  process.on('message', (message: ToReader) => {
    if (message.type === 'ping') process.send?.({ type: 'here' } satisfies FromReader);
    else void answer(reader, message).then((reply) => process.send?.(reply));
  });
  process.send?.({ type: 'ready' } satisfies FromReader);
}

async function answer(
  reader: DocumentReader,
  { job, path, settings, keepPages }: ReadRequest,
): Promise<FromReader> {
  try {
    const { watch, timings, words } = recordReading();
    const pictures = keepPages === undefined ? undefined : createPictureWriter(keepPages);
    const invoice = await reader.read(await fetchBytes(path), settings, watch, pictures?.seen);
    const rss = process.memoryUsage.rss();
    const unkept = pictures?.unkept();
    const kept = pictures && { words: words(), ...(unkept !== undefined && { unkept }) };
    return { type: 'invoice', job, invoice, timings, rss, ...kept };
  } catch (error) {
    const rss = process.memoryUsage.rss();
    const fault = findMachineFault(error);
    if (fault !== undefined) {
      return {
        type: 'failed',
        job,
        error: { code: 'machine_fault', message: READ_ERRORS.machine_fault },
        rss,
        fault,
      };
    }
    if (error instanceof ReadError) {
      return { type: 'failed', job, error: { code: error.code, message: error.message }, rss };
    }
    const internal = { code: 'internal_error', message: READ_ERRORS.internal_error } as const;
    return { type: 'failed', job, error: internal, rss, trace: listCallSites(error) };
  }
}

/** A document was accepted with its bytes on disk: when they cannot be read, the machine is at fault, whatever the error. */
async function fetchBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new ReadError('machine_fault', (cause as NodeJS.ErrnoException).code, { cause });
  }
}

/** Where an error came from, without its message: messages of parsers quote their input. */
function listCallSites(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const sites = (error.stack ?? '').split('\n').filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line));
  return [error.name, ...sites.slice(0, MAX_SITES).map((line) => line.trim())];
}
