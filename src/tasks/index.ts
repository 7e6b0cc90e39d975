export { type OpenTasks, type OpenTasksOptions, openStore, openTasks } from './open-tasks.ts';
export { READER_SCRIPT, type ReaderChild, startReaderChild } from './readers/index.ts';
export { DataFolderInUseError } from './sqlite/index.ts';
export type { ApiClient, ClientStore, Store } from './store.ts';
export {
  type Clock,
  hasEnded,
  type Lease,
  type NewTask,
  type Task,
  type TaskError,
  type TaskId,
} from './task.ts';
export { QueueFullError, StorageFailedError, type Submission, type Tasks } from './task-service.ts';
