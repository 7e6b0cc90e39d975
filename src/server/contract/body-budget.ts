import type { onRequestHookHandler } from 'fastify';
import { Problem } from '../problem.ts';

/** Bodies being received at a time, in bytes: a body takes about four times its size until its document is on disk. */
const BUDGET = 512 * 2 ** 20;

/** Refuses bodies beyond what memory bears together. One without a length counts as the largest allowed. */
export function limitBodies(bodyLimit: number): onRequestHookHandler {
  let open = 0;
  return (request, reply, done) => {
    const length = Math.min(Number(request.headers['content-length'] ?? bodyLimit) || 0, bodyLimit);
    if (open > 0 && open + length > BUDGET) {
      return done(new Problem(503, 'Too many documents are arriving at once: try again.', RETRY));
    }
    open += length;
    reply.raw.once('close', () => {
      open -= length;
    });
    done();
  };
}

const RETRY = { headers: { 'Retry-After': '5' } };
