import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, answerOf, fetchToken, payloadOf, ROUTE, submission } from './support/server.ts';
import { type SpawnedServer, spawnServer } from './support/spawn-server.ts';

/** The command as a user starts it, the real reader, invoices as they come: nothing in between is replaced. */
let folder: string;
let server: SpawnedServer;
let headers: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inkvoice-end-'));
  const command = new URL('../src/cli/inkvoice.ts', import.meta.url);
  const flags = ['--port', '0', '--data', join(folder, 'data'), '--readers', '1', '--hold', '60s'];
  server = await spawnServer(command, ['serve', ...flags], {
    INKVOICE_CLIENT_ID: 'end',
    INKVOICE_CLIENT_SECRET: 'to end',
  });
  const token = await fetchToken(server.url, 'end', 'to end');
  headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
});
afterAll(async () => {
  await server?.stop('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const sample = (name: string) => readFile(new URL(`../samples/${name}`, import.meta.url));

async function read(document: Uint8Array, settings: object = {}): Promise<Answer> {
  const submitted = await fetch(server.url + ROUTE, { ...submission(document, settings), headers });
  const id = await submitted.text();
  return answerOf(await fetch(`${server.url}${ROUTE}?id=${id}`, { headers }));
}

const expected = async () => JSON.parse((await sample('us-services/us-services.json')).toString());

test('a PDF comes back as its 17 facts', async () => {
  const answer = await read(await sample('us-services/us-services.pdf'));
  expect(answer).toMatchObject({ responseStatusCode: 'Ok', taskStatus: 'Completed' });
  const payload = payloadOf(answer);
  const { issue_date, total_amount, currency, supplier_name, receiver_name } = await expected();
  expect(payload).toMatchObject({ issue_date, total_amount, currency, supplier_name, receiver_name });
  expect(Object.keys(payload)).toEqual(Object.keys(await expected()));
});

test('a scanned picture comes back as its facts, with the settings that official clients send', async () => {
  const settings = { language: 'English', makeSkewCorrect: false, rotate: 0, makeSpellCheck: false };
  const answer = await read(await sample('us-services/us-services-scan.jpg'), settings);
  const { issue_date, total_amount, currency } = await expected();
  expect(payloadOf(answer)).toMatchObject({ issue_date, total_amount, currency });
});

test('what is no document ends in Error with the reason, and the next one is read', async () => {
  const answer = await read(Buffer.from('this is not a picture'));
  expect(answer).toMatchObject({ responseStatusCode: 'Error', taskStatus: 'Error', results: [] });
  expect(answer.error?.messages[0]).toMatch(/ \[unknown_format\]$/);
  expect(await read(await sample('us-services/us-services.pdf'))).toMatchObject({ taskStatus: 'Completed' });
});

test('limits of the command line reach the reader', async () => {
  const small = await spawnServer(
    new URL('../src/cli/inkvoice.ts', import.meta.url),
    ['serve', '--port=0', '--data', join(folder, 'small'), '--max-pages=1', '--readers=1', '--hold=60s'],
    { INKVOICE_CLIENT_ID: 'end', INKVOICE_CLIENT_SECRET: 'to end' },
  );
  const url = server.url;
  const own = headers;
  try {
    const authorization = `Bearer ${await fetchToken(small.url, 'end', 'to end')}`;
    server.url = small.url;
    headers = { ...headers, authorization };
    const answer = await read(await sample('irish-two-pages/irish-two-pages.pdf'));
    expect(answer.error?.messages[0]).toMatch(/ \[too_many_pages\]$/);
  } finally {
    server.url = url;
    headers = own;
    await small.stop('SIGTERM');
  }
});

test('SIGTERM ends it with exit code 0', async () => {
  expect(await server.stop('SIGTERM')).toBe(0);
});
