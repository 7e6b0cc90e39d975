import { rmSync } from 'node:fs';
import { access, constants, mkdtemp, rm, stat } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ReadError } from '../base/index.ts';
import type { Invoice } from '../invoice/index.ts';
import { DEFAULT_LIMITS, type ReadSettings } from '../pipeline/index.ts';
import { READER_SCRIPT, type ReaderChild, startReaderChild } from '../tasks/index.ts';
import { describePathError } from './describe-path-error.ts';

/** Reads files one after the other in a separate process: a document that crashes it or makes it hang affects no other. */
export interface FileReader {
  /** The invoice, or why there is none: a sentence, with a code in brackets where the document was opened. */
  read(path: string, settings: ReadSettings): Promise<{ invoice: Invoice } | { failure: string }>;
  close(): Promise<void>;
}

/** The same as a server's defaults. */
const DEADLINE_MS = 120_000;
const MEMORY_BYTES = 3 * 2 ** 30;

export async function openFileReader({ deadlineMs = DEADLINE_MS } = {}): Promise<FileReader> {
  const temporary = await mkdtemp(join(tmpdir(), 'inkvoice-'));
  let child: ReaderChild | undefined;
  const signals = cleanUpOnSignals(() => {
    child?.kill();
    rmSync(temporary, { recursive: true, force: true });
  });
  const start = async () => {
    child = startReaderChild({
      script: READER_SCRIPT,
      threads: availableParallelism(),
      memoryBytes: MEMORY_BYTES,
      warm: false,
      temporary,
    });
    await child.ready;
    return child;
  };
  return {
    async read(path, settings) {
      try {
        const { size } = await stat(path);
        // Refused before it is loaded into memory.
        if (size > DEFAULT_LIMITS.maxBytes)
          return failed(
            new ReadError('too_many_bytes', `${size} of at most ${DEFAULT_LIMITS.maxBytes} bytes`),
          );
        await access(path, constants.R_OK);
      } catch (error) {
        return { failure: describePathError(error) };
      }
      const outcome = await (child ?? (await start())).read(resolve(path), settings, deadlineMs);
      if (outcome.kind === 'invoice') return { invoice: outcome.invoice };
      if (outcome.kind === 'died') child = undefined;
      return failed(outcome.error);
    },
    async close() {
      child?.kill();
      await child?.exited;
      await rm(temporary, { recursive: true, force: true });
      signals.forget();
    },
  };
}

/** Cleans up when a signal tells this process to end, then ends it by that signal. */
function cleanUpOnSignals(cleanUp: () => void): { forget(): void } {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const end = (signal: NodeJS.Signals) => {
    cleanUp();
    forget();
    process.kill(process.pid, signal);
  };
  const forget = () => {
    for (const signal of signals) process.off(signal, end);
  };
  for (const signal of signals) process.on(signal, end);
  return { forget };
}

const failed = ({ code, message }: { code: string; message: string }) => ({
  failure: `${message} [${code}]`,
});
