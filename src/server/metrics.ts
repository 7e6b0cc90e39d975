import type { FastifyPluginAsync } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ReadFacts, Store, Tasks } from '../tasks/index.ts';

/** Buckets in seconds: reading takes from 20 ms (a text layer) to the deadline. */
const READING_SECONDS = [0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128];
const HTTP_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const MEMORY_GIGABYTES = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4];

/** What the server counts and measures for Prometheus. Nothing names a document, and no label has more than a handful of values. */
export function createMetrics() {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const ended = new Counter({
    name: 'inkvoice_tasks_ended_total',
    help: 'Readings that ended, by outcome: completed, or the code of the error.',
    labelNames: ['outcome'],
    registers,
  });
  const stages = new Histogram({
    name: 'inkvoice_stage_seconds',
    help: 'Time by stage: waiting in the queue, the whole reading, and the stages of reading.',
    labelNames: ['stage'],
    buckets: READING_SECONDS,
    registers,
  });
  const pages = new Counter({
    name: 'inkvoice_pages_total',
    help: 'Pages by how they were read: text layer, ocr, skipped, failed.',
    labelNames: ['source'],
    registers,
  });
  const memory = new Histogram({
    name: 'inkvoice_reader_memory_bytes',
    help: 'Resident memory of a reader process after a document.',
    buckets: MEMORY_GIGABYTES.map((gigabytes) => gigabytes * 2 ** 30),
    registers,
  });
  const http = new Histogram({
    name: 'inkvoice_http_request_seconds',
    help: 'Time to answer, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: HTTP_SECONDS,
    registers,
  });
  const deliveries = new Counter({
    name: 'inkvoice_webhooks_total',
    help: 'Attempts to deliver webhooks, by outcome: delivered, retried, given_up.',
    labelNames: ['outcome'],
    registers,
  });

  return {
    registry,
    countReading({ outcome, waitedMs, readMs, timings, pages: sources, rss }: ReadFacts): void {
      ended.inc({ outcome });
      stages.observe({ stage: 'waiting' }, Math.max(0, waitedMs) / 1000);
      stages.observe({ stage: 'reading' }, readMs / 1000);
      for (const [stage, ms] of Object.entries(timings)) stages.observe({ stage }, ms / 1000);
      for (const source of sources) pages.inc({ source });
      if (rss !== undefined) memory.observe(rss);
    },
    countAnswer(method: string, route: string, status: number, ms: number): void {
      http.observe({ method, route, status }, ms / 1000);
    },
    countDelivery: (outcome: 'delivered' | 'retried' | 'given_up') => deliveries.inc({ outcome }),
  };
}
export type Metrics = ReturnType<typeof createMetrics>;

/** Adds gauges whose values are looked up when somebody asks for the metrics. */
export function watchQueue(
  { registry }: Metrics,
  store: Pick<Store, 'backlog'>,
  tasks: Pick<Tasks, 'processes' | 'held'>,
  now: () => number,
): void {
  const registers = [registry];
  const waiting = new Gauge({
    name: 'inkvoice_queue_tasks',
    help: 'Tasks that have not ended, by state.',
    labelNames: ['state'],
    registers,
    async collect() {
      const { pending, tasks: all, bytes: size, oldest } = await store.backlog();
      waiting.set({ state: 'pending' }, pending);
      waiting.set({ state: 'processing' }, all - pending);
      bytes.set(size);
      age.set(oldest === undefined ? 0 : Math.max(0, now() - oldest) / 1000);
    },
  });
  const bytes = new Gauge({
    name: 'inkvoice_queue_bytes',
    help: 'Total size of the documents in the queue.',
    registers,
  });
  const age = new Gauge({
    name: 'inkvoice_queue_age_seconds',
    help: 'How long the first in the queue has waited.',
    registers,
  });
  const readers = new Gauge({
    name: 'inkvoice_readers',
    help: 'Reader processes by state.',
    labelNames: ['state'],
    registers,
    collect() {
      for (const [state, count] of Object.entries(tasks.processes)) readers.set({ state }, count);
    },
  });
  const held: Gauge = new Gauge({
    name: 'inkvoice_held_requests',
    help: 'Fetches that are waiting for the end of a task.',
    registers,
    collect() {
      held.set(tasks.held);
    },
  });
}

/** `GET /metrics`, in the text format of Prometheus. */
export const metricsRoute: FastifyPluginAsync<{ metrics: Metrics }> = async (app, { metrics }) => {
  app.get('/metrics', async (_request, reply) => {
    const text = await metrics.registry.metrics();
    return reply.type(metrics.registry.contentType).send(text);
  });
};
