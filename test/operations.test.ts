import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig, startServer } from '../src/server/index.ts';
import { SCRIPTED_READER, scriptBytes } from './support/script.ts';
import { fetchToken, ROUTE, startTestServer, submission, type TestServer } from './support/server.ts';

describe('/metrics', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server?.stop());
  const metrics = async () => (await fetch(`${server.url}/metrics`)).text();
  const value = async (line: string) => {
    const found = (await metrics()).split('\n').find((one) => one.startsWith(`${line} `));
    return found === undefined ? undefined : Number(found.split(' ').at(-1));
  };

  test('counts readings by outcome, and measures their stages', async () => {
    await server.fetch(await server.submit({ name: 'x' }));
    await server.fetch(await server.submit({ act: 'refuse' }));
    await server.fetch(await server.submit({ act: 'crash' }));
    expect(await value('inkvoice_tasks_ended_total{outcome="completed"}')).toBe(1);
    expect(await value('inkvoice_tasks_ended_total{outcome="damaged_image"}')).toBe(1);
    expect(await value('inkvoice_tasks_ended_total{outcome="reader_crashed"}')).toBeGreaterThanOrEqual(1);
    expect(await value('inkvoice_stage_seconds_count{stage="waiting"}')).toBeGreaterThanOrEqual(3);
    expect(await value('inkvoice_stage_seconds_count{stage="reading"}')).toBeGreaterThanOrEqual(3);
    expect(await value('inkvoice_reader_memory_bytes_count')).toBeGreaterThanOrEqual(2);
  });

  test('shows depth, size and age of the queue, and what the readers do', async () => {
    const never = join(server.folder, 'never');
    const [first, second] = [
      await server.submit({ waitFor: never }),
      await server.submit({ waitFor: never }),
    ];
    await expect.poll(() => value('inkvoice_queue_tasks{state="processing"}')).toBe(1);
    expect(await value('inkvoice_queue_tasks{state="pending"}')).toBe(1);
    expect(await value('inkvoice_queue_bytes')).toBe(2 * scriptBytes({ waitFor: never }).length);
    expect(await value('inkvoice_queue_age_seconds')).toBeGreaterThan(0);
    expect(await value('inkvoice_readers{state="busy"}')).toBe(1);
    await server.store.remove(first, 'test-client');
    await server.store.remove(second, 'test-client');
  });

  test('measures calls by method, route and status, whatever their ids', async () => {
    await server.call('/v1/invoices/some-id');
    const line = 'inkvoice_http_request_seconds_count{method="GET",route="/v1/invoices/:id",status="404"}';
    expect(await value(line)).toBe(1);
    expect(await metrics()).not.toContain('some-id');
  });

  test('can be turned off', async () => {
    const quiet = await startTestServer({ metrics: false, readers: 0 });
    expect((await fetch(`${quiet.url}/metrics`)).status).toBe(404);
    await quiet.stop();
  });
});

describe('health', () => {
  test('is ready once a reader is, and the store answers', async () => {
    const server = await startTestServer();
    const ready = async () => (await fetch(`${server.url}/health/ready`)).status;
    await expect.poll(ready).toBe(200);
    const { backlog } = server.store;
    server.store.backlog = async () => Promise.reject(new Error('disk'));
    expect(await ready()).toBe(503);
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    server.store.backlog = backlog;
    await server.stop();
  });
});

describe('stopping', () => {
  test('a reading that ends within the drain is kept; new work is refused meanwhile', async () => {
    const server = await startTestServer({ drainMs: 20_000 });
    const gate = join(server.folder, 'gate');
    const id = await server.submit({ name: 'drained', waitFor: gate });
    await expect.poll(async () => (await server.store.find(id))?.state).toBe('processing');
    const kept: string[] = [];
    server.tasks.watch(({ what }) => kept.push(what));
    const closed = server.close();
    expect(server.tasks.isReady()).toBe(false);
    await expect(server.submit({ name: 'too late' })).rejects.toThrow();
    await writeFile(gate, '');
    await closed;
    expect(kept).toEqual(['completed']);
    await server.stop();
  });
});

describe('TLS', () => {
  const file = (name: string) => fileURLToPath(new URL(`./fixtures/tls/${name}`, import.meta.url));

  test('is spoken with a certificate and its key from files', async () => {
    const server = await startTlsServer();
    expect(server.url).toMatch(/^https:/);
    const status = await new Promise((resolve, reject) => {
      const ca = readFileSync(file('cert.pem'));
      request(`${server.url}/health/live`, { ca }, ({ statusCode }) => resolve(statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(200);
    await server.close(0);
  });

  async function startTlsServer() {
    const flags = { port: '0', readers: '0', 'tls-cert': file('cert.pem'), 'tls-key': file('key.pem') };
    const data = await mkdtemp(join(tmpdir(), 'inkvoice-tls-'));
    return startServer(readConfig({ ...flags, data, log: 'silent' }, {}), { readerScript: SCRIPTED_READER });
  }

  test('wants both files, and says which cannot be read', async () => {
    expect(() => readConfig({ 'tls-cert': 'x' }, {})).toThrow(/go together/);
    const config = readConfig(
      { port: '0', 'tls-cert': '/nowhere/x', 'tls-key': '/nowhere/y', log: 'silent' },
      {},
    );
    await expect(startServer(config)).rejects.toThrow('/nowhere/x: cannot be read (ENOENT).');
  });
});

test('at its most talkative the log holds neither documents nor secrets, in /v1 either', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const server = await startTestServer({}, { log });
  const token = await fetchToken(server.url);
  const body = new FormData();
  body.append('file', new Blob([scriptBytes({ name: 'Confidential GmbH' })]), 'confidential.pdf');
  body.append('metadata', '{"note":"confidential"}');
  const { data } = (await (await server.call('/v1/invoices', { method: 'POST', body })).json()) as {
    data: { id: string }[];
  };
  await server.call(`/v1/invoices/${data[0]!.id}?wait=30s`);
  await server.call(`${ROUTE}?id=confidential`);
  await server.call(ROUTE, submission(Buffer.from('confidential')));
  const logged = lines.join('');
  expect(logged).toContain('/v1/invoices');
  expect(logged.toLowerCase()).not.toContain('confidential');
  expect(logged).not.toContain(token);
  expect(logged).not.toContain('test-secret');
  await server.stop();
});
