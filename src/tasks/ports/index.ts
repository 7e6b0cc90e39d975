export type { AuditEntry, AuditQuery, AuditStore } from './audit-store.ts';
export type { BlobStore } from './blob-store.ts';
export { type ChangeBus, endsWaiting, type TaskChange } from './change-bus.ts';
export type { ApiClient, ClientLimits, ClientStore } from './client-store.ts';
export type { Usage, UsageCounter, UsageCounters } from './limits.ts';
export type { Delivery, OutboxStore } from './outbox-store.ts';
export type { OpenStore, Store, StoreOptions } from './store.ts';
export {
  type Clock,
  type Correction,
  hasEnded,
  type Lease,
  MAX_ATTEMPTS,
  MAX_SERVER_ENDS,
  type NewTask,
  type PageWords,
  type Task,
  type TaskError,
  type TaskId,
  type TaskSettings,
  type TaskState,
  type Timings,
} from './task.ts';
export type { Backlog, IdempotencyKey, TaskPage, TaskQuery, TaskStore } from './task-store.ts';
export type { DrawRequest, PageDrawer, Readers } from './worker.ts';
