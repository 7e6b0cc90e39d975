import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Config } from '../../src/server/index.ts';
import { scriptBytes } from '../support/script.ts';
import {
  fetchToken,
  ID,
  ROUTE,
  SECRET,
  startTestServer,
  submission,
  type TestServer,
} from '../support/server.ts';

let server: TestServer;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.stop();
});

/** A server with two clients of the same secret. Resolves to what calls as the other one. */
async function start(config: Partial<Config> = {}) {
  server = await startTestServer({ readers: 0, ...config });
  await server.store.putClient({ ...(await server.store.findClient(ID))!, id: 'other' });
  const authorization = `Bearer ${await fetchToken(server.url, 'other')}`;
  return (path: string, init: RequestInit) =>
    server.call(path, { ...init, headers: { ...init.headers, authorization } });
}

/** Sends the head of a request, and as much of its body. Resolves once it was sent. */
async function sendPart(path: string, declared: number, sent: number, type = 'application/json') {
  const token = await fetchToken(server.url);
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1').on('error', () => {});
  sockets.push(socket);
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n`);
  socket.write(`Content-Type: ${type}\r\nContent-Length: ${declared}\r\n\r\n`);
  await new Promise((resolve) => socket.write('x'.repeat(sent), resolve));
  return socket;
}

test('a length that is declared and never sent keeps nobody out', async () => {
  const callAsOther = await start();
  for (let i = 0; i < 20; i++) await sendPart('/v1/invoices', 270_000_000, 10);
  await server.call('/');
  expect((await callAsOther(ROUTE, submission(scriptBytes({})))).status).toBe(200);
  expect((await server.call(ROUTE, submission(scriptBytes({})))).status).toBe(200);
});

test('one client’s bodies leave room for another’s', async () => {
  const callAsOther = await start();
  for (let i = 0; i < 6; i++) await sendPart('/v1/invoices', 100_000_000, 60_000_000);
  const large = submission(Buffer.alloc(10_000_000, 1));
  expect((await callAsOther(ROUTE, large)).status).toBe(200);
}, 60_000);

test('one client’s waiting documents leave room for another’s, in bytes and in number', async () => {
  const callAsOther = await start({ queue: { tasks: 10, bytes: 20_000_000 }, clientQueue: 10 });
  const large = submission(Buffer.alloc(3_000_000, 1));
  const statuses: number[] = [];
  for (let i = 0; i < 8; i++) statuses.push((await server.call(ROUTE, large)).status);
  expect(statuses).toContain(429);
  expect((await callAsOther(ROUTE, large)).status).toBe(200);
});

test('a hundred and fifty connections that guess do not lock out the right secret', async () => {
  await start();
  await server.store.putClient({ ...(await server.store.findClient(ID))!, id: 'new' });
  const leave = new AbortController();
  const token = (id: string, secret: string, signal?: AbortSignal) =>
    fetch(`${server.url}/connect/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret }),
      ...(signal && { signal }),
    });
  for (let i = 0; i < 150; i++) token('other', `guess ${i}`, leave.signal).catch(() => {});
  expect((await token('new', SECRET)).status).toBe(200);
  leave.abort();
}, 60_000);
