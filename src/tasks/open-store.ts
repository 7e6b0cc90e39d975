import { openDataFolder } from './adapters/files/index.ts';
import { createChangeBus } from './adapters/memory/index.ts';
import { openSqliteStore } from './adapters/sqlite/index.ts';
import type { Clock, OpenStore, Store } from './ports/index.ts';

/** The store in use. Another kind of store is a folder below `adapters/` and this line. */
export const openChosenStore: OpenStore = openSqliteStore;

/** The store of a data folder, without becoming its server: to manage clients while a server may be running. */
export async function openStore(dataFolder: string, now: Clock = Date.now): Promise<Store> {
  return openChosenStore(openDataFolder(dataFolder).path, { now, changes: createChangeBus() });
}
