import type { TaskId } from './task.ts';

/** Webhooks to send. The store adds a delivery in the transaction that ends a task with a `webhookUrl`, and removes it with the task. */
export interface OutboxStore {
  /**
   * Takes a delivery that is due and counts the attempt; undefined when none is due. No other caller gets it within `leaseMs`.
   * @param except clients that are not to be served now
   */
  claimDelivery(leaseMs: number, except?: readonly string[]): Promise<Delivery | undefined>;
  /** Removes a delivery: it was sent or given up. Nothing happens when it is gone. */
  removeDelivery(id: string): Promise<void>;
  /** Makes a delivery due at `at`, whatever is left of its lease. Nothing happens when it is gone. */
  postponeDelivery(id: string, at: number): Promise<void>;
  /** When the next delivery is due; undefined when there is none. */
  nextDelivery(): Promise<number | undefined>;
}

export interface Delivery {
  /** The same for all attempts, so that the receiver can recognise repeats. */
  id: string;
  taskId: TaskId;
  /** Whose task it is; empty when the task is gone. */
  clientId: string;
  url: string;
  /** Attempts made, including this one. */
  attempt: number;
  createdAt: number;
}
