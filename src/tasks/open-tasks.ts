import type { Logger } from 'pino';
import {
  type DataFolder,
  emptyTemporaryFolder,
  lockFolder,
  openDataFolder,
  openDiskBlobs,
  removeOldFiles,
} from './adapters/files/index.ts';
import { createChangeBus, createUsageCounters } from './adapters/memory/index.ts';
import { openChosenStore } from './open-store.ts';
import type { BlobStore, ChangeBus, Clock, Store, UsageCounters } from './ports/index.ts';
import { createTasks, sweep, type Tasks, type TasksOptions } from './service/index.ts';
import { createPageDrawer, type ReaderPoolOptions, startReaderPool } from './worker/index.ts';

export interface OpenTasksOptions
  extends Pick<TasksOptions, 'retentionMs' | 'queue' | 'clientQueue' | 'uptime'> {
  /** Created when missing. */
  dataFolder: string;
  readers: Omit<ReaderPoolOptions, 'temporary' | 'log' | 'now'>;
  now: Clock;
  log: Logger;
}

export interface OpenTasks {
  store: Store;
  tasks: Tasks;
  /** Counts behind the rate limits of clients. */
  usage: UsageCounters;
  /** Stops reading, closes the store and unlocks the folder. */
  close(graceMs: number): Promise<void>;
}

/** No reading lasts this long: a temporary file this old belongs to a process that was killed. */
const LEFTOVER_MS = 60 * 60_000;

/**
 * Opens a data folder as its only server and continues with everything that was queued or being read when the last server ended, however it ended.
 * @throws DataFolderInUseError
 */
export async function openTasks(options: OpenTasksOptions): Promise<OpenTasks> {
  const folder = openDataFolder(options.dataFolder);
  const lock = lockFolder(folder.lock);
  const changes = createChangeBus();
  let store: Store | undefined;
  let blobs: BlobStore | undefined;
  const close = async () => {
    await blobs?.close();
    await store?.close();
    lock.unlock();
  };
  try {
    emptyTemporaryFolder(folder);
    store = await openChosenStore(folder.path, { now: options.now, changes });
    blobs = await openDiskBlobs(folder.blobs);
    await store.recover();
    await sweep(store, blobs, options.log, 0); // while the folder is locked nothing is arriving: every blob without a task is an orphan
    const tasks = startTasks(options, folder, { store, blobs, changes });
    return {
      store,
      tasks,
      usage: createUsageCounters(),
      async close(graceMs) {
        await tasks.stop(graceMs);
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Starts the readers and the service in front of them. */
function startTasks(
  { readers: pool, now, log, retentionMs, queue, clientQueue, uptime }: OpenTasksOptions,
  { temporary }: DataFolder,
  kept: { store: Store; blobs: BlobStore; changes: ChangeBus },
): Tasks {
  const { store, blobs } = kept;
  const readers =
    pool.count > 0 ? startReaderPool(store, blobs, { ...pool, temporary, log, now }) : undefined;
  return createTasks({
    ...kept,
    readers,
    pageDrawer: createPageDrawer(temporary, pool.memoryBytes),
    limits: pool.limits,
    removeLeftovers: () => removeOldFiles(temporary, LEFTOVER_MS),
    retentionMs,
    queue,
    clientQueue,
    ...(uptime && { uptime }),
    now,
    log,
  });
}
