import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readerEnvironment } from './environment.ts';
import type { FromPainter, ToPainter } from './page-protocol.ts';
import { sibling } from './sibling.ts';

/** Draws pages in a process of its own, which starts when it is needed and ends when nobody has asked for a while. */
export interface PagePainter {
  /** The page as PNG; undefined when it cannot be drawn. One after the other. */
  paint(job: ToPainter): Promise<Uint8Array | undefined>;
  stop(): void;
}

/** As for a page that is being read: drawing takes a fraction of a second, a hostile PDF minutes. */
const DEADLINE_MS = 30_000;
const IDLE_MS = 60_000;

export function createPagePainter(temporary: string, memoryBytes: number): PagePainter {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  function stop(): void {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    child = undefined;
  }

  function start(): ChildProcess {
    const made = fork(fileURLToPath(sibling('page-process')), [], {
      execArgv: [`--max-old-space-size=${Math.max(64, Math.floor(memoryBytes / 2 ** 20))}`],
      env: readerEnvironment(temporary, { threads: 1, memoryBytes, parentPid: process.pid }),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced', // pictures as bytes, not as JSON
    });
    made.once('exit', () => {
      if (child === made) child = undefined;
    });
    made.on('error', () => {});
    return made;
  }

  function paintNow(job: ToPainter): Promise<Uint8Array | undefined> {
    clearTimeout(idle);
    child ??= start();
    const process = child;
    return new Promise((resolve) => {
      const done = (png?: Uint8Array) => {
        clearTimeout(patience);
        process.off('exit', gone).off('error', gone).off('message', answered);
        idle = setTimeout(stop, IDLE_MS);
        idle.unref();
        resolve(png);
      };
      const gone = () => done();
      const answered = ({ png }: FromPainter) => done(png);
      const patience = setTimeout(stop, DEADLINE_MS);
      process.once('exit', gone).once('error', gone).once('message', answered);
      process.send(job, () => {});
    });
  }

  return {
    paint(job) {
      const painted = last.then(() => paintNow(job));
      last = painted;
      return painted;
    },
    stop,
  };
}
