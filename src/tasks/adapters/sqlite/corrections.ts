import type { DatabaseSync } from 'node:sqlite';
import type { Clock, TaskStore } from '../../ports/index.ts';
import { runTransaction } from './database.ts';
import { CHANGED, type PublishChange } from './publish-change.ts';

const CORRECT = `INSERT INTO corrections (task_id, path, value, at, by)
  SELECT id, :path, :value, :at, :by FROM tasks
  WHERE id = :id AND client_id = :clientId AND state = 'completed' AND expires_at > :now`;

/** Corrections, kept beside the result. */
export function createCorrections(
  db: DatabaseSync,
  now: Clock,
  publish: PublishChange,
): Pick<TaskStore, 'correct'> {
  const correct = db.prepare(CORRECT);
  const corrected = db.prepare(`SELECT ${CHANGED} FROM tasks WHERE id = ?`);
  return {
    async correct(id, clientId, corrections) {
      const done = runTransaction(db, () =>
        corrections.every(
          ({ path, value, at, by }) =>
            correct.run({ id, clientId, path, value: JSON.stringify(value), at, by, now: now() }).changes > 0,
        ),
      );
      return done && publish(corrected.get(id), 'corrected');
    },
  };
}
