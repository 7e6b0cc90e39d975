import type { ApiClient, Correction, Lease, Task, TaskError, TaskState } from '../../ports/index.ts';
import type { Row } from './publish-change.ts';

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
  if (row.name !== null) task.name = String(row.name);
  if (row.metadata !== null) task.metadata = JSON.parse(String(row.metadata));
  if (row.keep_document === 1) task.keepDocument = true;
  if (row.webhook_url !== null) task.webhookUrl = String(row.webhook_url);
  if (row.started_at !== null) task.startedAt = Number(row.started_at);
  if (row.timings !== null) task.timings = JSON.parse(String(row.timings));
  if (row.ended_at !== null) task.endedAt = Number(row.ended_at);
  if (row.result !== null) task.result = JSON.parse(String(row.result));
  if (row.error_code !== null) {
    task.error = { code: row.error_code as TaskError['code'], message: String(row.error_message) };
  }
  return task;
}

export function toLease(row: Row, token: string): Lease {
  return {
    id: String(row.id),
    token,
    attempt: Number(row.attempts),
    submittedAt: Number(row.submitted_at),
    postponed: Number(row.postponed),
    settings: JSON.parse(String(row.settings)),
    ...(row.keep_document === 1 && { keepWords: true }),
  };
}

export function toCorrection(row: Row): Correction {
  return {
    path: String(row.path),
    value: JSON.parse(String(row.value)),
    at: Number(row.at),
    by: String(row.by),
  };
}

export function toClient(row: Row): ApiClient {
  return {
    id: String(row.id),
    name: String(row.name),
    secretHash: String(row.secret_hash),
    createdAt: Number(row.created_at),
    ...(row.disabled_at !== null && { disabledAt: Number(row.disabled_at) }),
    ...(row.webhook_secret !== null && { webhookSecret: String(row.webhook_secret) }),
    ...(row.limits !== null && { limits: JSON.parse(String(row.limits)) }),
  };
}
