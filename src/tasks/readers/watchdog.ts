import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { OUT_OF_MEMORY_MARK, type ReaderStart } from './protocol.ts';

/**
 * A thread inside each reader process that goes on when the main thread hangs in native code. It ends the process when its parent has died
 * (an IPC channel only tells a main thread that listens) and when memory passes the cap: models, pixels and PDF pages
 * live outside the JavaScript heap, so V8's own limit does not see them.
 */
const { parentPid, memoryBytes }: ReaderStart = workerData;

// 100 ms: a 100-megapixel picture takes longer than that to decode, so that the cap is noticed within one allocation or two.
setInterval(() => {
  if (!parentLives()) process.kill(process.pid, 'SIGKILL');
  if (process.memoryUsage.rss() > memoryBytes) {
    writeSync(2, `${OUT_OF_MEMORY_MARK}\n`);
    process.kill(process.pid, 'SIGKILL');
  }
}, 100);

function parentLives(): boolean {
  if (process.ppid !== parentPid) return false; // an orphan is given a new parent at once, except on Windows
  try {
    process.kill(parentPid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
