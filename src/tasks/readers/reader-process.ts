import { createReader } from '../../reader.ts';
import { serveReads } from './serve-reads.ts';

/** Entry of a reader process. */
await serveReads(createReader);
