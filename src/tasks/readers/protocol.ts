import type { Invoice } from '../../invoice/index.ts';
import type { ReadSettings } from '../../pipeline/index.ts';
import type { PageWords, TaskError, Timings } from '../task.ts';

/** What the server and a reader process say to each other over Node's IPC channel. Documents go by path, never through here. */
export type ToReader = {
  type: 'read';
  job: number;
  path: string;
  settings: ReadSettings;
  /** A folder for the pictures of pages as they were read; their words are wanted too. */
  keepPages?: string;
};

export type FromReader =
  | { type: 'ready' }
  /** Its models cannot be loaded: it ends. */
  | { type: 'unusable'; error: TaskError }
  | { type: 'invoice'; job: number; invoice: Invoice; words?: PageWords[]; timings: Timings; rss: number }
  /** `trace` holds call sites for the log when the fault is ours: never the message, which may quote the document. */
  | { type: 'failed'; job: number; error: TaskError; rss: number; trace?: string[] };

/** What a reader process needs to know from its first moment on; handed over as JSON in its environment. */
export interface ReaderStart {
  threads: number;
  /** Resident memory in bytes beyond which the process ends itself. */
  memoryBytes: number;
  /** Whether models are loaded before the first document asks for them. */
  warm?: boolean;
  parentPid: number;
}

export const START_VARIABLE = 'INKVOICE_READER_START';

/** Written to standard error by a process that ends itself because of its memory cap. */
export const OUT_OF_MEMORY_MARK = 'inkvoice-reader: memory cap reached';
