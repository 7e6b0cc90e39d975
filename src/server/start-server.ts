import { availableParallelism } from 'node:os';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import {
  type Clock,
  type OpenTasks,
  openTasks,
  READER_SCRIPT,
  type Store,
  type Tasks,
} from '../tasks/index.ts';
import { createApp } from './app.ts';
import { createTokens, ensureClient, type NewClient } from './auth/index.ts';
import type { Config } from './config.ts';
import { createLog } from './create-log.ts';
import { createMetrics, type Metrics, watchQueue } from './metrics.ts';
import type { Limits } from './openapi/index.ts';
import { createOutbound, type Outbound } from './outbound/index.ts';
import { readTls } from './read-tls.ts';
import { createUrlFetcher, createWebhookCheck } from './v1/index.ts';
import { startWebhooks, type WebhookSender } from './webhooks/index.ts';

/** What a test may replace. */
export interface Parts {
  now?: Clock;
  /** Milliseconds that no change of the clock alters. */
  uptime?: Clock;
  /** The module that reader processes run. */
  readerScript?: URL;
  log?: Logger;
}

export interface Server {
  /** `http://HOST:PORT` with the port in use. */
  url: string;
  /** A client created because there was none: to be shown once. */
  newClient: NewClient | undefined;
  tasks: Tasks;
  store: Store;
  webhooks: WebhookSender;
  /** Takes no more requests, answers waiting calls, lets running readings finish within `graceMs` and hands the others back to the queue. */
  close(graceMs?: number): Promise<void>;
}

/** What the parts of a server share. */
interface Context {
  config: Config;
  now: Clock;
  log: Logger;
  metrics: Metrics;
  uptime?: Clock | undefined;
}

/** A reader that has read this many documents is replaced: native parsers leak, and a second of loading is little for so many. */
const RECYCLE_AFTER = 200;

/**
 * Starts the whole server: store, readers, HTTP.
 * @throws ConfigError, DataFolderInUseError, or the error of listening (`EADDRINUSE`, …)
 */
export async function startServer(config: Config, parts: Parts = {}): Promise<Server> {
  const { now = Date.now, readerScript = READER_SCRIPT, log = createLog(config.log) } = parts;
  const context: Context = { config, now, log, metrics: createMetrics(), uptime: parts.uptime };
  const tls = readTls(config);
  const opened = await openConfiguredTasks(context, readerScript);
  const { store, tasks } = opened;
  try {
    const outbound = createOutbound(config.allowPrivate);
    const onAttempt = context.metrics.countDelivery;
    const webhooks = startWebhooks({ store, tasks, outbound, now, log, onAttempt });
    const app = await createConfiguredApp(context, opened, outbound, tls);
    watchQueue(context.metrics, store, tasks, now);
    const { url, newClient } = await listen(context, app, store);
    let closed: Promise<void> | undefined;
    return {
      url,
      newClient,
      webhooks,
      tasks,
      store,
      close(graceMs = config.drainMs) {
        closed ??= closeAll(app, opened, webhooks, graceMs);
        return closed;
      },
    };
  } catch (error) {
    await opened.close(0);
    throw error;
  }
}

function openConfiguredTasks(
  { config, now, log, metrics, uptime }: Context,
  script: URL,
): Promise<OpenTasks> {
  const { maxBytes, maxPixels, maxPages, retentionMs, queue, clientQueue, readers: count } = config;
  return openTasks({
    dataFolder: config.data,
    retentionMs,
    queue,
    clientQueue,
    readers: {
      count,
      script,
      threads: Math.max(1, Math.floor(availableParallelism() / Math.max(1, count))),
      memoryBytes: config.readerMemory,
      limits: { maxBytes, maxPixels, maxPages },
      deadlineMs: config.deadlineMs,
      recycleAfter: RECYCLE_AFTER,
      onRead: metrics.countReading,
      perClient: config.clientReaders,
    },
    ...(uptime && { uptime }),
    now,
    log,
  });
}

async function createConfiguredApp(
  { config, now, log, metrics }: Context,
  { store, tasks, usage }: OpenTasks,
  outbound: Outbound,
  tls: { cert: string; key: string } | undefined,
): Promise<FastifyInstance> {
  const { maxBytes, holdMs, lowerCase } = config;
  return createApp({
    store,
    tasks,
    usage,
    tokens: createTokens(await store.signingKey(), now),
    maxBytes,
    holdMs,
    lowerCase,
    now,
    callsPerMinute: config.clientCalls,
    limits: pickLimits(config),
    checkWebhook: createWebhookCheck(config.allowPrivate),
    ...(config.fetchUrls && { fetchUrl: createUrlFetcher(outbound) }),
    ...(config.cors && { origins: config.cors }),
    ...(config.metrics && { metrics }),
    ...(tls && { tls }),
    log,
  });
}

function pickLimits(config: Config): Limits {
  const { maxBytes, maxPages, maxPixels, deadlineMs, retentionMs, holdMs, queue, clientQueue, clientCalls } =
    config;
  return { maxBytes, maxPages, maxPixels, deadlineMs, retentionMs, holdMs, queue, clientQueue, clientCalls };
}

/** Opens the port. Clients are set up before, so that nobody with the right secret is ever refused. */
async function listen({ config, now }: Context, app: FastifyInstance, store: Store) {
  const newClient = await ensureClient(store, now, config);
  try {
    const url = await app.listen({ host: config.host, port: config.port });
    return { url, newClient };
  } catch (error) {
    // The secret of a client created for a start that fails would never be shown to anyone.
    if (newClient) await store.removeClient(newClient.id);
    throw error;
  }
}

async function closeAll(
  app: FastifyInstance,
  opened: OpenTasks,
  webhooks: WebhookSender,
  graceMs: number,
): Promise<void> {
  // A client that sends slowly must not keep the server from stopping.
  const patience = setTimeout(() => app.server.closeAllConnections(), graceMs);
  await Promise.all([opened.tasks.stop(graceMs), app.close()]);
  await webhooks.stop();
  clearTimeout(patience);
  await opened.close(graceMs);
}
