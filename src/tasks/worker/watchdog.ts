import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { OUT_OF_MEMORY_MARK, type ReaderStart } from './reader-messages.ts';

/**
 * A thread of each worker process that keeps running when the main thread hangs in native code. It ends the process when its parent has died
 * (only a main thread that runs hears that an IPC channel has closed) and when memory exceeds the cap: models, pixels and PDF pages
 * live outside the JavaScript heap, where V8's own limit does not apply.
 */
const { parentPid, memoryBytes }: ReaderStart = workerData;

/** Decoding a picture of 100 megapixels takes longer than this, so that the cap is noticed within an allocation or two. */
const CHECK_MS = 100;

setInterval(() => {
  if (!isParentAlive()) process.kill(process.pid, 'SIGKILL');
  if (process.memoryUsage.rss() > memoryBytes) {
    writeSync(2, `${OUT_OF_MEMORY_MARK}\n`);
    process.kill(process.pid, 'SIGKILL');
  }
}, CHECK_MS);

function isParentAlive(): boolean {
  if (process.ppid !== parentPid) return false; // an orphan gets a new parent at once, except on Windows
  try {
    process.kill(parentPid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
