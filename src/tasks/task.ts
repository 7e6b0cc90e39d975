import type { ReadErrorCode } from '../base/index.ts';
import type { Box, Invoice, Source } from '../invoice/index.ts';
import type { ReadSettings } from '../pipeline/index.ts';

/**
 * Words of this folder:
 *
 * - task: one submitted document and its progress.
 * - attempt: one try at reading it, counted before it starts, so that a document that takes everything down is given up.
 * - lease: the right to write the outcome of one attempt; it lapses unless it is extended.
 * - blob: the bytes of the document, kept only until the task has ended.
 * - gone: cancelled, expired or never there; the three look the same from outside.
 */

/** A lower-case UUID. */
export type TaskId = string;

export type TaskState = 'pending' | 'processing' | 'completed' | 'error';

/** Attempts that a task gets before it ends as an error. */
export const MAX_ATTEMPTS = 3;

/** Why a task has failed: a stable code and one sentence for people. */
export interface TaskError {
  code: ReadErrorCode;
  message: string;
}

export interface NewTask {
  id: TaskId;
  /** The API client that submitted it: nobody else may see it. */
  clientId: string;
  /** How to read it; the limits are the server's, not the task's. */
  settings: Omit<ReadSettings, 'limits'>;
  /** Sentences about what was asked for and will not be done; they go out with the result. */
  warnings: string[];
  /** Size of the document. */
  bytes: number;
  /** Milliseconds since 1970, as are all times here. */
  submittedAt: number;
  /** From this instant on the task is unreadable. */
  expiresAt: number;
  /** What the file was called where it came from; never a path here. */
  name?: string;
  /** The client's own notes, given back as they came. */
  metadata?: Record<string, string>;
  /** Whether the document stays as long as the task, so that its pages can be shown; else it goes when the task ends. */
  keepDocument?: boolean;
  /** Where to tell that the task has ended. */
  webhookUrl?: string;
}

export interface Task extends NewTask {
  state: TaskState;
  attempts: number;
  /** When the last attempt began. */
  startedAt?: number;
  endedAt?: number;
  /** Present when `completed`: as it was read. Corrections are apart. */
  result?: Invoice;
  timings?: Timings;
  /** In the order they were made; absent when there are none. */
  corrections?: Correction[];
  /** Present when `error`. */
  error?: TaskError;
}

/** Milliseconds that each stage of reading took. */
export type Timings = Record<string, number>;

/** What somebody put right. */
export interface Correction {
  /** Path of the field, such as `totals.gross` or `lines.0.quantity`. */
  path: string;
  /** The right value; null when the invoice does not have that field. */
  value: string | number | null;
  at: number;
  /** The API client that said so. */
  by: string;
}

/** The words of a page as it was read; boxes in fractions of its width and height. */
export interface PageWords {
  page: number;
  width: number;
  height: number;
  words: { text: string; box: Box; confidence: number; source: Source }[];
}

/** What happened to a task. */
export interface TaskChange {
  id: TaskId;
  clientId: string;
  what: 'submitted' | 'processing' | 'pending' | 'completed' | 'error' | 'corrected' | 'removed';
  /** Whether its document may go now. */
  documentDone: boolean;
}

/** Whether a change is the end of waiting for a task. */
export const isEnd = ({ what }: TaskChange): boolean =>
  what === 'completed' || what === 'error' || what === 'removed';

/** A task handed to a reader. `token` names this attempt: only its holder can write the outcome. */
export interface Lease {
  id: TaskId;
  token: string;
  /** 1 for the first attempt. */
  attempt: number;
  submittedAt: number;
  settings: Omit<ReadSettings, 'limits'>;
  /** Whether the words of its pages are wanted beside the invoice. */
  keepWords?: boolean;
}

/** Milliseconds since 1970. A parameter wherever time decides something, so that tests move the clock instead of waiting. */
export type Clock = () => number;

export const hasEnded = (task: Task): boolean => task.state === 'completed' || task.state === 'error';
