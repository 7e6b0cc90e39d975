import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/** Paths that pages of other origins may call: not metrics, health and the description of the API. */
const API = /^\/+(v1|v5\.0|connect)\//i;

/**
 * Lets pages of these origins call the API (CORS: Fetch standard §3.3). A browser asks before it sends a token, and lets a page see only
 * the headers named here. Tokens are sent in a header, never in a cookie, so that no page can act for a user who has not given it one.
 */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  const allowed = {
    origin: [...origins],
    methods: ['GET', 'POST', 'PATCH', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'Last-Event-ID'],
    exposedHeaders: [
      'Content-Disposition',
      'Idempotent-Replayed',
      'Location',
      'Retry-After',
      'WWW-Authenticate',
    ],
    maxAge: 600,
    strictPreflight: false, // an OPTIONS request that is not a preflight is no error
  };
  await app.register(cors, {
    delegator: (request, done) => done(null, API.test(request.url) ? allowed : { origin: false }),
  });
}
