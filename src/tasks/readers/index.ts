import { sibling } from './sibling.ts';

export { ALLOCATOR, READER_FLAGS } from './environment.ts';
export { createPagePainter, type PagePainter } from './page-painter.ts';
export {
  type ReaderChild,
  type ReaderChildOptions,
  type ReadOutcome,
  startReaderChild,
} from './reader-child.ts';
export { type ReaderPool, type ReaderPoolOptions, type ReadFacts, startReaderPool } from './reader-pool.ts';

/** The module that reads documents for real. */
export const READER_SCRIPT = sibling('reader-process');
