import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { AuditEntry, AuditStore, Clock } from '../../tasks/index.ts';

/** Records who did what with which invoice, never what the invoice says. */
export interface Audit {
  /** Records an action. It is written a moment later. */
  record(request: FastifyRequest, action: AuditEntry['action'], taskId: string): void;
  /** Writes what is still in memory. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Entries of this time are written together, with one sync to disk. */
const FLUSH_MS = 1_000;
/** Fetching the same invoice again within this time is not recorded again: clients poll. */
const REPEAT_MS = 60_000;
/** Entries are kept for 90 days. */
const KEEP_MS = 90 * 24 * 3_600_000;
/** How often older entries are removed. */
const SWEEP_MS = 3_600_000;
/** Fetches remembered to recognise repeats. */
const MAX_FETCHED = 10_000;

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
    if (fetched.size > MAX_FETCHED) fetched.clear();
    fetched.set(key, at);
    return false;
  }

  const flushing = setInterval(flush, FLUSH_MS).unref();
  const sweeping = setInterval(() => void store.removeAuditBefore(now() - KEEP_MS), SWEEP_MS).unref();

  return {
    record({ clientId, ip: address }, action, taskId) {
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
