import { type ChildProcess, fork } from 'node:child_process';
import { READ_ERRORS } from '../../base/index.ts';
import type { Invoice } from '../../invoice/index.ts';
import type { ReadSettings } from '../../pipeline/index.ts';
import type { PageWords, TaskError, Timings } from '../task.ts';
import { READER_FLAGS, readerEnvironment } from './environment.ts';
import { type FromReader, OUT_OF_MEMORY_MARK, type ReaderStart, type ToReader } from './protocol.ts';

export interface ReaderChildOptions {
  /** The module to run: `reader-process.ts`, or a test's own. */
  script: URL;
  threads: number;
  memoryBytes: number;
  /** Whether models are loaded at once; without, a PDF with a text layer need not wait for them. */
  warm?: boolean;
  /** Folder for the temporary files of everything that runs in there. */
  temporary: string;
}

/** How one reading ended. */
export type ReadOutcome =
  | { kind: 'invoice'; invoice: Invoice; words?: PageWords[]; timings: Timings; rss: number }
  /** The document is at fault, or we are: another attempt would end alike. */
  | { kind: 'failed'; error: TaskError; rss: number; trace?: string[] }
  /** The process is gone. */
  | { kind: 'died'; error: TaskError; how: string };

/** One reader process, seen from the server. */
export interface ReaderChild {
  /** Resolves when it can read (models loaded, if they are to be at once); rejects when the process ends before. */
  ready: Promise<void>;
  /** Resolves once, when the process has ended, however it did. */
  exited: Promise<void>;
  /** Reads one document. Kills the process when it takes longer than `deadlineMs`. Never rejects; one at a time. */
  read(path: string, settings: ReadSettings, deadlineMs: number, keepPages?: string): Promise<ReadOutcome>;
  kill(): void;
}

/**
 * Node's own `fork` rather than a pool library: what matters here is to know why a process ended, to kill it at once, and to cap its
 * memory, and pools hide exactly that.
 */
export function startReaderChild(options: ReaderChildOptions): ReaderChild {
  const start: ReaderStart = {
    threads: options.threads,
    memoryBytes: options.memoryBytes,
    warm: options.warm ?? true,
    parentPid: process.pid,
  };
  const child = fork(options.script, [], {
    execArgv: [
      ...READER_FLAGS,
      `--max-old-space-size=${Math.max(64, Math.floor(options.memoryBytes / 2 ** 20))}`,
    ],
    env: readerEnvironment(options.temporary, start),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const lastWords = listen(child);
  let job = 0;
  let settle: ((outcome: ReadOutcome) => void) | undefined;
  let death: TaskError['code'] | undefined;

  const exited = new Promise<void>((resolve) => {
    child.on('error', () => resolve()); // could not be started at all
    child.once('close', () => resolve()); // after its standard error was read to the end
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: FromReader) => {
      if (message.type === 'ready') resolve();
      else if (message.type === 'unusable')
        reject(new Error(`${message.error.message} [${message.error.code}]`));
      else if (message.job === job) settle?.(outcomeOf(message));
    });
    // No document has been near the process yet: here its own words can be shown.
    void exited.then(() =>
      reject(new Error(`the reader process ended: ${how()} ${lastWords.error()}`.trim())),
    );
  });
  ready.catch(() => {}); // whoever waits for it sees the rejection

  const how = () => (child.signalCode ? `signal ${child.signalCode}` : `exit code ${child.exitCode}`);

  return {
    ready,
    exited,
    kill: () => child.kill('SIGKILL'),
    async read(path, settings, deadlineMs, keepPages) {
      const answered = new Promise<ReadOutcome>((resolve) => {
        settle = resolve;
      });
      const died = exited.then((): ReadOutcome => {
        const code = death ?? (lastWords.tellOfMemory() ? 'out_of_memory' : 'reader_crashed');
        return { kind: 'died', error: { code, message: READ_ERRORS[code] }, how: how() };
      });
      const timer = setTimeout(() => {
        death = 'deadline_exceeded';
        child.kill('SIGKILL');
      }, deadlineMs);
      job += 1;
      child.send(
        {
          type: 'read',
          job,
          path,
          settings,
          ...(keepPages !== undefined && { keepPages }),
        } satisfies ToReader,
        () => {},
      ); // a closed channel shows in `exited`
      const outcome = await Promise.race([answered, died]);
      clearTimeout(timer);
      settle = undefined;
      return outcome;
    },
  };
}

function outcomeOf(message: Exclude<FromReader, { type: 'ready' | 'unusable' }>): ReadOutcome {
  if (message.type === 'invoice') {
    const { type: kind, job: _, ...outcome } = message;
    return { kind, ...outcome };
  }
  const { error, rss, trace } = message;
  return { kind: 'failed', error, rss, ...(trace && { trace }) };
}

/** Keeps the end of what a process says on standard error, to learn why it died. It may quote the document: it is never passed on. */
function listen(child: ChildProcess) {
  let tail = '';
  child.stderr?.setEncoding('latin1').on('data', (text: string) => {
    tail = (tail + text).slice(-16_384);
  });
  return {
    /** The line that names the error, without its stack. */
    error: () => /^(?:Uncaught )?\w*Error\b.*$/m.exec(tail)?.[0] ?? '',
    tellOfMemory: () => tail.includes(OUT_OF_MEMORY_MARK) || tail.includes('JavaScript heap out of memory'),
  };
}
