import type { ReadErrorCode } from '../../base/index.ts';
import type { Box, Invoice, Source } from '../../invoice/index.ts';
import type { ReadSettings } from '../../pipeline/index.ts';

/**
 * Words of this room:
 *
 * - task: one submitted document and its progress.
 * - attempt: one try at reading it. It is counted before it starts, so that a document that crashes everything is given up.
 * - lease: the right to write the outcome of one attempt; it expires unless it is extended.
 * - blob: the bytes of the document.
 * - gone: cancelled, expired or never there. Callers cannot tell the three apart.
 */

/** A lower-case UUID. */
export type TaskId = string;

export type TaskState = 'pending' | 'processing' | 'completed' | 'error';

/** Attempts that a task gets before it ends as an error. Those that the machine hindered, or the end of the server, are not counted. */
export const MAX_ATTEMPTS = 3;

/** Ends of the server while it read a task before that ends as an error: readers are other processes, so that it is hardly ever the cause. */
export const MAX_SERVER_ENDS = 20;

/** Why a task failed: a stable code and one sentence for people. */
export interface TaskError {
  code: ReadErrorCode;
  message: string;
}

/** How to read a document. Limits are the server's, not the task's. */
export type TaskSettings = Omit<ReadSettings, 'limits'>;

export interface NewTask {
  id: TaskId;
  /** The API client that submitted it. Nobody else may see it. */
  clientId: string;
  settings: TaskSettings;
  /** Sentences about requested settings that will be ignored; they are returned with the result. */
  warnings: string[];
  /** Size of the document. */
  bytes: number;
  /** Milliseconds since 1970, like all times here. */
  submittedAt: number;
  /** An ended task is gone from this instant on, a waiting one ends as an error. Ending postpones it: results are kept for the whole time. */
  expiresAt: number;
  /** The file's name at its origin; never a path here. */
  name?: string;
  /** The client's own notes, returned unchanged. */
  metadata?: Record<string, string>;
  /** Whether the document is kept as long as the task, so that its pages can be shown. Otherwise it is deleted when the task ends. */
  keepDocument?: boolean;
  /** Address to notify when the task has ended. */
  webhookUrl?: string;
}

export interface Task extends NewTask {
  state: TaskState;
  attempts: number;
  /** When the last attempt began. */
  startedAt?: number;
  endedAt?: number;
  /** Present when `completed`: the invoice as it was read, without corrections. */
  result?: Invoice;
  timings?: Timings;
  /** In the order they were made; absent when there are none. */
  corrections?: Correction[];
  /** Present when `error`. */
  error?: TaskError;
}

/** Milliseconds that each stage of reading took. */
export type Timings = Record<string, number>;

/** A field value set by a client. */
export interface Correction {
  /** Path of the field, such as `totals.gross` or `lines.0.quantity`. */
  path: string;
  /** The right value; null when the invoice does not have that field. */
  value: string | number | null;
  at: number;
  /** The API client that made the correction. */
  by: string;
}

/** The words of a page as it was read; boxes in fractions of its width and height. */
export interface PageWords {
  page: number;
  width: number;
  height: number;
  words: { text: string; box: Box; confidence: number; source: Source }[];
}

/** A task handed to a reader. `token` names this attempt: only its holder can write the outcome. */
export interface Lease {
  id: TaskId;
  token: string;
  /** 1 for the first attempt. */
  attempt: number;
  submittedAt: number;
  settings: TaskSettings;
  /** How often the machine was not able to read it. */
  postponed: number;
  /** Whether the words of its pages are to be stored beside the invoice. */
  keepWords?: boolean;
}

/** Milliseconds since 1970. A parameter wherever time decides something, so that tests move the clock instead of waiting. */
export type Clock = () => number;

export const hasEnded = (task: Task): boolean => task.state === 'completed' || task.state === 'error';
