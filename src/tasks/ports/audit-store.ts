import type { TaskId } from './task.ts';

/** Who did what with which task; nothing of what documents say. */
export interface AuditStore {
  /** Appends entries in this order, all or none. */
  writeAudit(entries: readonly AuditEntry[]): Promise<void>;
  /** The entries that match, newest first. */
  readAudit(query: AuditQuery): Promise<AuditEntry[]>;
  /** Removes all entries older than the instant. */
  removeAuditBefore(at: number): Promise<void>;
}

export interface AuditEntry {
  at: number;
  clientId: string;
  action: 'submitted' | 'fetched' | 'corrected' | 'deleted' | 'exported';
  taskId: TaskId;
  /** IP address that the request came from. */
  address?: string;
}

export interface AuditQuery {
  clientId?: string;
  taskId?: TaskId;
  /** Only entries from this instant on. */
  since?: number;
  /** At most this many entries. */
  limit: number;
}
