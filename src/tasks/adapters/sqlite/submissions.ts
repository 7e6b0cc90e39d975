import type { DatabaseSync } from 'node:sqlite';
import type { Clock, NewTask, TaskStore } from '../../ports/index.ts';
import { runTransaction } from './database.ts';
import { CHANGED, type PublishChange } from './publish-change.ts';

const ADD_TASK = `INSERT INTO tasks (id, client_id, state, settings, warnings, bytes, submitted_at, expires_at,
    name, metadata, keep_document, webhook_url, kept_ms)
  VALUES (:id, :clientId, 'pending', :settings, :warnings, :bytes, :submittedAt, :expiresAt,
    :name, :metadata, :keepDocument, :webhookUrl, :expiresAt - :submittedAt) RETURNING ${CHANGED}`;

const ADD_KEY = `INSERT INTO idempotency (client_id, key, fingerprint, answer, expires_at)
  VALUES (:clientId, :key, :fingerprint, :answer, :expiresAt)
  ON CONFLICT (client_id, key) DO UPDATE SET fingerprint = :fingerprint, answer = :answer, expires_at = :expiresAt`;

const FIND_KEY = 'SELECT * FROM idempotency WHERE client_id = :clientId AND key = :key AND expires_at > :now';

/** New tasks and the idempotency keys they came with. */
export function createSubmissions(
  db: DatabaseSync,
  now: Clock,
  publish: PublishChange,
): Pick<TaskStore, 'add' | 'findKey'> {
  const addTask = db.prepare(ADD_TASK);
  const addKey = db.prepare(ADD_KEY);
  const findKey = db.prepare(FIND_KEY);
  return {
    async add(tasks, key) {
      const rows = runTransaction(db, () => {
        if (key) addKey.run({ ...key });
        return [tasks].flat().map((task) => addTask.get(toColumns(task as NewTask)));
      });
      for (const row of rows) publish(row, 'submitted');
    },

    async findKey(clientId, key) {
      const row = findKey.get({ clientId, key, now: now() });
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
  };
}

function toColumns(task: NewTask) {
  const {
    name = null,
    metadata,
    keepDocument = false,
    webhookUrl = null,
    settings,
    warnings,
    ...rest
  } = task;
  return {
    ...rest,
    settings: JSON.stringify(settings),
    warnings: JSON.stringify(warnings),
    name,
    metadata: metadata ? JSON.stringify(metadata) : null,
    keepDocument: Number(keepDocument),
    webhookUrl,
  };
}
