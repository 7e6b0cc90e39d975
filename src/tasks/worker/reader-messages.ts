import type { Invoice } from '../../invoice/index.ts';
import type { ReadSettings } from '../../pipeline/index.ts';
import type { PageWords, TaskError, Timings } from '../ports/index.ts';

/** Messages between the server and a reader process over Node's IPC channel. Documents are named by path, never sent. */
/** `ping` is answered by `here` between documents. */
export type ToReader = { type: 'ping' } | ReadRequest;

export interface ReadRequest {
  type: 'read';
  job: number;
  path: string;
  settings: ReadSettings;
  /** A folder for the pictures of pages as they were read. The words are then wanted too. */
  keepPages?: string;
}

export type FromReader =
  | { type: 'ready' }
  /** The models cannot be loaded; the process ends. */
  | { type: 'unusable'; error: TaskError }
  | {
      type: 'invoice';
      job: number;
      invoice: Invoice;
      words?: PageWords[];
      timings: Timings;
      rss: number;
      /** Why pictures of pages could not be kept, such as `ENOSPC`. */
      unkept?: string;
    }
  /**
   * `fault` names what the machine was not able to do. `trace` holds call sites for the log when inkvoice is at fault; never the message, which
   * may quote the document.
   */
  | { type: 'failed'; job: number; error: TaskError; rss: number; fault?: string; trace?: string[] }
  | { type: 'here' };

/** What a process of the worker needs to know from the start; passed as JSON in its environment. */
export interface ReaderStart {
  threads: number;
  /** Resident memory in bytes above which the process ends itself. */
  memoryBytes: number;
  /** Whether models are loaded before the first document needs them. */
  warm?: boolean;
  parentPid: number;
}

export const START_VARIABLE = 'INKVOICE_READER_START';

/** Written to standard error by a process that ends itself because it has reached its memory cap. */
export const OUT_OF_MEMORY_MARK = 'inkvoice-reader: memory cap reached';
