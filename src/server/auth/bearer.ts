import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { ApiClient, ClientStore } from '../../tasks/index.ts';
import { Problem } from '../problem.ts';
import { stampOf, type Tokens } from './tokens.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Id of the API client that a token was verified for; empty before. */
    clientId: string;
  }
}

/** Lets only requests with a valid token pass (RFC 6750), before a byte of the body is read. */
export function requireToken(
  tokens: Tokens,
  clients: ClientStore,
  callsPerMinute = 0,
): onRequestAsyncHookHandler {
  const calls = new RateLimiterMemory({ points: 1e9, duration: 60 });

  /** @throws Problem 429 */
  async function count({ id, limits }: ApiClient): Promise<void> {
    const limit = limits?.calls ?? callsPerMinute;
    if (limit === 0) return;
    const { consumedPoints, msBeforeNext } = await calls.consume(id);
    if (consumedPoints <= limit) return;
    const headers = { 'Retry-After': String(Math.max(1, Math.ceil(msBeforeNext / 1000))) };
    throw new Problem(429, `More than ${limit} calls within a minute.`, { headers });
  }

  return async (request) => {
    const token = bearerToken(request);
    if (!token) throw unauthorized('A bearer token is needed: get one at /connect/token.', 'Bearer');
    const holder = await tokens.verify(token);
    const client = holder && (await clients.findClient(holder.clientId));
    // A client that was removed or disabled, or has a new secret, is out at once, not when its last token expires.
    if (!client || client.disabledAt !== undefined || stampOf(client.secretHash) !== holder.stamp) {
      throw unauthorized('The token is expired or not valid: get a new one.', 'Bearer error="invalid_token"');
    }
    request.clientId = client.id;
    await count(client);
  };
}

function bearerToken({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +([\w.~+/=-]+) *$/i.exec(headers.authorization ?? '')?.[1];
}

const unauthorized = (detail: string, challenge: string) =>
  new Problem(401, detail, { headers: { 'WWW-Authenticate': challenge } });
