import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient, InkvoiceError } from '../src/client/index.ts';
import { READER_SCRIPT } from '../src/tasks/index.ts';
import { scriptBytes } from './support/script.ts';
import { ID, SECRET, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let now = Date.now();
beforeAll(async () => {
  server = await startTestServer({ holdMs: 200 }, { now: () => now });
});
afterAll(() => server?.stop());

let requests: string[] = [];
const newClient = (more: object = {}) =>
  createClient({
    url: `${server.url}/`,
    clientId: ID,
    clientSecret: SECRET,
    fetch: (input, init) => {
      requests.push(`${init?.method ?? 'GET'} ${new URL(String(input)).pathname}`);
      return fetch(input, init);
    },
    ...more,
  });
const document = scriptBytes({ name: 'Größe & Söhne' });

describe('the client', () => {
  test('reads a document by the calls of the contract alone: token, submit, wait, decode', async () => {
    requests = [];
    const { details, warnings } = await newClient().readInvoice(document, { language: 'German' });
    expect(details.supplier_name).toBe('Größe & Söhne');
    expect(warnings).toEqual([]);
    expect(new Set(requests)).toEqual(
      new Set([
        'POST /connect/token',
        'POST /v5.0/ocr/RecognizeAndParseInvoice',
        'GET /v5.0/ocr/RecognizeAndParseInvoice',
      ]),
    );
  });

  test('fetches one token for many calls, and another when the first is no good any more', async () => {
    requests = [];
    const client = newClient();
    for (let i = 0; i < 3; i++) await client.status('none');
    expect(requests.filter((one) => one.includes('token'))).toHaveLength(1);
    now += 2 * 3_600_000;
    expect((await client.status('none')).taskStatus).toBe('NotExist');
    expect(requests.filter((one) => one.includes('token'))).toHaveLength(2);
  });

  test('takes bytes, buffers, blobs and files', async () => {
    const bytes = new Uint8Array(document);
    for (const source of [bytes, bytes.buffer, new Blob([bytes]), new File([bytes], 'a.pdf')])
      expect((await newClient().readInvoice(source)).details.supplier_name).toBe('Größe & Söhne');
  });

  test('throws what went wrong, with the code', async () => {
    const client = newClient();
    const refused = client.readInvoice(scriptBytes({ act: 'refuse' }));
    await expect(refused).rejects.toThrow(InkvoiceError);
    await expect(refused).rejects.toMatchObject({ code: 'damaged_image', status: 200 });
    await expect(client.wait('none')).rejects.toMatchObject({ code: 'not_found' });
    await expect(newClient({ clientSecret: 'wrong' }).status('x')).rejects.toMatchObject({
      status: 400,
      code: 'invalid_client',
    });
    await expect(client.invoices.get('none')).rejects.toMatchObject({ status: 404, code: 'not_found' });
    await expect(client.invoices.submit([{ document }], { language: 'Klingon' })).rejects.toMatchObject({
      code: 'invalid_request',
      errors: { language: [expect.any(String)] },
    });
    const waiting = client.readInvoice(scriptBytes({ waitFor: join(server.folder, 'never') }), {
      timeoutMs: 300,
    });
    await expect(waiting).rejects.toMatchObject({ code: 'not_ready' });
    for (const { id, status } of (await client.invoices.list()).data)
      if (status !== 'completed') await client.cancel(id);
  });

  test('submits, waits, lists, corrects, exports and deletes by /v1', async () => {
    const { invoices } = newClient();
    const task = await invoices.read(document, {
      name: 'a.pdf',
      metadata: { order: '7' },
      idempotencyKey: 'k',
    });
    expect(task).toMatchObject({ status: 'completed', name: 'a.pdf', metadata: { order: '7' } });
    expect(
      (
        await invoices.submit([{ name: 'a.pdf', document }], {
          metadata: { order: '7' },
          idempotencyKey: 'k',
        })
      )[0]?.id,
    ).toBe(task.id);
    expect((await invoices.list({ name: 'a.pdf', limit: 1 })).data[0]?.id).toBe(task.id);
    const corrected = await invoices.correct(task.id, { 'totals.gross': 12.5 });
    expect(corrected.invoice?.totals.gross?.value).toBe(12.5);
    expect(await (await invoices.export(task.id, 'csv')).text()).toContain('12.5');
    await invoices.delete(task.id);
    await expect(invoices.get(task.id)).rejects.toMatchObject({ status: 404 });
  });

  test('hears events as they happen', async () => {
    const client = newClient();
    const stop = new AbortController();
    const events = client.invoices.events({ signal: stop.signal });
    const first = events.next();
    await expect.poll(() => requests.at(-1)).toBe('GET /v1/events');
    const id = await client.submit(document);
    expect((await first).value).toMatchObject({ type: 'invoice.submitted', data: { id } });
    await events.return(undefined);
    stop.abort();
  });

  test('shows pages and words of a real document', async () => {
    const real = await startTestServer({}, { readerScript: READER_SCRIPT });
    const { invoices } = createClient({ url: real.url, clientId: ID, clientSecret: SECRET });
    const task = await invoices.read(
      await readFile(new URL('../samples/us-services/us-services.pdf', import.meta.url)),
    );
    expect((await invoices.page(task.id, 1, { width: 200 })).type).toBe('image/png');
    expect((await invoices.words(task.id, 1)).words.length).toBeGreaterThan(20);
    await real.stop();
  });
});
