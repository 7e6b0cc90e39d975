export {
  DataFolderError,
  DataFolderInUseError,
  deleteSetAside,
  listSetAside,
  saveSetAside,
} from './adapters/files/index.ts';
export { openStore } from './open-store.ts';
export { type OpenTasks, type OpenTasksOptions, openTasks } from './open-tasks.ts';
export {
  type ApiClient,
  type AuditEntry,
  type AuditStore,
  type ClientLimits,
  type ClientStore,
  type Clock,
  type Correction,
  type Delivery,
  hasEnded,
  type IdempotencyKey,
  type Lease,
  type NewTask,
  type OutboxStore,
  type PageWords,
  type Store,
  type Task,
  type TaskChange,
  type TaskError,
  type TaskId,
  type TaskQuery,
  type TaskState,
  type Timings,
  type UsageCounter,
  type UsageCounters,
} from './ports/index.ts';
export {
  applyCorrections,
  ClientFullError,
  QueueFullError,
  type RememberedKey,
  StorageFailedError,
  type Submission,
  type Tasks,
} from './service/index.ts';
export { READER_SCRIPT, type ReaderChild, type ReadFacts, startReaderChild } from './worker/index.ts';
