import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createFairQueue } from '../../base/index.ts';
import type { DrawRequest, PageDrawer } from '../ports/index.ts';
import { limitHeap, makeReaderEnvironment } from './environment.ts';
import { findScript } from './find-script.ts';
import type { DrawAnswer } from './page-messages.ts';

/** As for a page that is being read: drawing takes a fraction of a second, a hostile PDF minutes. */
const DEADLINE_MS = 30_000;
/** Requests that may wait, of all clients together. */
const WAITING = 100;
/** The process ends when nobody has asked for a page for this long. */
const IDLE_MS = 60_000;

/** Draws pages in a process of its own, which starts with the first request and ends when it is no longer needed. */
export function createPageDrawer(temporary: string, memoryBytes: number): PageDrawer {
  let child: ChildProcess | undefined;
  const inTurn = createFairQueue(1, WAITING);
  let idle: NodeJS.Timeout | undefined;

  function stop(): void {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    child = undefined;
  }

  function ensureProcess(): ChildProcess {
    if (child) return child;
    const made = startProcess(temporary, memoryBytes);
    made.once('exit', () => {
      if (child === made) child = undefined;
    });
    child = made;
    return made;
  }

  async function drawNow(request: DrawRequest): Promise<Uint8Array | undefined> {
    clearTimeout(idle);
    const deadline = setTimeout(stop, DEADLINE_MS);
    const png = await ask(ensureProcess(), request);
    clearTimeout(deadline);
    idle = setTimeout(stop, IDLE_MS);
    idle.unref();
    return png;
  }

  return {
    draw: (request) => inTurn(request.clientId, () => drawNow(request)),
    stop,
  };
}

function startProcess(temporary: string, memoryBytes: number): ChildProcess {
  const child = fork(fileURLToPath(findScript('page-drawer-process')), [], {
    execArgv: [limitHeap(memoryBytes)],
    env: makeReaderEnvironment(temporary, { threads: 1, memoryBytes, parentPid: process.pid }),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced', // pictures as bytes, not as JSON
  });
  child.on('error', () => {}); // could not be started: `ask` hears of it too
  return child;
}

/** Sends one request. Resolves to undefined when the page cannot be drawn or the process ends first. */
function ask(child: ChildProcess, request: DrawRequest): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const settle = (png?: Uint8Array) => {
      child.off('exit', gone).off('error', gone).off('message', answered);
      resolve(png);
    };
    const gone = () => settle();
    const answered = ({ png }: DrawAnswer) => settle(png);
    child.once('exit', gone).once('error', gone).once('message', answered);
    child.send(request, () => {});
  });
}
