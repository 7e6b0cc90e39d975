import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/** What pages of other origins may call; metrics, health and descriptions are for others to ask. */
const API = /^\/+(v1|v5\.0|connect)\//i;

/**
 * Lets pages of these origins call the API (CORS: Fetch standard §3.3). A browser asks before it sends a token, and shows a page only
 * the headers named here. Tokens travel in a header, never in a cookie, so that no page can act for a user who has not handed it one.
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
    strictPreflight: false, // an OPTIONS that is no preflight is no fault
  };
  await app.register(cors, {
    delegator: (request, done) => done(null, API.test(request.url) ? allowed : { origin: false }),
  });
}
