import type { ReadSettings } from '../../pipeline/index.ts';
import type { TaskId } from './task.ts';

/** What the rest of the server may ask of those who read documents. */
export interface Readers {
  /** Says that there may be work. Cheap; returns at once. */
  wake(): void;
  /** Stops the reading of a task that is gone, by killing its process. Nothing happens when no process reads it. */
  abandon(id: TaskId): void;
  /** Whether a process has loaded its models and none has failed to since. */
  isReady(): boolean;
  /** Processes that are loading, waiting for work and reading. */
  readonly processes: { starting: number; idle: number; busy: number };
  /** Takes no more work, lets running readings finish within `graceMs`, hands the others back to the store and ends all processes. */
  stop(graceMs: number): Promise<void>;
}

/** Draws pages for people to look at, outside of the server's own process. */
export interface PageDrawer {
  /**
   * The page as PNG; undefined when it cannot be drawn. Requests are served one after the other, clients in turn.
   * @throws CrowdedOutError when too many of this client are waiting
   */
  draw(request: DrawRequest): Promise<Uint8Array | undefined>;
  /** Ends its process at once; a drawing under way resolves to undefined. */
  stop(): void;
}

/** One page to be drawn. */
export interface DrawRequest {
  clientId: string;
  /** A document or a picture on this machine. */
  path: string;
  /** 1-based. */
  page: number;
  /** In pixels, never enlarged; the page's own width where left out. */
  width?: number;
  limits: NonNullable<ReadSettings['limits']>;
}
