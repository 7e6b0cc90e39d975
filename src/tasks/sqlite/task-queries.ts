import type { DatabaseSync } from 'node:sqlite';
import type { Invoice } from '../../invoice/index.ts';
import type { TaskStore } from '../store.ts';
import type { Clock, Task, TaskId } from '../task.ts';
import type { ResultCache } from './result-cache.ts';
import { toCorrection, toTask } from './rows.ts';

/** Looking at tasks, in SQLite: nothing here changes anything. */
export function sqliteTaskQueries(
  db: DatabaseSync,
  now: Clock,
  results: ResultCache,
): Pick<TaskStore, 'find' | 'findKey' | 'list' | 'backlog' | 'words' | 'needDocument'> {
  const open = `state IN ('pending', 'processing')`;
  const page = (order: 'ASC' | 'DESC') =>
    db.prepare(`SELECT * FROM tasks WHERE client_id = :clientId AND expires_at > :now
      AND seq ${order === 'ASC' ? '>' : '<'} :after
      AND (:state IS NULL OR state = :state) AND (:name IS NULL OR instr(lower(name), lower(:name)) > 0)
      AND submitted_at >= :from AND submitted_at < :to ORDER BY seq ${order} LIMIT :limit`);
  const sql = {
    // Without the result, which is by far the largest and never changes.
    find: db.prepare(`SELECT id, client_id, state, settings, warnings, bytes, submitted_at, expires_at, attempts, ended_at,
      error_code, error_message, name, metadata, keep_document, webhook_url, started_at, timings, NULL AS result
      FROM tasks WHERE id = :id AND expires_at > :now`),
    result: db.prepare('SELECT result FROM tasks WHERE id = ?'),
    oldest: page('ASC'),
    newest: page('DESC'),
    corrections: db.prepare('SELECT * FROM corrections WHERE task_id = ? ORDER BY seq'),
    key: db.prepare(
      'SELECT * FROM idempotency WHERE client_id = :clientId AND key = :key AND expires_at > :now',
    ),
    backlog: db.prepare(`SELECT count(*) AS tasks, total(bytes) AS bytes, total(state = 'pending') AS pending,
      min(CASE WHEN state = 'pending' THEN submitted_at END) AS oldest FROM tasks WHERE ${open}`),
    ownBacklog:
      db.prepare(`SELECT count(*) AS tasks, total(bytes) AS bytes, total(state = 'pending') AS pending,
      min(CASE WHEN state = 'pending' THEN submitted_at END) AS oldest FROM tasks WHERE ${open} AND client_id = ?`),
    words: db.prepare('SELECT pages FROM words WHERE task_id = ?'),
    needDocument: db.prepare(
      `SELECT 1 FROM tasks WHERE id = :id AND (${open} OR keep_document = 1) AND expires_at > :now`,
    ),
  };

  function withCorrections(task: Task): Task {
    if (task.state !== 'completed') return task;
    const corrections = sql.corrections.all(task.id).map(toCorrection);
    return corrections.length > 0 ? { ...task, corrections } : task;
  }

  function resultOf(id: TaskId): Invoice | undefined {
    const known = results.get(id);
    if (known) return known;
    const text = sql.result.get(id)?.result;
    if (typeof text !== 'string') return undefined;
    const result = JSON.parse(text) as Invoice;
    results.set(id, result);
    return result;
  }

  return {
    async find(id) {
      const row = sql.find.get({ id, now: now() });
      const task = row && toTask(row);
      if (task?.state !== 'completed') return task;
      const result = resultOf(id);
      return result && withCorrections({ ...task, result });
    },

    async findKey(clientId, key) {
      const row = sql.key.get({ clientId, key, now: now() });
      if (!row) return undefined;
      const { fingerprint, answer, expires_at } = row;
      return {
        clientId,
        key,
        fingerprint: String(fingerprint),
        answer: String(answer),
        expiresAt: Number(expires_at),
      };
    },

    async list(
      clientId,
      { state = null, name = null, from = 0, to = 2 ** 53, order = 'newest', limit, after },
    ) {
      const start = after ?? (order === 'newest' ? Number.MAX_SAFE_INTEGER : 0);
      const rows = sql[order].all({
        clientId,
        now: now(),
        state,
        name,
        from,
        to,
        after: start,
        limit: limit + 1,
      });
      const tasks = rows.slice(0, limit).map((row) => withCorrections(toTask(row)));
      return { tasks, ...(rows.length > limit && { next: Number(rows[limit - 1]?.seq) }) };
    },

    async backlog(clientId) {
      const row = clientId === undefined ? sql.backlog.get() : sql.ownBacklog.get(clientId);
      const oldest = row?.oldest ?? null;
      return {
        tasks: Number(row?.tasks),
        bytes: Number(row?.bytes),
        pending: Number(row?.pending),
        ...(oldest !== null && { oldest: Number(oldest) }),
      };
    },

    async words(id) {
      const row = sql.words.get(id);
      return row && JSON.parse(String(row.pages));
    },

    async needDocument(ids) {
      return new Set(ids.filter((id) => sql.needDocument.get({ id, now: now() }) !== undefined));
    },
  };
}
