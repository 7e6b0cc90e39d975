import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type Logger, pino } from 'pino';
import { type Clock, openTasks, READER_SCRIPT, type Store, type Tasks } from '../tasks/index.ts';
import { createApp } from './app.ts';
import { createTokens, ensureClient, type NewClient } from './auth/index.ts';
import { type Config, ConfigError } from './config.ts';
import { withoutMessage } from './errors.ts';
import { createMetrics, watchQueue } from './metrics.ts';
import type { Limits } from './openapi/index.ts';
import { createOutbound } from './outbound/index.ts';
import { urlFetcher, webhookCheck } from './v1/index.ts';
import { startWebhooks, type WebhookSender } from './webhooks/index.ts';

/** What a test may replace. */
export interface Parts {
  now?: Clock;
  /** The module that reader processes run. */
  readerScript?: URL;
  log?: Logger;
}

export interface Server {
  /** `http://HOST:PORT` with the port in use. */
  url: string;
  /** A client made because there was none: to be shown once. */
  newClient: NewClient | undefined;
  tasks: Tasks;
  store: Store;
  webhooks: WebhookSender;
  /** Takes no more requests, ends holds, lets running readings end for `graceMs` and hands the rest back to the queue. */
  close(graceMs?: number): Promise<void>;
}

/** A reader that has read this many documents is replaced: native parsers leak, and a second of loading is little among them. */
const RECYCLE_AFTER = 200;

/** JSON lines on standard error. Errors go in without their messages, which may quote a document. */
function createLog(level: string): Logger {
  const serializers = { err: withoutMessage };
  return pino({ level, base: null, serializers }, pino.destination({ dest: 2, sync: true }));
}

function limitsOf(config: Config): Limits {
  const { maxBytes, maxPages, maxPixels, deadlineMs, retentionMs, holdMs, queue, clientQueue, clientCalls } =
    config;
  return { maxBytes, maxPages, maxPixels, deadlineMs, retentionMs, holdMs, queue, clientQueue, clientCalls };
}

/** @throws ConfigError when a file cannot be read */
function readTls({ tlsCert, tlsKey }: Config): { cert: string; key: string } | undefined {
  if (tlsCert === undefined || tlsKey === undefined) return undefined;
  const read = (path: string) => {
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      throw new ConfigError(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code}).`);
    }
  };
  return { cert: read(tlsCert), key: read(tlsKey) };
}

/**
 * Starts the whole server: store, readers, HTTP.
 * @throws DataFolderInUseError, or the error of listening (`EADDRINUSE`, …)
 */
export async function startServer(config: Config, parts: Parts = {}): Promise<Server> {
  const { now = Date.now, readerScript = READER_SCRIPT } = parts;
  const log = parts.log ?? createLog(config.log);
  const { maxBytes, maxPixels, maxPages } = config;
  const metrics = createMetrics();
  const tls = readTls(config);
  const opened = await openTasks({
    dataFolder: config.data,
    retentionMs: config.retentionMs,
    queue: config.queue,
    clientQueue: config.clientQueue,
    readers: {
      count: config.readers,
      script: readerScript,
      threads: Math.max(1, Math.floor(availableParallelism() / Math.max(1, config.readers))),
      memoryBytes: config.readerMemory,
      limits: { maxBytes, maxPixels, maxPages },
      deadlineMs: config.deadlineMs,
      recycleAfter: RECYCLE_AFTER,
      onRead: metrics.read,
      perClient: config.clientReaders,
    },
    now,
    log,
  });
  const { store, tasks } = opened;
  try {
    const outbound = createOutbound(config.allowPrivate);
    const webhooks = startWebhooks({ store, tasks, outbound, now, log, metrics });
    const tokens = createTokens(await store.signingKey(), now);
    const { holdMs, lowerCase } = config;
    const app = await createApp({
      store,
      tasks,
      tokens,
      maxBytes,
      holdMs,
      lowerCase,
      now,
      callsPerMinute: config.clientCalls,
      limits: limitsOf(config),
      checkWebhook: webhookCheck(config.allowPrivate),
      ...(config.fetchUrls && { fetchUrl: urlFetcher(outbound) }),
      ...(config.cors && { origins: config.cors }),
      ...(config.metrics && { metrics }),
      ...(tls && { tls }),
      log,
    });
    watchQueue(metrics, store, tasks, now);
    // Before the port opens: whoever has the right secret is never refused.
    const newClient = await ensureClient(store, now, config);
    const url = await app.listen({ host: config.host, port: config.port }).catch(async (error: unknown) => {
      // The secret of a client made for a start that fails would never be shown to anyone.
      if (newClient) await store.removeClient(newClient.id);
      throw error;
    });
    let closed: Promise<void> | undefined;
    const close = async (graceMs: number) => {
      // A client that sends slowly must not keep the server from stopping.
      const patience = setTimeout(() => app.server.closeAllConnections(), graceMs);
      await Promise.all([tasks.stop(graceMs), app.close()]);
      await webhooks.stop();
      clearTimeout(patience);
      await opened.close(graceMs);
    };
    return {
      url,
      newClient,
      webhooks,
      tasks,
      store,
      close(graceMs = config.drainMs) {
        closed ??= close(graceMs);
        return closed;
      },
    };
  } catch (error) {
    await opened.close(0);
    throw error;
  }
}
