import type { SQLOutputValue } from 'node:sqlite';
import type { ChangeBus, TaskChange } from '../../ports/index.ts';

/** Columns that a statement must return about each task that it changed, for `PublishChange`. */
export const CHANGED = 'id, client_id, keep_document';

export type Row = Record<string, SQLOutputValue>;

/** Publishes what happened to the task of a row. Returns whether there was a row. */
export type PublishChange = (row: Row | undefined, what: TaskChange['what']) => boolean;

export const createPublishChange =
  (changes: ChangeBus): PublishChange =>
  (row, what) => {
    if (!row) return false;
    const ended = what === 'completed' || what === 'error';
    const canDeleteDocument = what === 'removed' || (ended && row.keep_document !== 1);
    changes.publish({ id: String(row.id), clientId: String(row.client_id), what, canDeleteDocument });
    return true;
  };
