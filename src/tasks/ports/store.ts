import type { AuditStore } from './audit-store.ts';
import type { ChangeBus } from './change-bus.ts';
import type { ClientStore } from './client-store.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { Clock } from './task.ts';
import type { TaskStore } from './task-store.ts';

/** The store port: everything that is kept, except the bytes of documents. Several processes may have the same store open. */
export interface Store extends TaskStore, ClientStore, OutboxStore, AuditStore {
  /** 32 random bytes that sign access tokens: made once, the same for every process that shares the store. */
  signingKey(): Promise<Uint8Array>;
  /** Releases what the store holds open. No other method may be called afterwards. */
  close(): Promise<void>;
}

export interface StoreOptions {
  now: Clock;
  /** Where the store publishes each change of a task after it was committed. */
  changes: ChangeBus;
}

/** Opens a kind of store in a data folder, which must exist. @throws when what is there cannot be used */
export type OpenStore = (dataFolder: string, options: StoreOptions) => Promise<Store>;
