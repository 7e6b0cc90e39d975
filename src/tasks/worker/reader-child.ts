import { type ChildProcess, fork } from 'node:child_process';
import { READ_ERRORS } from '../../base/index.ts';
import type { Invoice } from '../../invoice/index.ts';
import type { ReadSettings } from '../../pipeline/index.ts';
import type { PageWords, TaskError, Timings } from '../ports/index.ts';
import { startDeadline } from './deadline.ts';
import { limitHeap, makeReaderEnvironment, READER_FLAGS } from './environment.ts';
import { keepLastOutput, type LastOutput } from './last-output.ts';
import type { FromReader, ToReader } from './reader-messages.ts';

export interface ReaderChildOptions {
  /** The module to run: `reader-process.ts`, or a test's own. */
  script: URL;
  threads: number;
  memoryBytes: number;
  /** Whether models are loaded at once, which is the default. Otherwise a PDF with a text layer need not wait for them. */
  warm?: boolean;
  /** Folder for the temporary files of everything that runs in the process. */
  temporary: string;
}

/** How one reading ended. */
export type ReadOutcome =
  | { kind: 'invoice'; invoice: Invoice; words?: PageWords[]; timings: Timings; rss: number; unkept?: string }
  /** The document is at fault, or inkvoice is: another attempt would end the same way. */
  | { kind: 'failed'; error: TaskError; rss: number; trace?: string[] }
  /** The machine was not able to do what reading needs, or somebody else ended the process: the document is innocent. */
  | { kind: 'hindered'; error: TaskError; fault: string }
  /** The process is gone. `final` when another attempt would end the same way. */
  | { kind: 'died'; error: TaskError; how: string; final: boolean };

/** One reader process, seen from the server. */
export interface ReaderChild {
  /** Resolves when it can read (with models loaded, if it is to load them at once); rejects when the process ends before. */
  ready: Promise<void>;
  /** Resolves once, when the process has ended, for whatever reason. */
  exited: Promise<void>;
  /** Reads one document at a time. Kills the process when it has worked for longer than `deadlineMs`. Never rejects. */
  read(path: string, settings: ReadSettings, deadlineMs: number, keepPages?: string): Promise<ReadOutcome>;
  /** Asks an idle process whether it is there; `silentMs` tells for how long it has not answered. */
  ping(): void;
  /** 0 when it has answered, which takes milliseconds, on a busy machine a second or two. */
  readonly silentMs: number;
  kill(): void;
}

/**
 * Starts a reader process. Node's own `fork` rather than a pool library: what matters here is to know why a process ended, to kill it at once, and
 * to cap its memory, and pools hide exactly that.
 */
export function startReaderChild(options: ReaderChildOptions): ReaderChild {
  const child = forkReader(options);
  const output = keepLastOutput(child);
  const exited = new Promise<void>((resolve) => {
    child.on('error', () => resolve()); // could not be started at all
    child.once('close', () => resolve()); // after its standard error was read to the end
  });
  let killed = false;
  const kill = () => {
    killed = true;
    child.kill('SIGKILL');
  };
  const presence = watchPresence(child);
  let job = 0;

  return {
    ready: waitUntilReady(child, exited, output),
    exited,
    kill,
    ping: presence.ping,
    get silentMs() {
      return presence.silentMs();
    },
    async read(path, settings, deadlineMs, keepPages) {
      job += 1;
      let late: 'late' | 'starved' | undefined;
      const stopWatching = startDeadline(child.pid, deadlineMs, (how) => {
        late = how;
        kill();
      });
      const { answer, stopListening } = waitForAnswer(child, job);
      const died = exited.then((): ReadOutcome => {
        const how = describeEnd(child);
        const outOfMemory = output.tellsOfMemory();
        if (!killed && !outOfMemory && FOREIGN_SIGNALS.has(child.signalCode ?? '')) {
          const { machine_fault: message } = READ_ERRORS;
          return { kind: 'hindered', error: { code: 'machine_fault', message }, fault: how };
        }
        const code = late ? 'deadline_exceeded' : outOfMemory ? 'out_of_memory' : 'reader_crashed';
        return { kind: 'died', error: { code, message: READ_ERRORS[code] }, how, final: late === 'late' };
      });
      const kept = keepPages !== undefined && { keepPages };
      const message: ToReader = { type: 'read', job, path, settings, ...kept };
      child.send(message, () => {}); // a closed channel shows in `exited`
      const outcome = await Promise.race([answer, died]);
      stopWatching();
      stopListening();
      return outcome;
    },
  };
}

/** What ends a process from outside, the kernel's out-of-memory killer included. A crash of its own ends it by SIGSEGV, SIGABRT and the like. */
const FOREIGN_SIGNALS = new Set(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT']);

/** Whether a process answers. */
function watchPresence(child: ChildProcess) {
  let asked: number | undefined;
  child.on('message', ({ type }: FromReader) => {
    if (type === 'here') asked = undefined;
  });
  return {
    ping(): void {
      asked ??= performance.now();
      child.send({ type: 'ping' } satisfies ToReader, () => {}); // a closed channel shows in `exited`
    },
    silentMs: () => (asked === undefined ? 0 : performance.now() - asked),
  };
}

function forkReader({
  script,
  threads,
  memoryBytes,
  warm = true,
  temporary,
}: ReaderChildOptions): ChildProcess {
  const start = { threads, memoryBytes, warm, parentPid: process.pid };
  return fork(script, [], {
    execArgv: [...READER_FLAGS, limitHeap(memoryBytes)],
    env: makeReaderEnvironment(temporary, start),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

function waitUntilReady(child: ChildProcess, exited: Promise<void>, output: LastOutput): Promise<void> {
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: FromReader) => {
      if (message.type === 'ready') resolve();
      else if (message.type === 'unusable')
        reject(new Error(`${message.error.message} [${message.error.code}]`));
    });
    // No document has been near the process yet, so that its own error can be shown.
    void exited.then(() =>
      reject(new Error(`the reader process ended: ${describeEnd(child)} ${output.error()}`.trim())),
    );
  });
  ready.catch(() => {}); // whoever waits for it sees the rejection
  return ready;
}

/** The answer to one job; answers to earlier jobs are ignored. */
function waitForAnswer(child: ChildProcess, job: number) {
  let listen = (_message: FromReader): void => {};
  const answer = new Promise<ReadOutcome>((resolve) => {
    listen = (message) => {
      if ('job' in message && message.job === job) resolve(toOutcome(message));
    };
    child.on('message', listen);
  });
  return { answer, stopListening: () => child.off('message', listen) };
}

function toOutcome(message: Exclude<FromReader, { type: 'ready' | 'unusable' | 'here' }>): ReadOutcome {
  if (message.type === 'invoice') {
    const { type: kind, job: _, ...outcome } = message;
    return { kind, ...outcome };
  }
  const { error, rss, fault, trace } = message;
  if (fault !== undefined) return { kind: 'hindered', error, fault };
  return { kind: 'failed', error, rss, ...(trace && { trace }) };
}

const describeEnd = (child: ChildProcess) =>
  child.signalCode ? `signal ${child.signalCode}` : `exit code ${child.exitCode}`;
