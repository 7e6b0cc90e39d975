import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiClient, ClientStore, UsageCounter } from '../../tasks/index.ts';
import { Problem } from '../http/index.ts';
import { fingerprintSecret, type Tokens } from './tokens.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Id of the API client that a token was verified for; empty before. */
    clientId: string;
  }
}

/** The window in which calls of a client are counted, in seconds. */
export const CALLS_WINDOW_SECONDS = 60;

/** The client that a request's token stands for, as long as it does. @throws Problem 401 */
export type CheckToken = (request: FastifyRequest) => Promise<ApiClient>;

/** Creates what checks the token of a request (RFC 6750), and may be asked again while the request goes on. */
export const createTokenCheck =
  (tokens: Tokens, clients: ClientStore): CheckToken =>
  async (request) => {
    const token = readBearerToken(request);
    if (!token) throw unauthorized('A bearer token is needed: get one at /connect/token.', 'Bearer');
    const holder = await tokens.verify(token);
    const client = holder && (await clients.findClient(holder.clientId));
    // A client that was removed or disabled, or has a new secret, is out at once, not when its last token expires.
    if (
      !client ||
      client.disabledAt !== undefined ||
      fingerprintSecret(client.secretHash) !== holder.secretFingerprint
    ) {
      throw unauthorized(
        'The token has expired or is not valid: get a new one.',
        'Bearer error="invalid_token"',
      );
    }
    return client;
  };

/** An answer that took longer than this is given only to who still may have it. */
const LONG_MS = 1_000;

/**
 * Lets only requests with a valid token pass, before a byte of the body is read, and of each client no more than it may send. Requests that have waited are
 * checked again before they are answered.
 * @param calls counts the calls of each client, in windows of `CALLS_WINDOW_SECONDS`
 * @param callsPerMinute for clients without a limit of their own; 0 for no limit
 */
export function requireToken(
  app: FastifyInstance,
  check: CheckToken,
  calls: UsageCounter,
  callsPerMinute: number,
): void {
  /** @throws Problem 429 */
  async function countCall({ id, limits }: ApiClient): Promise<void> {
    const limit = limits?.calls ?? callsPerMinute;
    if (limit === 0) return;
    const { count, resetsInMs } = await calls.add(id);
    if (count <= limit) return;
    const headers = { 'Retry-After': String(Math.max(1, Math.ceil(resetsInMs / 1000))) };
    throw new Problem(429, `More than ${limit} calls within a minute.`, { headers });
  }

  app.addHook('onRequest', async (request) => {
    const client = await check(request);
    request.clientId = client.id;
    await countCall(client);
  });
  app.addHook('preSerialization', async (request, reply, payload) => {
    if (reply.statusCode < 400 && reply.elapsedTime > LONG_MS) await check(request);
    return payload;
  });
}

function readBearerToken({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +([\w.~+/=-]+) *$/i.exec(headers.authorization ?? '')?.[1];
}

const unauthorized = (detail: string, challenge: string) =>
  new Problem(401, detail, { headers: { 'WWW-Authenticate': challenge } });
