export { openThreadPool, type ThreadPool } from './thread-pool.ts';
export { createThreadRecogniser } from './thread-recogniser.ts';
