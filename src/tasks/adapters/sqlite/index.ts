import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { OpenStore, StoreOptions, TaskStore } from '../../ports/index.ts';
import { createAddDelivery } from './add-delivery.ts';
import { createAuditStore } from './audit.ts';
import { createClientStore, findSigningKey } from './clients.ts';
import { createCorrections } from './corrections.ts';
import { openDatabase } from './database.ts';
import { createLeases } from './leases.ts';
import { createOutboxStore } from './outbox.ts';
import { createOutcomes } from './outcomes.ts';
import { createPublishChange } from './publish-change.ts';
import { createRemovals } from './removals.ts';
import { createResultCache } from './result-cache.ts';
import { createSubmissions } from './submissions.ts';
import { createTaskCounts, createTaskQueries } from './task-queries.ts';

/** Opens the store in one SQLite file of the data folder, which is created when missing. Every write is one statement or one transaction. */
export const openSqliteStore: OpenStore = async (dataFolder, options) => {
  const db = openDatabase(join(dataFolder, 'inkvoice.sqlite'));
  return {
    ...createTaskStore(db, options),
    ...createClientStore(db),
    ...createOutboxStore(db, options.now),
    ...createAuditStore(db),
    signingKey: async () => findSigningKey(db),
    close: async () => db.close(),
  };
};

function createTaskStore(db: DatabaseSync, { now, changes }: StoreOptions): TaskStore {
  const publish = createPublishChange(changes);
  const addDelivery = createAddDelivery(db, now);
  const results = createResultCache();
  changes.subscribe(({ id, what }) => what === 'removed' && results.remove(id));
  return {
    ...createSubmissions(db, now, publish),
    ...createLeases(db, now, publish, addDelivery),
    ...createOutcomes(db, now, publish, addDelivery),
    ...createCorrections(db, now, publish),
    ...createRemovals(db, now, publish, results, addDelivery),
    ...createTaskQueries(db, now, results),
    ...createTaskCounts(db, now),
  };
}
