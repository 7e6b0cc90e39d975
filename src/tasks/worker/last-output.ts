import type { ChildProcess } from 'node:child_process';
import { OUT_OF_MEMORY_MARK } from './reader-messages.ts';

/** The end of what a process wrote to standard error, to learn why it died. It may quote the document: it is never passed on. */
export interface LastOutput {
  /** The line that names the error, without its stack; empty when there is none. */
  error(): string;
  /** Whether the process ended for lack of memory. */
  tellsOfMemory(): boolean;
}

/** Characters kept. */
const KEPT = 16_384;

export function keepLastOutput(child: ChildProcess): LastOutput {
  let tail = '';
  child.stderr?.setEncoding('latin1').on('data', (text: string) => {
    tail = (tail + text).slice(-KEPT);
  });
  return {
    error: () => /^(?:Uncaught )?\w*Error\b.*$/m.exec(tail)?.[0] ?? '',
    tellsOfMemory: () => tail.includes(OUT_OF_MEMORY_MARK) || tail.includes('JavaScript heap out of memory'),
  };
}
