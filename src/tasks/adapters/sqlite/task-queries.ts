import type { DatabaseSync } from 'node:sqlite';
import type { Invoice } from '../../../invoice/index.ts';
import type { Clock, Task, TaskId, TaskStore } from '../../ports/index.ts';
import { OPEN, VISIBLE } from './conditions.ts';
import type { Row } from './publish-change.ts';
import type { ResultCache } from './result-cache.ts';
import { toCorrection, toTask } from './rows.ts';

/** Without the result, which is by far the largest column and never changes. */
const FIND = `SELECT id, client_id, state, settings, warnings, bytes, submitted_at, expires_at, attempts, ended_at,
  error_code, error_message, name, metadata, keep_document, webhook_url, started_at, timings, NULL AS result
  FROM tasks WHERE id = :id AND ${VISIBLE}`;

const findPage = (order: 'ASC' | 'DESC') => `SELECT * FROM tasks WHERE client_id = :clientId AND ${VISIBLE}
  AND seq ${order === 'ASC' ? '>' : '<'} :after
  AND (:state IS NULL OR state = :state) AND (:name IS NULL OR instr(lower(name), lower(:name)) > 0)
  AND submitted_at >= :from AND submitted_at < :to ORDER BY seq ${order} LIMIT :limit`;

/** Characters of results after which a page ends: parsed, they take ten times as much memory. */
const MAX_PAGE_LENGTH = 4_000_000;

/** As many of these rows as a page may hold; one always. */
function takePage(rows: Iterable<Row>, limit: number): { page: Row[]; isLast: boolean } {
  const page: Row[] = [];
  let length = 0;
  for (const row of rows) {
    if (page.length === limit || length > MAX_PAGE_LENGTH) return { page, isLast: false };
    length += String(row.result ?? '').length;
    page.push(row);
  }
  return { page, isLast: true };
}

/** Later than any time. */
const END_OF_TIME = 2 ** 53;

/** Single tasks and lists of them, with their results and corrections. */
export function createTaskQueries(
  db: DatabaseSync,
  now: Clock,
  results: ResultCache,
): Pick<TaskStore, 'find' | 'list' | 'findWords'> {
  const find = db.prepare(FIND);
  const findResult = db.prepare('SELECT result FROM tasks WHERE id = ?');
  const pages = { oldest: db.prepare(findPage('ASC')), newest: db.prepare(findPage('DESC')) };
  const findCorrections = db.prepare('SELECT * FROM corrections WHERE task_id = ? ORDER BY seq');
  const findWords = db.prepare('SELECT pages FROM words WHERE task_id = ?');

  function withCorrections(task: Task): Task {
    if (task.state !== 'completed') return task;
    const corrections = findCorrections.all(task.id).map(toCorrection);
    return corrections.length > 0 ? { ...task, corrections } : task;
  }

  function resultOf(id: TaskId): Invoice | undefined {
    const known = results.get(id);
    if (known) return known;
    const text = findResult.get(id)?.result;
    if (typeof text !== 'string') return undefined;
    const result = JSON.parse(text) as Invoice;
    results.set(id, result);
    return result;
  }

  return {
    async find(id) {
      const row = find.get({ id, now: now() });
      const task = row && toTask(row);
      if (task?.state !== 'completed') return task;
      const result = resultOf(id);
      return result && withCorrections({ ...task, result });
    },

    async list(clientId, query) {
      const { state = null, name = null, from = 0, to = END_OF_TIME, order = 'newest', limit } = query;
      const after = query.after ?? (order === 'newest' ? Number.MAX_SAFE_INTEGER : 0);
      const filter = { clientId, now: now(), state, name, from, to, after };
      // One more tells whether there is a next page.
      const { page, isLast } = takePage(pages[order].iterate({ ...filter, limit: limit + 1 }), limit);
      const tasks = page.map((row) => withCorrections(toTask(row)));
      return { tasks, ...(!isLast && { next: Number(page.at(-1)?.seq) }) };
    },

    async findWords(id) {
      const row = findWords.get(id);
      return row && JSON.parse(String(row.pages));
    },
  };
}

const COUNT = `SELECT count(*) AS tasks, total(bytes) AS bytes, total(state = 'pending') AS pending,
  min(CASE WHEN state = 'pending' THEN submitted_at END) AS oldest FROM tasks WHERE ${OPEN}`;

const IN_USE = `SELECT 1 FROM tasks WHERE id = :id AND (${OPEN} OR keep_document = 1 AND expires_at > :now)`;

/** What the tasks together amount to. */
export function createTaskCounts(
  db: DatabaseSync,
  now: Clock,
): Pick<TaskStore, 'backlog' | 'findDocumentsInUse' | 'findUnknown'> {
  const countAll = db.prepare(COUNT);
  const countOfClient = db.prepare(`${COUNT} AND client_id = ?`);
  const inUse = db.prepare(IN_USE);
  const known = db.prepare('SELECT 1 FROM tasks WHERE id = ?');
  return {
    async backlog(clientId) {
      const row = clientId === undefined ? countAll.get() : countOfClient.get(clientId);
      const oldest = row?.oldest ?? null;
      return {
        tasks: Number(row?.tasks),
        bytes: Number(row?.bytes),
        pending: Number(row?.pending),
        ...(oldest !== null && { oldest: Number(oldest) }),
      };
    },

    async findUnknown(ids) {
      return new Set(ids.filter((id) => known.get(id) === undefined));
    },

    async findDocumentsInUse(ids) {
      return new Set(ids.filter((id) => inUse.get({ id, now: now() }) !== undefined));
    },
  };
}
