import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { ClientStore } from '../../tasks/index.ts';
import { Problem } from '../problem.ts';
import type { Tokens } from './tokens.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Id of the API client that a token was verified for; empty before. */
    clientId: string;
  }
}

/** Lets only requests with a valid token pass (RFC 6750), before a byte of the body is read. */
export function requireToken(tokens: Tokens, clients: ClientStore): onRequestAsyncHookHandler {
  return async (request) => {
    const token = bearerToken(request);
    if (!token) throw unauthorized('A bearer token is needed: get one at /connect/token.', 'Bearer');
    const clientId = await tokens.verify(token);
    // A removed client is out at once, not when its last token expires.
    if (clientId === undefined || !(await clients.findClient(clientId))) {
      throw unauthorized('The token is expired or not valid: get a new one.', 'Bearer error="invalid_token"');
    }
    request.clientId = clientId;
  };
}

function bearerToken({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +([\w.~+/=-]+) *$/i.exec(headers.authorization ?? '')?.[1];
}

const unauthorized = (detail: string, challenge: string) =>
  new Problem(401, detail, { headers: { 'WWW-Authenticate': challenge } });
