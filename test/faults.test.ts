import { once } from 'node:events';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
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
let uptime = 0;
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
  server = await startTestServer(config, { now: () => now, uptime: () => uptime, log: pino(sink) });
}

const blobs = () => readdir(join(server.folder, 'blobs'));
const attemptsOf = async (id: string) => (await server.tasks.find(ID, id))?.attempts;

/** For what other processes do, on a busy machine too. */
const PATIENT = { timeout: 30_000 };
const stateOf = async (id: string) => (await server.tasks.find(ID, id))?.state;

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
    uptime += 24 * 3_600_000;
    await server.tasks.sweep();
    expect((await server.fetch(id)).error?.messages[0]).toMatch(/ \[waited_too_long\]$/);
    await expect.poll(blobs).toEqual([]);
  });

  test('a clock that jumps by a day drops no task that waits', async () => {
    await start({ readers: 0 });
    const id = await server.submit({ name: 'waiting' });
    now += 24 * 3_600_000;
    expect(await server.fetch(id)).toMatchObject({ taskStatus: 'Pending' });
    await server.tasks.sweep();
    expect(await server.fetch(id)).toMatchObject({ taskStatus: 'Pending' });
    expect(await blobs()).toEqual([id]);
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

describe('a fault of the machine is not the document’s', () => {
  test('kills of the reader, as by the kernel when memory ends, cost no task', async () => {
    await start();
    const [gate, pidFile] = [join(server.folder, 'gate'), join(server.folder, 'pid')];
    const ids = [await server.submit({ name: 'innocent', waitFor: gate, pidFile })];
    for (let kill = 0; kill < 3; kill++) {
      await expect.poll(() => readFile(pidFile, 'utf8').catch(() => ''), PATIENT).not.toBe('');
      const pid = Number(await readFile(pidFile, 'utf8'));
      await rm(pidFile);
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => stateOf(ids[0]!), PATIENT).toBe('pending');
      now += 600_000;
    }
    expect(logged).toContain('the machine could not read a document');
    await writeFile(gate, '');
    await expect.poll(() => stateOf(ids[0]!), PATIENT).toBe('completed');
    expect(await attemptsOf(ids[0]!)).toBe(1);
  }, 60_000);

  test('a document that cannot be fetched waits until it can, and the server says that it is not ready', async () => {
    await start({ readers: 0 });
    const id = await server.submit({ name: 'hidden' });
    const folder = server.folder;
    await server.close(0);
    await rename(join(folder, 'blobs', id), join(folder, 'hidden'));
    server = await startTestServer({ data: folder }, { now: () => now });
    await expect.poll(async () => (await fetch(`${server.url}/health/ready`)).status, PATIENT).toBe(503);
    expect(await stateOf(id)).toBe('pending');
    await rename(join(folder, 'hidden'), join(folder, 'blobs', id));
    now += 600_000;
    await expect.poll(() => stateOf(id), PATIENT).toBe('completed');
  });

  test('a result that the disk does not take is read again once it does', async () => {
    await start();
    const { complete } = server.store;
    server.store.complete = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
    const id = await server.submit({ name: 'later' });
    await expect.poll(() => logged, PATIENT).toContain('the machine could not read a document');
    server.store.complete = complete;
    now += 600_000;
    await expect.poll(() => stateOf(id), PATIENT).toBe('completed');
  });

  test('pictures of pages that cannot be kept do not cost the result', async () => {
    await start();
    await rm(join(server.folder, 'pages'), { recursive: true });
    await writeFile(join(server.folder, 'pages'), 'a file, so that no folder can be made in it');
    const body = new FormData();
    body.append('file', new Blob([scriptBytes({ name: 'seen', picture: true })]), 'seen.pdf');
    const sent = await server.call('/v1/invoices', { method: 'POST', body });
    const made = (await sent.json()) as { data: { id: string }[] };
    await expect.poll(() => stateOf(made.data[0]!.id), PATIENT).toBe('completed');
    expect(logged).toContain('pictures of pages could not be kept');
  });

  test('a folder that takes no documents is not ready', async () => {
    await start();
    await expect.poll(async () => (await fetch(`${server.url}/health/ready`)).status, PATIENT).toBe(200);
    await rm(join(server.folder, 'blobs'), { recursive: true });
    await expect.poll(async () => (await fetch(`${server.url}/health/ready`)).status, PATIENT).toBe(503);
  });

  test('a reader that was stopped is replaced while it waits', async () => {
    await start();
    const pidFile = join(server.folder, 'pid');
    await server.fetch(await server.submit({ name: 'first', pidFile }));
    process.kill(Number(await readFile(pidFile, 'utf8')), 'SIGSTOP');
    await expect.poll(async () => (await fetch(`${server.url}/health/ready`)).status, PATIENT).toBe(503);
    await expect.poll(() => logged, PATIENT).toContain('does not answer and is replaced');
    await expectToRead();
  }, 60_000);

  test('a reader that was stopped while it read is replaced, and the document read again', async () => {
    await start({ deadlineMs: 500 });
    const [gate, pidFile] = [join(server.folder, 'gate'), join(server.folder, 'pid')];
    const id = await server.submit({ name: 'stopped', waitFor: gate, pidFile });
    await expect.poll(() => readFile(pidFile, 'utf8').catch(() => ''), PATIENT).not.toBe('');
    process.kill(Number(await readFile(pidFile, 'utf8')), 'SIGSTOP');
    await writeFile(gate, '');
    await expect.poll(() => stateOf(id), PATIENT).toBe('completed');
  }, 60_000);

  test('documents without a task are set aside, not deleted', async () => {
    await start({ readers: 0 });
    const id = await server.submit({ name: 'accepted' });
    const folder = server.folder;
    await server.close(0);
    for (const name of await readdir(folder))
      if (name.startsWith('inkvoice.sqlite')) await rm(join(folder, name));
    server = await startTestServer({ data: folder, readers: 0 }, { now: () => now });
    expect(await blobs()).toEqual([]);
    expect(await readFile(join(folder, 'set-aside', id))).toEqual(scriptBytes({ name: 'accepted' }));
    await server.tasks.sweep();
    expect(await readdir(join(folder, 'set-aside'))).toEqual([id]);
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
