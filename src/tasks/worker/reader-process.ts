import { createReader } from '../../pipeline/index.ts';
import { serveReads } from './serve-reads.ts';

/** Entry of a reader process. */
await serveReads(createReader);
