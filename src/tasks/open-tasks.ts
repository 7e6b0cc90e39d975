import type { Logger } from 'pino';
import { type BlobStore, openDiskBlobs } from './blobs.ts';
import { emptyTemporary, openDataFolder } from './data-folder.ts';
import { createPagePainter, type ReaderPoolOptions, startReaderPool } from './readers/index.ts';
import { sweep } from './retention.ts';
import { lockFolder, openSqliteStore } from './sqlite/index.ts';
import type { Store } from './store.ts';
import type { Clock } from './task.ts';
import { createTasks, type Tasks, type TasksOptions } from './task-service.ts';

export interface OpenTasksOptions extends Pick<TasksOptions, 'retentionMs' | 'queue' | 'clientQueue'> {
  /** Made when missing. */
  dataFolder: string;
  readers: Omit<ReaderPoolOptions, 'temporary' | 'log' | 'now'>;
  now: Clock;
  log: Logger;
}

export interface OpenTasks {
  store: Store;
  tasks: Tasks;
  /** Stops reading, closes the store and unlocks the folder. */
  close(graceMs: number): Promise<void>;
}

/**
 * Opens a data folder as its only server and goes on with whatever was queued or being read when the last one ended, however it ended.
 * @throws DataFolderInUseError
 */
export async function openTasks(options: OpenTasksOptions): Promise<OpenTasks> {
  const { now, log, retentionMs, queue, clientQueue } = options;
  const folder = openDataFolder(options.dataFolder);
  const lock = lockFolder(folder.lock);
  let store: Store | undefined;
  let blobs: BlobStore | undefined;
  try {
    emptyTemporary(folder);
    store = openSqliteStore(folder.database, now);
    blobs = await openDiskBlobs(folder.blobs);
    await store.recover();
    await sweep(store, blobs, folder.temporary, 0); // with the lock held nothing is arriving: every blob without a task is an orphan
    const { temporary } = folder;
    const pool =
      options.readers.count > 0
        ? startReaderPool(store, blobs, { ...options.readers, temporary, log, now })
        : undefined;
    const { limits, memoryBytes } = options.readers;
    const tasks = createTasks({
      store,
      blobs,
      pool,
      painter: createPagePainter(temporary, memoryBytes),
      limits,
      temporary,
      retentionMs,
      queue,
      clientQueue,
      now,
      log,
    });
    const opened = { store, blobs };
    return {
      store: opened.store,
      tasks,
      async close(graceMs) {
        await tasks.stop(graceMs);
        await opened.blobs.close();
        await opened.store.close();
        lock.unlock();
      },
    };
  } catch (error) {
    await blobs?.close();
    await store?.close();
    lock.unlock();
    throw error;
  }
}

/** The store of a data folder, without becoming its server: to manage clients while one may be running. */
export function openStore(dataFolder: string, now: Clock = Date.now): Store {
  return openSqliteStore(openDataFolder(dataFolder).database, now);
}
