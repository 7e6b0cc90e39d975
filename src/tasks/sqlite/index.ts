import type { Store } from '../store.ts';
import type { Clock } from '../task.ts';
import { sqliteAudit } from './audit.ts';
import { sqliteClients, sqliteSigningKey } from './clients.ts';
import { openDatabase } from './open.ts';
import { sqliteOutbox } from './outbox.ts';
import { sqliteTasks } from './tasks.ts';

export { DataFolderInUseError, lockFolder } from './lock.ts';

/** Opens the store in one SQLite file, which is made when missing. Several processes may have it open. */
export function openSqliteStore(file: string, now: Clock = Date.now): Store {
  const db = openDatabase(file);
  return {
    ...sqliteTasks(db, now),
    ...sqliteClients(db),
    ...sqliteOutbox(db, now),
    ...sqliteAudit(db),
    signingKey: async () => sqliteSigningKey(db),
    close: async () => db.close(),
  };
}
