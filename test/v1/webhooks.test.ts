import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseNetworks } from '../../src/server/outbound/index.ts';
import { chooseWait } from '../../src/server/webhooks/retry-schedule.ts';
import { scriptBytes } from '../support/script.ts';
import { ID, json } from '../support/server.ts';
import { type OwnServer, problemOf, resourcesOf, startOwnServer } from './support.ts';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}
let received: Received[] = [];
let answers: number[] = [];
const receiver = createServer(async (request, response) => {
  received.push({ headers: request.headers, body: Buffer.concat(await request.toArray()).toString() });
  if (request.url === '/tarpit') return; // never answered
  response.writeHead(answers.shift() ?? 200).end();
});
let url: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
afterAll(() => receiver.close());

let server: OwnServer;
let now: number;
const secret = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`;
const allowPrivate = parseNetworks('127.0.0.1');
beforeEach(async () => {
  received = [];
  answers = [];
  now = Date.now();
  server = await startOwnServer({ allowPrivate }, { now: () => now });
  await server.store.putClient({ ...(await server.store.findClient(ID))!, webhookSecret: secret });
});
afterEach(() => server?.stop());

async function submit(script: object = { name: 'Secret GmbH' }): Promise<string> {
  const fields = { webhook_url: url, metadata: '{"order":"7"}' };
  const [made] = await resourcesOf(await server.upload([{ bytes: scriptBytes(script) }], fields));
  await server.get(made!.id, '?wait=30s');
  return made!.id;
}

test('the end of a task is told, signed by the Standard Webhooks specification, without what the invoice says', async () => {
  const id = await submit();
  await expect.poll(() => received.length).toBe(1);
  const { headers, body } = received[0]!;
  const message = new Webhook(secret).verify(body, headers as Record<string, string>);
  expect(message).toEqual({
    type: 'invoice.completed',
    timestamp: expect.any(String),
    data: { id, status: 'completed', name: 'invoice.pdf', metadata: { order: '7' }, error: null },
  });
  expect(headers['content-type']).toBe('application/json');
  expect(body).not.toContain('Secret');
  const other = new Webhook(`whsec_${Buffer.alloc(24).toString('base64')}`);
  expect(() => other.verify(body, headers as Record<string, string>)).toThrow();
});

test('a document that cannot be read is told with its code', async () => {
  await submit({ act: 'refuse' });
  await expect.poll(() => received.length).toBe(1);
  expect(JSON.parse(received[0]!.body)).toMatchObject({
    type: 'invoice.error',
    data: { error: { code: 'damaged_image' } },
  });
});

test('what fails is tried again under the same id, later and later', async () => {
  answers = [500, 503];
  await submit();
  await expect.poll(() => received.length).toBe(1);
  await server.webhooks.flush();
  await server.webhooks.flush();
  expect(received).toHaveLength(1); // not yet due
  now += 7_000;
  await server.webhooks.flush();
  expect(received).toHaveLength(2);
  now += 7_000;
  await server.webhooks.flush();
  expect(received).toHaveLength(2);
  now += 40_000;
  await server.webhooks.flush();
  expect(received).toHaveLength(3);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(await server.store.nextDelivery()).toBeUndefined();
});

test('waits grow from seconds to hours, and no two are alike', () => {
  const waits = Array.from({ length: 12 }, (_, i) => chooseWait(i + 1, 0.5));
  expect(waits[0]).toBe(5_000);
  expect(waits.at(-1)).toBe(4 * 3_600_000);
  expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
  expect(chooseWait(3, 0)).toBeLessThan(chooseWait(3, 0.99));
});

test('a receiver that is gone for good (410), and one that is silent for a day, are given up', async () => {
  answers = [410];
  await submit();
  await expect.poll(() => server.store.nextDelivery()).toBeUndefined();
  expect(received).toHaveLength(1);
  received = [];
  answers = Array.from({ length: 100 }, () => 500);
  await submit();
  await expect.poll(() => received.length).toBe(1);
  for (let hour = 0; hour < 30; hour++) {
    await server.webhooks.flush();
    now += 3_600_000;
  }
  expect(await server.store.nextDelivery()).toBeUndefined();
  expect(received.length).toBeGreaterThan(8);
  expect(received.length).toBeLessThan(30);
});

test('what was not delivered when the server stopped is delivered by the next one', async () => {
  answers = [500];
  await submit();
  await expect.poll(() => received.length).toBe(1);
  await server.close(0);
  server = await startOwnServer({ allowPrivate, data: server.folder }, { now: () => now + 60_000 });
  await server.webhooks.flush();
  expect(received).toHaveLength(2);
});

test.each(['ftp://127.0.0.1/hook', 'https://192.168.1.1/hook', 'https://169.254.169.254/', 'nonsense'])(
  '%s is refused as an address when the document is submitted',
  async (address) => {
    const response = await server.upload([{ bytes: scriptBytes({}) }], { webhook_url: address });
    expect(await problemOf(response)).toEqual([400, 'invalid_request', ['webhook_url']]);
  },
);

test('documents are fetched from addresses where that is allowed, and nowhere else', async () => {
  const documents = createServer((_request, response) => response.end(scriptBytes({ name: 'fetched' })));
  await new Promise<void>((resolve) => documents.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(documents.address() as AddressInfo).port}/a.pdf`;
  const fetching = await startOwnServer({ allowPrivate, fetchUrls: true });
  const ask = (url: string) => fetching.call('/v1/invoices', json({ files: [{ url }] }));
  const [made] = await resourcesOf(await ask(address));
  expect((await fetching.get(made!.id, '?wait=30s')).invoice?.seller.name?.value).toBe('fetched');
  expect(await problemOf(await ask('https://10.0.0.1/a.pdf'))).toEqual([400, 'invalid_request', ['url']]);
  expect(await problemOf(await ask('http://127.0.0.1:1/a.pdf'))).toEqual([400, 'invalid_request', ['url']]);
  await fetching.stop();
  documents.close();
});

test('an address that never answers delays the webhooks of its own client only', async () => {
  const submitter = async (clientId: string, webhookUrl: string) =>
    server.tasks.submit({ clientId, webhookUrl, settings: {}, warnings: [], document: scriptBytes({}) });
  await server.store.putClient({ ...(await server.store.findClient(ID))!, id: 'tarpit' });
  for (let i = 0; i < 20; i++) await submitter('tarpit', url.replace('hook', 'tarpit'));
  await expect.poll(() => received.length, { timeout: 20_000 }).toBe(4);
  await submitter(ID, url);
  await expect.poll(() => received.length, { timeout: 10_000 }).toBe(5);
  expect(JSON.parse(received[4]!.body).type).toBe('invoice.completed');
  receiver.closeAllConnections();
});
