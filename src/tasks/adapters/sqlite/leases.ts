import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { READ_ERRORS } from '../../../base/index.ts';
import { type Clock, MAX_SERVER_ENDS, type TaskStore } from '../../ports/index.ts';
import type { AddDelivery } from './add-delivery.ts';
import { FREE, HELD, OPEN } from './conditions.ts';
import { runTransaction } from './database.ts';
import { CHANGED, type PublishChange } from './publish-change.ts';
import { toLease } from './rows.ts';

/** Readers that a client may hold where the caller sets no limit. */
const UNLIMITED = 1e9;

/** Tasks that have taken the server down once too often. */
const GIVE_UP = `UPDATE tasks SET state = 'error', lease = NULL, ended_at = :now, error_code = 'reader_crashed',
    error_message = :message
  WHERE state = 'pending' AND server_ends >= ${MAX_SERVER_ENDS} RETURNING ${CHANGED}, webhook_url`;

/** Of the oldest tasks of each client, that of the client whose turn is longest ago. An expired lease is no attempt that the document has failed. */
const CLAIM = `UPDATE tasks SET state = 'processing', attempts = attempts + (state = 'pending'), lease = :token,
    lease_until = :until, started_at = :now
  WHERE seq = (
    SELECT first.seq FROM (
      SELECT client_id, min(seq) AS seq FROM tasks WHERE ${OPEN} AND ${FREE} GROUP BY client_id
    ) AS first
    LEFT JOIN turns USING (client_id)
    LEFT JOIN clients ON clients.id = first.client_id
    WHERE (SELECT count(*) FROM tasks AS busy WHERE busy.client_id = first.client_id
      AND busy.state = 'processing' AND busy.lease_until > :now) < coalesce(clients.limits ->> 'readers', :readers)
    ORDER BY coalesce(turns.turn, 0), first.seq LIMIT 1)
  RETURNING ${CHANGED}, attempts, settings, submitted_at, postponed`;

const TAKE_TURN = `INSERT INTO turns (client_id, turn) VALUES (:clientId, (SELECT coalesce(max(turn), 0) + 1 FROM turns))
  ON CONFLICT (client_id) DO UPDATE SET turn = excluded.turn`;

const EXTEND = `UPDATE tasks SET lease_until = :until WHERE ${HELD}`;

const RELEASE = `UPDATE tasks SET state = 'pending', lease = NULL, attempts = attempts - 1, lease_until = :until,
  postponed = postponed + (:until > 0) WHERE ${HELD} RETURNING ${CHANGED}`;

const RECOVER = `UPDATE tasks SET state = 'pending', lease = NULL, lease_until = 0, attempts = attempts - 1,
  server_ends = server_ends + 1 WHERE state = 'processing'`;

const ALLOW_WHOLE_TIME = `UPDATE tasks SET expires_at = max(expires_at, :now + kept_ms) WHERE ${OPEN}`;

const ALLOW_TIME = `UPDATE tasks SET expires_at = expires_at + :ms WHERE ${OPEN}`;

/** Who reads which task, and until when. */
export function createLeases(
  db: DatabaseSync,
  now: Clock,
  publish: PublishChange,
  addDelivery: AddDelivery,
): Pick<TaskStore, 'claim' | 'extend' | 'release' | 'recover' | 'allowTime'> {
  const giveUp = db.prepare(GIVE_UP);
  const claim = db.prepare(CLAIM);
  const takeTurn = db.prepare(TAKE_TURN);
  const extend = db.prepare(EXTEND);
  const release = db.prepare(RELEASE);
  const recover = db.prepare(RECOVER);
  const allowWholeTime = db.prepare(ALLOW_WHOLE_TIME);
  const allowTime = db.prepare(ALLOW_TIME);
  return {
    async claim(leaseMs, readersPerClient = UNLIMITED) {
      const token = randomUUID();
      const at = now();
      const { lost, row } = runTransaction(db, () => {
        const lost = giveUp.all({ now: at, message: READ_ERRORS.reader_crashed }).map(addDelivery);
        const row = claim.get({ now: at, token, until: at + leaseMs, readers: readersPerClient });
        if (row) takeTurn.run({ clientId: String(row.client_id) });
        return { lost, row };
      });
      for (const one of lost) publish(one, 'error');
      if (!row) return undefined;
      publish(row, 'processing');
      return toLease(row, token);
    },

    async extend({ id, token }, leaseMs) {
      return extend.run({ id, token, until: now() + leaseMs }).changes > 0;
    },

    release: async ({ id, token }, notBefore = 0) =>
      publish(release.get({ id, token, until: notBefore }), 'pending'),

    async recover() {
      runTransaction(db, () => {
        recover.run();
        allowWholeTime.run({ now: now() });
      });
    },

    async allowTime(ms) {
      allowTime.run({ ms });
    },
  };
}
