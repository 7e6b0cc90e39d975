import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { AuditEntry, AuditStore, Clock } from '../tasks/index.ts';

/** Writes down who did what with which invoice, never what the invoice says. */
export interface Audit {
  note(request: FastifyRequest, action: AuditEntry['action'], taskId: string): void;
  /** Writes what is still in memory. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Entries are written together: one sync to disk for all that happened in this time. */
const FLUSH_MS = 1_000;
/** Fetching the same invoice again within this time is not written again: polling is not news. */
const REPEAT_MS = 60_000;
const KEEP_MS = 90 * 24 * 3_600_000;
const SWEEP_MS = 3_600_000;

export function createAudit(store: AuditStore, now: Clock, log: Logger): Audit {
  let waiting: AuditEntry[] = [];
  let writing: Promise<void> = Promise.resolve();
  const fetched = new Map<string, number>();

  function flush(): Promise<void> {
    const entries = waiting;
    if (entries.length === 0) return writing;
    waiting = [];
    writing = writing
      .then(() => store.writeAudit(entries))
      .catch((error) =>
        log.error(
          { reason: error.code ?? error.name, entries: entries.length },
          'the audit log cannot be written',
        ),
      );
    return writing;
  }

  function isRepeat(clientId: string, taskId: string, at: number): boolean {
    const key = `${clientId} ${taskId}`;
    const before = fetched.get(key);
    if (before !== undefined && at - before < REPEAT_MS) return true;
    if (fetched.size > 10_000) fetched.clear();
    fetched.set(key, at);
    return false;
  }

  const flushing = setInterval(flush, FLUSH_MS).unref();
  const sweeping = setInterval(() => void store.removeAuditBefore(now() - KEEP_MS), SWEEP_MS).unref();

  return {
    note({ clientId, ip: address }, action, taskId) {
      const at = now();
      if (action === 'fetched' && isRepeat(clientId, taskId, at)) return;
      waiting.push({ at, clientId, action, taskId, address });
    },
    flush,
    close() {
      clearInterval(flushing);
      clearInterval(sweeping);
      return flush();
    },
  };
}
