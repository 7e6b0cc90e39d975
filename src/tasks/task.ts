import type { ReadErrorCode } from '../errors.ts';
import type { Invoice } from '../invoice/index.ts';
import type { ReadSettings } from '../settings.ts';

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
}

export interface Task extends NewTask {
  state: TaskState;
  attempts: number;
  endedAt?: number;
  /** Present when `completed`. */
  result?: Invoice;
  /** Present when `error`. */
  error?: TaskError;
}

/** A task handed to a reader. `token` names this attempt: only its holder can write the outcome. */
export interface Lease {
  id: TaskId;
  token: string;
  /** 1 for the first attempt. */
  attempt: number;
  settings: Omit<ReadSettings, 'limits'>;
}

/** Milliseconds since 1970. A parameter wherever time decides something, so that tests move the clock instead of waiting. */
export type Clock = () => number;

export const hasEnded = (task: Task): boolean => task.state === 'completed' || task.state === 'error';
