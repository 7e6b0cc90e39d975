import { findScript } from './find-script.ts';

export { ALLOCATOR, READER_FLAGS } from './environment.ts';
export { createPageDrawer } from './page-drawer.ts';
export type { ReadFacts } from './read-facts.ts';
export {
  type ReaderChild,
  type ReaderChildOptions,
  type ReadOutcome,
  startReaderChild,
} from './reader-child.ts';
export { type ReaderPoolOptions, startReaderPool } from './reader-pool.ts';

/** The module that a reader process runs. */
export const READER_SCRIPT = findScript('reader-process');
