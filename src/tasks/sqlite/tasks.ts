import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { READ_ERRORS } from '../../errors.ts';
import type { TaskStore } from '../store.ts';
import { type Clock, type Lease, MAX_ATTEMPTS, type TaskError, type TaskId } from '../task.ts';
import { transaction } from './open.ts';
import { toTask } from './rows.ts';

const OPEN = `state IN ('pending', 'processing')`;

/** A row changes hands only while its lease is held: whoever lost it matches no row. Expired tasks match none either. */
const HELD = `id = :id AND lease = :token AND state = 'processing' AND expires_at > :now`;

/** Tasks in SQLite. Every write is one statement or one transaction, and synced to disk when it returns. */
export function sqliteTasks(db: DatabaseSync, now: Clock): TaskStore {
  const sql = {
    add: db.prepare(`INSERT INTO tasks (id, client_id, state, settings, warnings, bytes, submitted_at, expires_at)
      VALUES (:id, :clientId, 'pending', :settings, :warnings, :bytes, :submittedAt, :expiresAt)`),
    find: db.prepare(`SELECT * FROM tasks WHERE id = :id AND expires_at > :now`),
    backlog: db.prepare(`SELECT count(*) AS tasks, total(bytes) AS bytes, total(state = 'pending') AS pending
      FROM tasks WHERE ${OPEN}`),
    giveUp:
      db.prepare(`UPDATE tasks SET state = 'error', lease = NULL, ended_at = :now, error_code = 'reader_crashed',
      error_message = :message
      WHERE state = 'processing' AND lease_until <= :now AND attempts >= ${MAX_ATTEMPTS} RETURNING id`),
    claim:
      db.prepare(`UPDATE tasks SET state = 'processing', attempts = attempts + 1, lease = :token, lease_until = :until
      WHERE seq = (SELECT seq FROM tasks WHERE ${OPEN} AND expires_at > :now
        AND (state = 'pending' OR lease_until <= :now) ORDER BY seq LIMIT 1)
      RETURNING id, attempts, settings`),
    extend: db.prepare(`UPDATE tasks SET lease_until = :until WHERE ${HELD}`),
    complete: db.prepare(
      `UPDATE tasks SET state = 'completed', lease = NULL, ended_at = :now, result = :result WHERE ${HELD}`,
    ),
    fail: db.prepare(`UPDATE tasks SET state = 'error', lease = NULL, ended_at = :now, error_code = :code,
      error_message = :message WHERE ${HELD}`),
    requeue: db.prepare(
      `UPDATE tasks SET state = 'pending', lease = NULL WHERE ${HELD} AND attempts < ${MAX_ATTEMPTS}`,
    ),
    release: db.prepare(
      `UPDATE tasks SET state = 'pending', lease = NULL, attempts = attempts - 1 WHERE ${HELD}`,
    ),
    recover: db.prepare(`UPDATE tasks SET lease_until = 0 WHERE state = 'processing'`),
    remove: db.prepare(`DELETE FROM tasks WHERE id = :id AND client_id = :clientId RETURNING expires_at`),
    removeExpired: db.prepare(`DELETE FROM tasks WHERE expires_at <= :now RETURNING id`),
    unfinished: db.prepare(`SELECT 1 FROM tasks WHERE id = :id AND ${OPEN} AND expires_at > :now`),
  };
  const listeners = new Set<(id: TaskId) => void>();
  const ended = (id: TaskId) => {
    for (const listener of listeners) listener(id);
  };
  const held = (lease: Lease) => ({ id: lease.id, token: lease.token, now: now() });

  function fail(lease: Lease, { code, message }: TaskError): boolean {
    const done = sql.fail.run({ ...held(lease), code, message }).changes > 0;
    if (done) ended(lease.id);
    return done;
  }

  return {
    async add({ settings, warnings, ...task }) {
      sql.add.run({ ...task, settings: JSON.stringify(settings), warnings: JSON.stringify(warnings) });
    },

    async find(id) {
      const row = sql.find.get({ id, now: now() });
      return row && toTask(row);
    },

    async backlog() {
      const row = sql.backlog.get();
      return { tasks: Number(row?.tasks), bytes: Number(row?.bytes), pending: Number(row?.pending) };
    },

    async claim(leaseMs) {
      const token = randomUUID();
      const at = now();
      const { lost, row } = transaction(db, () => ({
        lost: sql.giveUp.all({ now: at, message: READ_ERRORS.reader_crashed }),
        row: sql.claim.get({ now: at, token, until: at + leaseMs }),
      }));
      for (const { id } of lost) ended(String(id));
      if (!row) return undefined;
      return {
        id: String(row.id),
        token,
        attempt: Number(row.attempts),
        settings: JSON.parse(String(row.settings)),
      };
    },

    async extend(lease, leaseMs) {
      return sql.extend.run({ ...held(lease), until: now() + leaseMs }).changes > 0;
    },

    async complete(lease, result) {
      const done = sql.complete.run({ ...held(lease), result: JSON.stringify(result) }).changes > 0;
      if (done) ended(lease.id);
      return done;
    },

    fail: async (lease, error) => fail(lease, error),

    async retry(lease, error) {
      if (sql.requeue.run(held(lease)).changes > 0) return 'pending';
      return fail(lease, error) ? 'ended' : 'lost';
    },

    release: async (lease) => sql.release.run(held(lease)).changes > 0,

    async recover() {
      sql.recover.run();
    },

    async remove(id, clientId) {
      const row = sql.remove.get({ id, clientId });
      if (row) ended(id);
      return row !== undefined && Number(row.expires_at) > now();
    },

    async removeExpired() {
      const ids = sql.removeExpired.all({ now: now() }).map((row) => String(row.id));
      // The log still holds the pages as they were: fold it into the file, where secure_delete has overwritten them.
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      for (const id of ids) ended(id);
      return ids;
    },

    async unfinished(ids) {
      return new Set(ids.filter((id) => sql.unfinished.get({ id, now: now() }) !== undefined));
    },

    onEnd(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
