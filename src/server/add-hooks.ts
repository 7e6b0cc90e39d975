import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { getPath } from './http/index.ts';
import type { Metrics } from './metrics.ts';

/** Types that are sent without a parameter, as the contract has them: JSON is UTF-8 by definition (RFC 8259), and an id is ASCII. */
const WITHOUT_CHARSET = /^(application\/json|text\/plain);/;

/** Requests that come every few seconds and are logged at a lower level. */
const MONITORING = /^\/(health\/|metrics)/;

/** Adds security headers to every answer, and a line of the log to every request. */
export function addHooks(app: FastifyInstance, log: Logger, metrics: Metrics | undefined): void {
  app.addHook('onSend', async (_request, reply) => {
    const type = reply.getHeader('content-type');
    if (typeof type === 'string' && WITHOUT_CHARSET.test(type)) {
      reply.header('content-type', type.split(';', 1)[0]);
    }
    reply.header('x-content-type-options', 'nosniff');
    if (!reply.hasHeader('content-security-policy')) {
      reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    }
    reply.header('referrer-policy', 'no-referrer');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });

  app.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const { statusCode: status, elapsedTime } = reply;
    const path = getPath(request);
    metrics?.countAnswer(method, request.routeOptions.url ?? 'none', status, elapsedTime);
    const facts = { method, path, status, ms: Math.round(elapsedTime) };
    if (MONITORING.test(path)) log.debug(facts, 'request');
    else log.info(facts, 'request');
  });

  app.addHook('onRequestAbort', async (request) => {
    log.info({ method: request.method, path: getPath(request) }, 'the client disconnected');
  });
}
