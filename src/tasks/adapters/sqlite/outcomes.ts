import type { DatabaseSync } from 'node:sqlite';
import { type Clock, type Lease, MAX_ATTEMPTS, type TaskError, type TaskStore } from '../../ports/index.ts';
import type { AddDelivery } from './add-delivery.ts';
import { HELD } from './conditions.ts';
import { runTransaction } from './database.ts';
import { CHANGED, type PublishChange, type Row } from './publish-change.ts';

/** Results are kept for their whole time, however long the document has waited. */
const END = 'lease = NULL, ended_at = :now, expires_at = :now + kept_ms';

const COMPLETE = `UPDATE tasks SET state = 'completed', ${END}, result = :result,
  timings = :timings WHERE ${HELD} RETURNING ${CHANGED}, webhook_url`;

const KEEP_WORDS = 'INSERT INTO words (task_id, pages) VALUES (:id, :pages)';

const FAIL = `UPDATE tasks SET state = 'error', ${END}, error_code = :code,
  error_message = :message WHERE ${HELD} RETURNING ${CHANGED}, webhook_url`;

const REQUEUE = `UPDATE tasks SET state = 'pending', lease = NULL, lease_until = 0 WHERE ${HELD} AND attempts < ${MAX_ATTEMPTS} RETURNING ${CHANGED}`;

/** How attempts end. */
export function createOutcomes(
  db: DatabaseSync,
  now: Clock,
  publish: PublishChange,
  addDelivery: AddDelivery,
): Pick<TaskStore, 'complete' | 'fail' | 'retry'> {
  const complete = db.prepare(COMPLETE);
  const keepWords = db.prepare(KEEP_WORDS);
  const failTask = db.prepare(FAIL);
  const requeue = db.prepare(REQUEUE);
  const keyOf = ({ id, token }: Lease) => ({ id, token, now: now() });
  const endTask = (work: () => Row | undefined) => runTransaction(db, () => addDelivery(work()));

  const fail = (lease: Lease, { code, message }: TaskError): boolean =>
    publish(
      endTask(() => failTask.get({ ...keyOf(lease), code, message })),
      'error',
    );

  return {
    async complete(lease, result, { words, timings } = {}) {
      const row = endTask(() => {
        const json = { result: JSON.stringify(result), timings: timings ? JSON.stringify(timings) : null };
        const done = complete.get({ ...keyOf(lease), ...json });
        if (done && words) keepWords.run({ id: lease.id, pages: JSON.stringify(words) });
        return done;
      });
      return publish(row, 'completed');
    },

    fail: async (lease, error) => fail(lease, error),

    async retry(lease, error) {
      if (publish(requeue.get({ id: lease.id, token: lease.token }), 'pending')) return 'pending';
      return fail(lease, error) ? 'ended' : 'lost';
    },
  };
}
