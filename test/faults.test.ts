import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import type { Config } from '../src/server/index.ts';
import { scriptBytes } from './support/script.ts';
import {
  fetchToken,
  ID,
  payloadOf,
  problemOf,
  ROUTE,
  SECRET,
  startTestServer,
  submission,
  type TestServer,
} from './support/server.ts';

let server: TestServer;
let now = Date.now();
let logged = '';
afterEach(() => server.stop());

async function start(config: Partial<Config> = {}): Promise<void> {
  logged = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged += chunk;
      done();
    },
  });
  server = await startTestServer(config, { now: () => now, log: pino(sink) });
}

const blobs = () => readdir(join(server.folder, 'blobs'));
const attemptsOf = async (id: string) => (await server.tasks.find(ID, id))?.attempts;

/** The server is as good as new. */
async function expectToRead(): Promise<void> {
  const answer = await server.fetch(await server.submit({ name: 'next' }));
  expect(payloadOf(answer).supplier_name).toBe('next');
}

describe('a document that', () => {
  test('crashes its reader gets three attempts, then its task is Error: reader_crashed', async () => {
    await start();
    const id = await server.submit({ act: 'crash' });
    expect(await server.fetch(id)).toMatchObject({
      responseStatusCode: 'Error',
      taskStatus: 'Error',
      error: { messages: [expect.stringMatching(/ \[reader_crashed\]$/)], warnings: [] },
    });
    expect(await attemptsOf(id)).toBe(3);
    await expectToRead();
  });

  test('hangs in native code is stopped at the deadline, once', async () => {
    await start({ deadlineMs: 400 });
    const id = await server.submit({ act: 'hang' });
    const answer = await server.fetch(id);
    expect(answer.error?.messages[0]).toMatch(/ \[deadline_exceeded\]$/);
    expect(await attemptsOf(id)).toBe(1);
    await expectToRead();
  });

  test('takes too much memory is stopped: out_of_memory', async () => {
    await start({ readerMemory: 2 ** 28 });
    const answer = await server.fetch(await server.submit({ act: 'leak' }));
    expect(answer.error?.messages[0]).toMatch(/ \[out_of_memory\]$/);
    await expectToRead();
  });

  test('meets a fault of ours ends as internal_error, and neither answer nor log quotes it', async () => {
    await start();
    const answer = await server.fetch(await server.submit({ act: 'throw', name: 'Confidential Ltd' }));
    expect(answer.error?.messages[0]).toMatch(/ \[internal_error\]$/);
    expect(JSON.stringify(answer)).not.toContain('Confidential');
    expect(logged).toContain('TypeError');
    expect(logged).toContain('scripted-reader.ts');
    expect(logged).not.toContain('Confidential');
    await expectToRead();
  });
});

describe('nothing is kept longer than needed', () => {
  test('the document is deleted when its task has ended, by result or by error', async () => {
    await start();
    const gate = join(server.folder, 'gate');
    const ids = [await server.submit({ waitFor: gate }), await server.submit({ act: 'refuse' })];
    expect((await blobs()).sort()).toEqual([...ids].sort());
    await writeFile(gate, '');
    for (const id of ids) await server.fetch(id);
    await expect.poll(blobs).toEqual([]);
  });

  test('cancelling deletes the document of a task that waits or is being read', async () => {
    await start();
    const never = join(server.folder, 'never');
    const ids = [await server.submit({ waitFor: never }), await server.submit({})];
    for (const id of ids) await server.call(`${ROUTE}?id=${id}`, { method: 'DELETE' });
    await expect.poll(blobs).toEqual([]);
  });

  test('the sweep takes the document of an expired task that was never read', async () => {
    await start({ readers: 0 });
    const id = await server.submit({ name: 'old' });
    now += 24 * 3_600_000;
    expect(await server.fetch(id)).toMatchObject({ taskStatus: 'NotExist' });
    await server.tasks.sweep();
    await expect.poll(blobs).toEqual([]);
  });

  test('logs hold neither documents nor names, secrets or tokens', async () => {
    await start();
    await server.fetch(await server.submit({ name: 'Confidential Ltd' }));
    await fetch(`${server.url}${ROUTE}?id=Confidential`);
    await server.call(ROUTE, {
      method: 'POST',
      body: 'Confidential',
      headers: { 'content-type': 'application/json' },
    });
    expect(logged).toContain(ROUTE);
    expect(logged).not.toMatch(new RegExp(`Confidential|${SECRET}|Bearer|eyJ`));
  });
});

/** A client that announces a document, begins to send it and then does nothing. Resolves once the server reads. */
async function sendHalf(): Promise<Socket> {
  const token = await fetchToken(server.url);
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1').on('error', () => {});
  socket.write(
    `POST ${ROUTE} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nExpect: 100-continue\r\n`,
  );
  socket.write('Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"image":');
  await once(socket, 'data'); // "100 Continue": it has arrived
  await server.call('/'); // and the server has had time to begin to read it
  return socket;
}

test('a client that disconnects while it sends is no error of the server', async () => {
  await start({ readers: 0 });
  (await sendHalf()).resetAndDestroy();
  await expect.poll(() => logged).toContain('the client disconnected');
  await server.close(0); // everything under way is over
  expect(logged).not.toContain('a request failed');
});

test('an orderly stop does not wait for a client that sends slowly', async () => {
  await start({ readers: 0 });
  const socket = await sendHalf();
  const begun = performance.now();
  await server.close(200);
  expect(performance.now() - begun).toBeLessThan(5_000); // the request itself may take 300 s
  socket.destroy();
});

test('when the disk refuses, submit answers 503 with Retry-After, and nothing is left', async () => {
  await start({ readers: 0 });
  const { add } = server.store;
  server.store.add = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
  const response = await server.call(ROUTE, submission(scriptBytes({})));
  server.store.add = add;
  expect(response.status).toBe(503);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await problemOf(response)).detail).not.toContain('no space');
  expect(await blobs()).toEqual([]);
  expect(await server.store.backlog()).toMatchObject({ tasks: 0 });
});

test('an orderly stop hands a running reading back without an attempt, and ends holds', async () => {
  await start();
  const gate = join(server.folder, 'gate');
  const id = await server.submit({ name: 'twice', waitFor: gate });
  const waiting = await server.submit({ name: 'queued' });
  await expect.poll(() => attemptsOf(id)).toBe(1);
  const held = server.fetch(id);
  await expect.poll(() => server.tasks.held).toBe(1);
  await server.close(0);
  expect(await held).toMatchObject({ responseStatusCode: 'NotReady' });

  await writeFile(gate, '');
  server = await startTestServer({ data: server.folder }, { now: () => now });
  expect(payloadOf(await server.fetch(id)).supplier_name).toBe('twice');
  expect(payloadOf(await server.fetch(waiting)).supplier_name).toBe('queued');
  expect(await attemptsOf(id)).toBe(1);
});

test('a second server on the same data folder is refused', async () => {
  await start({ readers: 0 });
  await expect(startTestServer({ data: server.folder })).rejects.toThrow('Another inkvoice server');
});

test('several documents are read at a time', async () => {
  await start({ readers: 2 });
  const gates = ['a', 'b'].map((name) => join(server.folder, name));
  const ids = await Promise.all(gates.map((waitFor) => server.submit({ name: 'two', waitFor })));
  for (const id of ids) await expect.poll(() => attemptsOf(id)).toBe(1);
  for (const gate of gates) await writeFile(gate, '');
  for (const id of ids) expect(await server.fetch(id)).toMatchObject({ taskStatus: 'Completed' });
});

test('blobs are the bytes that were sent', async () => {
  await start({ readers: 0 });
  const document = scriptBytes({ name: 'exact' });
  const id = await (await server.call(ROUTE, submission(document))).text();
  expect(await readFile(join(server.folder, 'blobs', id))).toEqual(document);
});
