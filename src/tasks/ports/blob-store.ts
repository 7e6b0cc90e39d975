import type { TaskId } from './task.ts';

/**
 * The blob port: the bytes of documents and the pictures of their pages. Readers are processes of this machine that open files, so a store that
 * is elsewhere keeps copies here and deletes those by itself.
 */
export interface BlobStore {
  /**
   * Stores the bytes. Once resolved they survive `kill -9` and power loss, and every process that shares the store can fetch them.
   * @throws when the disk is full or broken, or an id is used twice
   */
  put(id: TaskId, bytes: Uint8Array): Promise<void>;

  /** Path of a file on this machine that holds the bytes, to be opened by a reader process. It is never written to. */
  fetchDocument(id: TaskId): Promise<string>;

  /** Path of a folder on this machine where a reader may write pictures of the pages as read: `1.webp` and so on. The reader creates the folder. */
  openPageFolder(id: TaskId): Promise<string>;

  /** Stores what a reader wrote into the folder of `openPageFolder`. Called once, before the result of the task is written. */
  keepPages(id: TaskId): Promise<void>;

  /** Path of a file on this machine with the picture of a page, 1-based. The file is absent when the page was not kept. */
  fetchPage(id: TaskId, page: number): Promise<string>;

  /** Deletes the document and the pictures of its pages. Nothing happens when there are none; a second call is no error. */
  remove(id: TaskId): Promise<void>;

  /**
   * Sets a document aside that no task knows, instead of deleting it: after damage to the store it may be one that was accepted. The pictures of its
   * pages are deleted. Nothing happens when there is none.
   */
  setAside(id: TaskId): Promise<void>;

  /** Deletes what was set aside `ageMs` ago or earlier. */
  removeSetAside(ageMs: number): Promise<void>;

  /** Whether documents can be stored now. @throws the reason: the disk is full or read-only, a folder is gone */
  check(): Promise<void>;

  /** Ids of all blobs older than `ageMs`, in any order and perhaps more than once, to find those whose task is gone. */
  listOlderThan(ageMs: number): Promise<TaskId[]>;

  /** Releases what the store holds open. No other method may be called afterwards. */
  close(): Promise<void>;
}
