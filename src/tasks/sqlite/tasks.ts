import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { READ_ERRORS } from '../../base/index.ts';
import type { TaskStore } from '../store.ts';
import { type Clock, type Lease, MAX_ATTEMPTS, type NewTask, type TaskError } from '../task.ts';
import { CHANGED, createChanges } from './changes.ts';
import { transaction } from './open.ts';
import { createResultCache } from './result-cache.ts';
import { sqliteTaskQueries } from './task-queries.ts';

const OPEN = `state IN ('pending', 'processing')`;

/** A row changes hands only while its lease is held: whoever lost it matches no row. Expired tasks match none either. */
const HELD = `id = :id AND lease = :token AND state = 'processing' AND expires_at > :now`;

/** Tasks in SQLite. Every write is one statement or one transaction, and synced to disk when it returns. */
export function sqliteTasks(db: DatabaseSync, now: Clock): TaskStore {
  const sql = {
    add: db.prepare(`INSERT INTO tasks (id, client_id, state, settings, warnings, bytes, submitted_at, expires_at,
        name, metadata, keep_document, webhook_url)
      VALUES (:id, :clientId, 'pending', :settings, :warnings, :bytes, :submittedAt, :expiresAt,
        :name, :metadata, :keepDocument, :webhookUrl) RETURNING ${CHANGED}`),
    addKey: db.prepare(`INSERT INTO idempotency (client_id, key, fingerprint, answer, expires_at)
      VALUES (:clientId, :key, :fingerprint, :answer, :expiresAt)
      ON CONFLICT (client_id, key) DO UPDATE SET fingerprint = :fingerprint, answer = :answer, expires_at = :expiresAt`),
    giveUp:
      db.prepare(`UPDATE tasks SET state = 'error', lease = NULL, ended_at = :now, error_code = 'reader_crashed',
      error_message = :message
      WHERE state = 'processing' AND lease_until <= :now AND attempts >= ${MAX_ATTEMPTS} RETURNING ${CHANGED}, webhook_url`),
    // The first task of each client, then the client whose turn is longest ago.
    claim: db.prepare(`UPDATE tasks SET state = 'processing', attempts = attempts + 1, lease = :token,
        lease_until = :until, started_at = :now
      WHERE seq = (
        SELECT first.seq FROM (
          SELECT client_id, min(seq) AS seq FROM tasks WHERE ${OPEN} AND expires_at > :now
            AND (state = 'pending' OR lease_until <= :now) GROUP BY client_id
        ) AS first
        LEFT JOIN turns USING (client_id)
        LEFT JOIN clients ON clients.id = first.client_id
        WHERE (SELECT count(*) FROM tasks AS busy WHERE busy.client_id = first.client_id
          AND busy.state = 'processing' AND busy.lease_until > :now) < coalesce(clients.limits ->> 'readers', :readers)
        ORDER BY coalesce(turns.turn, 0), first.seq LIMIT 1)
      RETURNING ${CHANGED}, attempts, settings, submitted_at`),
    turn: db.prepare(`INSERT INTO turns (client_id, turn) VALUES (:clientId, (SELECT coalesce(max(turn), 0) + 1 FROM turns))
      ON CONFLICT (client_id) DO UPDATE SET turn = excluded.turn`),
    extend: db.prepare(`UPDATE tasks SET lease_until = :until WHERE ${HELD}`),
    complete:
      db.prepare(`UPDATE tasks SET state = 'completed', lease = NULL, ended_at = :now, result = :result,
      timings = :timings WHERE ${HELD} RETURNING ${CHANGED}, webhook_url`),
    keepWords: db.prepare('INSERT INTO words (task_id, pages) VALUES (:id, :pages)'),
    deliver: db.prepare(
      'INSERT INTO deliveries (id, task_id, url, created_at, due) VALUES (:id, :task, :url, :now, :now)',
    ),
    correct: db.prepare(`INSERT INTO corrections (task_id, path, value, at, by)
      SELECT id, :path, :value, :at, :by FROM tasks
      WHERE id = :id AND client_id = :clientId AND state = 'completed' AND expires_at > :now`),
    corrected: db.prepare(`SELECT ${CHANGED} FROM tasks WHERE id = ?`),
    fail: db.prepare(`UPDATE tasks SET state = 'error', lease = NULL, ended_at = :now, error_code = :code,
      error_message = :message WHERE ${HELD} RETURNING ${CHANGED}, webhook_url`),
    requeue: db.prepare(
      `UPDATE tasks SET state = 'pending', lease = NULL WHERE ${HELD} AND attempts < ${MAX_ATTEMPTS} RETURNING ${CHANGED}`,
    ),
    release: db.prepare(
      `UPDATE tasks SET state = 'pending', lease = NULL, attempts = attempts - 1 WHERE ${HELD} RETURNING ${CHANGED}`,
    ),
    recover: db.prepare(`UPDATE tasks SET lease_until = 0 WHERE state = 'processing'`),
    remove: db.prepare(
      `DELETE FROM tasks WHERE id = :id AND client_id = :clientId RETURNING ${CHANGED}, expires_at`,
    ),
    removeExpired: db.prepare(`DELETE FROM tasks WHERE expires_at <= :now RETURNING ${CHANGED}`),
    removeKeys: db.prepare('DELETE FROM idempotency WHERE expires_at <= ?'),
  };
  const { tell, onChange } = createChanges();
  const results = createResultCache();
  onChange(({ id, what }) => what === 'removed' && results.remove(id));
  const held = (lease: Lease) => ({ id: lease.id, token: lease.token, now: now() });

  function addOne(task: NewTask) {
    const {
      name = null,
      metadata,
      keepDocument = false,
      webhookUrl = null,
      settings,
      warnings,
      ...rest
    } = task;
    return sql.add.get({
      ...rest,
      settings: JSON.stringify(settings),
      warnings: JSON.stringify(warnings),
      name,
      metadata: metadata ? JSON.stringify(metadata) : null,
      keepDocument: Number(keepDocument),
      webhookUrl,
    });
  }

  type Row = ReturnType<typeof sql.fail.get>;

  /** Writes to the outbox, in the transaction that ends the task. */
  function announce(row: Row): Row {
    if (row && row.webhook_url !== null) {
      const id = `msg_${randomUUID()}`;
      sql.deliver.run({ id, task: String(row.id), url: String(row.webhook_url), now: now() });
    }
    return row;
  }
  const end = (work: () => Row) => transaction(db, () => announce(work()));

  const fail = (lease: Lease, { code, message }: TaskError): boolean =>
    tell(
      end(() => sql.fail.get({ ...held(lease), code, message })),
      'error',
    );

  return {
    ...sqliteTaskQueries(db, now, results),
    onChange,

    async add(tasks, key) {
      const rows = transaction(db, () => {
        if (key) sql.addKey.run({ ...key });
        return [tasks].flat().map((task) => addOne(task as NewTask));
      });
      for (const row of rows) tell(row, 'submitted');
    },

    async claim(leaseMs, readersPerClient = 1e9) {
      const token = randomUUID();
      const at = now();
      const { lost, row } = transaction(db, () => {
        const lost = sql.giveUp.all({ now: at, message: READ_ERRORS.reader_crashed }).map(announce);
        const row = sql.claim.get({ now: at, token, until: at + leaseMs, readers: readersPerClient });
        if (row) sql.turn.run({ clientId: String(row.client_id) });
        return { lost, row };
      });
      for (const one of lost) tell(one, 'error');
      if (!row) return undefined;
      tell(row, 'processing');
      return {
        id: String(row.id),
        token,
        attempt: Number(row.attempts),
        submittedAt: Number(row.submitted_at),
        settings: JSON.parse(String(row.settings)),
        ...(row.keep_document === 1 && { keepWords: true }),
      };
    },

    async extend(lease, leaseMs) {
      return sql.extend.run({ ...held(lease), until: now() + leaseMs }).changes > 0;
    },

    async complete(lease, result, { words, timings } = {}) {
      const row = end(() => {
        const json = { result: JSON.stringify(result), timings: timings ? JSON.stringify(timings) : null };
        const done = sql.complete.get({ ...held(lease), ...json });
        if (done && words) sql.keepWords.run({ id: lease.id, pages: JSON.stringify(words) });
        return done;
      });
      return tell(row, 'completed');
    },

    async correct(id, clientId, corrections) {
      const done = transaction(db, () =>
        corrections.every(
          ({ path, value, at, by }) =>
            sql.correct.run({ id, clientId, path, value: JSON.stringify(value), at, by, now: now() })
              .changes > 0,
        ),
      );
      return done && tell(sql.corrected.get(id), 'corrected');
    },

    fail: async (lease, error) => fail(lease, error),

    async retry(lease, error) {
      if (tell(sql.requeue.get(held(lease)), 'pending')) return 'pending';
      return fail(lease, error) ? 'ended' : 'lost';
    },

    release: async (lease) => tell(sql.release.get(held(lease)), 'pending'),

    async recover() {
      sql.recover.run();
    },

    async remove(id, clientId) {
      const row = sql.remove.get({ id, clientId });
      return tell(row, 'removed') && Number(row?.expires_at) > now();
    },

    async removeExpired() {
      const rows = sql.removeExpired.all({ now: now() });
      sql.removeKeys.run(now());
      // The log still holds the pages as they were: fold it into the file, where secure_delete has overwritten them.
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      results.clear(); // another process may have removed some: nothing is kept longer than until the next sweep
      for (const row of rows) tell(row, 'removed');
      return rows.map((row) => String(row.id));
    },
  };
}
