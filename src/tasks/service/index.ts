export { applyCorrections } from './apply-corrections.ts';
export { ClientFullError, QueueFullError, StorageFailedError } from './errors.ts';
export type { RememberedKey, Submission } from './submit.ts';
export { sweep } from './sweep.ts';
export { createTasks, type Tasks, type TasksOptions } from './task-service.ts';
