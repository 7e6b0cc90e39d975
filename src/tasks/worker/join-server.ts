import { Worker } from 'node:worker_threads';
import { findScript } from './find-script.ts';
import { type ReaderStart, START_VARIABLE } from './reader-messages.ts';

/** Makes this process live and die with the server that started it, and guards its memory. @throws when it was not started by a server */
export function joinServer(): ReaderStart {
  const start: ReaderStart | null = JSON.parse(process.env[START_VARIABLE] ?? 'null');
  if (!start || !process.send) throw new Error('This process is started by the server, not by hand.');
  // A signal to the whole process group (Ctrl-C, a service manager) is for the server to act on: it lets readings finish.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
  process.on('disconnect', () => process.exit(0));
  new Worker(findScript('watchdog'), { workerData: start }).unref();
  return start;
}
