import type { SQLOutputValue } from 'node:sqlite';
import type { ApiClient } from '../store.ts';
import type { Task, TaskError, TaskState } from '../task.ts';

type Row = Record<string, SQLOutputValue>;

export function toTask(row: Row): Task {
  const task: Task = {
    id: String(row.id),
    clientId: String(row.client_id),
    state: row.state as TaskState,
    settings: JSON.parse(String(row.settings)),
    warnings: JSON.parse(String(row.warnings)),
    bytes: Number(row.bytes),
    submittedAt: Number(row.submitted_at),
    expiresAt: Number(row.expires_at),
    attempts: Number(row.attempts),
  };
  if (row.ended_at !== null) task.endedAt = Number(row.ended_at);
  if (row.result !== null) task.result = JSON.parse(String(row.result));
  if (row.error_code !== null) {
    task.error = { code: row.error_code as TaskError['code'], message: String(row.error_message) };
  }
  return task;
}

export function toClient(row: Row): ApiClient {
  return {
    id: String(row.id),
    name: String(row.name),
    secretHash: String(row.secret_hash),
    createdAt: Number(row.created_at),
  };
}
