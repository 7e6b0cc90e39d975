import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { type FastifyInstance, fastify, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { Clock, Store, Tasks } from '../tasks/index.ts';
import { createAudit } from './audit.ts';
import { createVerifyClient, type Tokens, tokenRoute } from './auth/index.ts';
import { contractRoutes } from './contract/index.ts';
import { allowOrigins } from './cors.ts';
import { handleErrors, pathOf, sendProblem, toProblem } from './errors.ts';
import { healthRoutes } from './health.ts';
import { homeRoute } from './home.ts';
import { type Metrics, metricsRoute } from './metrics.ts';
import { docsRoutes, type Limits } from './openapi/index.ts';
import { createBodyReader } from './read-body.ts';
import { type OwnOptions, ownRoutes } from './v1/index.ts';

export interface AppOptions {
  store: Store;
  tasks: Tasks;
  tokens: Tokens;
  maxBytes: number;
  holdMs: number;
  lowerCase: boolean;
  now: Clock;
  callsPerMinute: number;
  /** To be told in the description of the API. */
  limits: Limits;
  checkWebhook: OwnOptions['checkWebhook'];
  fetchUrl?: OwnOptions['fetchUrl'];
  /** Whose pages may call the API; absent: nobody's but our own. */
  origins?: readonly string[];
  /** Absent where nobody is to see them. */
  metrics?: Metrics;
  tls?: { cert: string; key: string };
  log: Logger;
}

/** The HTTP side of the server, not listening yet. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { store, tasks, tokens, maxBytes, holdMs, lowerCase, now, metrics, tls, log } = options;
  const app = fastify({
    ...(tls && { https: tls }),
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }), // our own line below: Fastify's has the query in it
    // A base URL that ends in a slash makes two of them; the contract's routes are matched in any case.
    routerOptions: { caseSensitive: false, ignoreTrailingSlash: true, ignoreDuplicateSlashes: true },
    keepAliveTimeout: 65_000, // longer than the 60 s that proxies and clients keep idle connections, or they meet a closed one
    requestTimeout: 300_000,
    return503OnClosing: true,
    frameworkErrors: (error, request, reply) => {
      sendProblem(request, reply, toProblem(error));
    },
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as FastifyInstance;

  handleErrors(app);
  app.decorateRequest('clientId', '');
  app.addHook('onSend', async (_request, reply) => {
    const type = reply.getHeader('content-type');
    // The contract's types have no parameter; JSON is UTF-8 by definition (RFC 8259), and an id is ASCII.
    if (typeof type === 'string' && /^(application\/json|text\/plain);/.test(type)) {
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
    const path = pathOf(request);
    const facts = {
      method: request.method,
      path,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    const route = request.routeOptions.url ?? 'none';
    metrics?.answered(request.method, route, reply.statusCode, reply.elapsedTime);
    if (/^\/(health\/|metrics)/.test(path)) log.debug(facts, 'request');
    else log.info(facts, 'request');
  });

  app.addHook('onRequestAbort', async (request) => {
    log.info({ method: request.method, path: pathOf(request) }, 'the client went away');
  });

  if (options.origins) await allowOrigins(app, options.origins);
  await app.register(homeRoute);
  await app.register(healthRoutes, { tasks, store });
  await app.register(docsRoutes, { limits: options.limits });
  if (metrics) await app.register(metricsRoute, { metrics });
  // Parsers of forms write headers, tokens included, to the request's log at its lowest levels.
  const logLevel = 'error';
  await app.register(tokenRoute, { logLevel, tokens, verify: createVerifyClient(store) });
  const bodies = createBodyReader();
  const audit = createAudit(store, now, log);
  app.addHook('onClose', () => audit.close());
  const { callsPerMinute } = options;
  const shared = { tasks, clients: store, tokens, bodies, audit, callsPerMinute, maxBytes };
  await app.register(contractRoutes, { ...shared, holdMs, lowerCase });
  const { checkWebhook, fetchUrl } = options;
  await app.register(ownRoutes, { logLevel, ...shared, now, checkWebhook, ...(fetchUrl && { fetchUrl }) });
  return app;
}
