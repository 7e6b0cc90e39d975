import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { type FastifyInstance, fastify, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { Clock, Store, Tasks, UsageCounters } from '../tasks/index.ts';
import { addHooks } from './add-hooks.ts';
import { createVerifyClient, type Tokens, tokenRoute } from './auth/index.ts';
import { contractRoutes } from './contract/index.ts';
import { healthRoutes } from './health.ts';
import { homeRoute } from './home.ts';
import {
  allowOrigins,
  createAudit,
  createBodyReader,
  handleErrors,
  sendProblem,
  toProblem,
} from './http/index.ts';
import { type Metrics, metricsRoute } from './metrics.ts';
import { docsRoutes, type Limits } from './openapi/index.ts';
import { type V1Options, v1Routes } from './v1/index.ts';

export interface AppOptions extends Pick<V1Options, 'checkWebhook' | 'fetchUrl'> {
  store: Store;
  tasks: Tasks;
  tokens: Tokens;
  usage: UsageCounters;
  maxBytes: number;
  holdMs: number;
  lowerCase: boolean;
  now: Clock;
  callsPerMinute: number;
  /** To be shown in the description of the API. */
  limits: Limits;
  /** Origins whose pages may call the API; absent: only our own. */
  origins?: readonly string[];
  /** Absent where nobody may see them. */
  metrics?: Metrics;
  tls?: { cert: string; key: string };
  log: Logger;
}

/** Longer than the 60 s for which proxies and clients keep idle connections; otherwise they would use a connection that was just closed. */
const KEEP_ALIVE_MS = 65_000;
/** Receiving one request may take this long. */
const REQUEST_MS = 300_000;

/** The HTTP side of the server, not listening yet. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { tasks, store, metrics, log } = options;
  const app = createFastify(options);
  handleErrors(app);
  app.decorateRequest('clientId', '');
  addHooks(app, log, metrics);
  if (options.origins) await allowOrigins(app, options.origins);
  await app.register(homeRoute);
  await app.register(healthRoutes, { tasks, store });
  await app.register(docsRoutes, { limits: options.limits });
  if (metrics) await app.register(metricsRoute, { metrics });
  await registerApi(app, options);
  return app;
}

function createFastify({ tls, log }: AppOptions): FastifyInstance {
  return fastify({
    ...(tls && { https: tls }),
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }), // we log requests ourselves: Fastify's line contains the query
    // A base URL that ends in a slash leads to two slashes; the contract's routes are matched in any case.
    routerOptions: { caseSensitive: false, ignoreTrailingSlash: true, ignoreDuplicateSlashes: true },
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: REQUEST_MS,
    return503OnClosing: true,
    frameworkErrors: (error, request, reply) => {
      sendProblem(request, reply, toProblem(error));
    },
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as FastifyInstance;
}

/** The calls that clients make: tokens, the contract's, our own. */
async function registerApi(app: FastifyInstance, options: AppOptions): Promise<void> {
  const { store, tasks, tokens, usage, now, log, maxBytes, callsPerMinute } = options;
  // Parsers of forms write headers, including tokens, to the request's log at its lowest levels.
  const logLevel = 'error';
  await app.register(tokenRoute, { logLevel, tokens, verify: createVerifyClient(store, usage) });
  const bodies = createBodyReader();
  const audit = createAudit(store, now, log);
  app.addHook('onClose', () => audit.close());
  const shared = { tasks, clients: store, tokens, usage, bodies, audit, callsPerMinute, maxBytes };
  const { holdMs, lowerCase, checkWebhook, fetchUrl } = options;
  await app.register(contractRoutes, { ...shared, holdMs, lowerCase });
  await app.register(v1Routes, { logLevel, ...shared, now, checkWebhook, ...(fetchUrl && { fetchUrl }) });
}
