export { correctedInvoice } from './corrected.ts';
export { DataFolderError } from './data-folder.ts';
export { type OpenTasks, type OpenTasksOptions, openStore, openTasks } from './open-tasks.ts';
export { READER_SCRIPT, type ReaderChild, type ReadFacts, startReaderChild } from './readers/index.ts';
export { DataFolderInUseError } from './sqlite/index.ts';
export type {
  ApiClient,
  AuditEntry,
  AuditStore,
  ClientLimits,
  ClientStore,
  Delivery,
  IdempotencyKey,
  OutboxStore,
  Store,
  TaskQuery,
} from './store.ts';
export {
  type Clock,
  type Correction,
  hasEnded,
  isEnd,
  type Lease,
  type NewTask,
  type PageWords,
  type Task,
  type TaskChange,
  type TaskError,
  type TaskId,
  type TaskState,
  type Timings,
} from './task.ts';
export {
  ClientFullError,
  QueueFullError,
  type RememberedKey,
  StorageFailedError,
  type Submission,
  type Tasks,
} from './task-service.ts';
