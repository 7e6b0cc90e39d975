import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scriptBytes } from '../support/script.ts';
import { fetchToken, ID, json, payloadOf } from '../support/server.ts';
import { type OwnServer, problemOf, resourcesOf, startOwnServer } from './support.ts';

let server: OwnServer;
beforeAll(async () => {
  server = await startOwnServer({ maxBytes: 100_000 });
});
afterAll(() => server?.stop());

const bytes = scriptBytes({ name: 'Acme' });
const post = (body: unknown, headers = {}) => {
  const init = json(body);
  return server.call('/v1/invoices', { ...init, headers: { ...init.headers, ...headers } });
};

describe('POST /v1/invoices', () => {
  test('takes one file as multipart: 202 with its Location', async () => {
    const response = await server.upload([{ bytes, name: 'C:\\in\\bill 7.pdf' }], {
      metadata: '{"order":"7"}',
    });
    expect(response.status).toBe(202);
    const [made] = await resourcesOf(response.clone());
    expect(made).toMatchObject({
      status: 'pending',
      name: 'bill 7.pdf',
      metadata: { order: '7' },
      invoice: null,
    });
    expect(response.headers.get('location')).toBe(`/v1/invoices/${made!.id}`);
  });

  test('takes many files, each an invoice of its own', async () => {
    const files = ['a', 'b', 'c'].map((name) => ({ name: `${name}.pdf`, bytes: scriptBytes({ name }) }));
    const response = await server.upload(files, { language: 'german', settings: '{"straighten":false}' });
    expect(response.headers.get('location')).toBe('/v1/invoices');
    const made = await resourcesOf(response);
    expect(made.map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
    const read = await Promise.all(made.map(({ id }) => server.get(id, '?wait=30s')));
    expect(read.map(({ invoice }) => invoice?.seller.name?.value)).toEqual(['a', 'b', 'c']);
  });

  test('takes JSON with base64', async () => {
    const files = [{ name: 'a.pdf', data: bytes.toString('base64') }];
    const [made] = await resourcesOf(await post({ files, metadata: { a: 'b' } }));
    expect(await server.get(made!.id, '?wait=30s')).toMatchObject({ status: 'completed', name: 'a.pdf' });
  });

  test('hands language and settings on to the reader', async () => {
    const echoed = scriptBytes({ echoSettings: true });
    const settings = { rotate: -90, binarize: true, forceOcr: true };
    const { invoice } = await server.read(echoed, { language: 'GERMAN', settings: JSON.stringify(settings) });
    const { limits, ...read } = JSON.parse((invoice!.warnings as string[])[0]!);
    expect(read).toEqual({ language: 'German', rotate: 270, binarize: true, forceOcr: true });
  });

  test('the same tasks as the contract sees', async () => {
    const { id } = await server.read(bytes);
    expect(payloadOf(await server.fetch(id)).supplier_name).toBe('Acme');
    const other = await server.submit({ name: 'by contract' });
    expect((await server.get(other, '?wait=30s')).invoice?.seller.name?.value).toBe('by contract');
  });

  const data = bytes.toString('base64');
  test.each<[string, unknown, string[]]>([
    ['no files', {}, ['files']],
    ['an empty list', { files: [] }, ['files']],
    ['a misspelt property', { files: [{ data }], langauge: 'German' }, ['langauge']],
    ['neither data nor url', { files: [{}] }, ['files.0']],
    ['no base64', { files: [{ data: '???' }] }, ['files.0.data']],
    [
      'an address, where that is not allowed',
      { files: [{ url: 'https://x.example/a.pdf' }] },
      ['files.0.url'],
    ],
    ['an unknown language', { files: [{ data }], language: 'Klingon' }, ['language']],
    ['an unknown setting', { files: [{ data }], settings: { turn: 1 } }, ['settings.turn']],
    ['a fraction of a degree', { files: [{ data }], settings: { rotate: 0.5 } }, ['settings.rotate']],
    ['metadata that is no text', { files: [{ data }], metadata: { a: 1 } }, ['metadata.a']],
  ])('%s is 400 invalid_request and names the property', async (_what, body, properties) => {
    expect(await problemOf(await post(body))).toEqual([400, 'invalid_request', properties]);
  });

  test('bad JSON, a broken form and other types are told apart', async () => {
    expect(await problemOf(await server.call('/v1/invoices', { ...json(0), body: '{' }))).toEqual([
      400,
      'bad_request',
      [],
    ]);
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const broken = await server.call('/v1/invoices', { method: 'POST', body: '--x\r\nfoo', headers });
    expect((await problemOf(broken))[0]).toBe(400);
    const xml = { method: 'POST', body: '<a/>', headers: { 'content-type': 'text/xml' } };
    expect(await problemOf(await server.call('/v1/invoices', xml))).toEqual([
      415,
      'unsupported_media_type',
      [],
    ]);
    expect(await problemOf(await server.upload([], { language: 'German' }))).toEqual([
      400,
      'invalid_request',
      ['files'],
    ]);
    expect(await problemOf(await server.upload([{ bytes }], { metadata: '{' }))).toEqual([
      400,
      'invalid_request',
      ['metadata'],
    ]);
  });

  test('a file over the limit is 413, and nothing of the request is kept', async () => {
    const before = (await server.store.backlog()).tasks;
    const large = { bytes: new Uint8Array(100_001) };
    expect(await problemOf(await server.upload([{ bytes }, large]))).toEqual([413, 'too_large', []]);
    expect(await problemOf(await server.upload([{ bytes: new Uint8Array(2_000_000) }]))).toEqual([
      413,
      'too_large',
      [],
    ]);
    expect((await server.store.backlog()).tasks).toBeLessThanOrEqual(before);
  });
});

describe('Idempotency-Key', () => {
  const upload = (key: string, name = 'same', fields = {}) =>
    server.upload([{ bytes: scriptBytes({ name }) }], fields, { 'idempotency-key': key });

  test('a repeated request is answered as the first time, and read once', async () => {
    const first = await upload('k1');
    const second = await upload('k1');
    expect(second.status).toBe(202);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(await second.json()).toEqual(await first.json());
  });

  test('the same key for another request is 422', async () => {
    await upload('k2');
    expect(await problemOf(await upload('k2', 'other'))).toEqual([422, 'idempotency_mismatch', []]);
    expect(await problemOf(await upload('k2', 'same', { language: 'German' }))).toEqual([
      422,
      'idempotency_mismatch',
      [],
    ]);
  });

  test('while the first is under way, another is 409', async () => {
    const many = await Promise.all(Array.from({ length: 6 }, () => upload('k3')));
    const statuses = new Set(many.map(({ status }) => status));
    expect([...statuses].every((status) => status === 202 || status === 409)).toBe(true);
    const ids = await Promise.all(
      many.filter(({ ok }) => ok).map(async (one) => (await resourcesOf(one))[0]!.id),
    );
    expect(new Set(ids).size).toBe(1);
  });

  test('what was refused is not remembered', async () => {
    expect((await upload('k4', 'same', { language: 'Klingon' })).status).toBe(400);
    expect((await upload('k4')).status).toBe(202);
  });

  test('another client may use the same key', async () => {
    await upload('k5');
    await server.store.putClient({ ...(await server.store.findClient(ID))!, id: 'neighbour' });
    const headers = {
      authorization: `Bearer ${await fetchToken(server.url, 'neighbour')}`,
      'idempotency-key': 'k5',
    };
    const response = await server.call('/v1/invoices', {
      ...json({ files: [{ data: 'AAAA' }] }),
      headers: { ...headers, 'content-type': 'application/json' },
    });
    expect(response.headers.get('idempotent-replayed')).toBeNull();
    expect(response.status).toBe(202);
  });

  test('one that is too long is 400', async () => {
    expect(await problemOf(await upload('x'.repeat(256)))).toEqual([
      400,
      'invalid_request',
      ['Idempotency-Key'],
    ]);
  });
});

describe('GET /v1/invoices', () => {
  let own: OwnServer;
  beforeAll(async () => {
    own = await startOwnServer();
    for (let i = 0; i < 5; i++)
      await own.upload([{ name: `bill-${i}.pdf`, bytes: scriptBytes({ name: `s${i}` }) }]);
    const failed = await own.upload([{ name: 'broken.pdf', bytes: scriptBytes({ act: 'refuse' }) }]);
    await own.get((await resourcesOf(failed))[0]!.id, '?wait=30s');
  });
  afterAll(() => own?.stop());
  const list = async (query: string) => {
    const response = await own.call(`/v1/invoices${query}`);
    const body = (await response.json()) as { data: { name: string }[]; next: string | null };
    return { names: body.data.map(({ name }) => name), next: body.next };
  };

  test('lists newest first, page by page', async () => {
    const first = await list('?limit=4');
    expect(first.names).toEqual(['broken.pdf', 'bill-4.pdf', 'bill-3.pdf', 'bill-2.pdf']);
    const second = await list(`?limit=4&cursor=${first.next}`);
    expect(second).toEqual({ names: ['bill-1.pdf', 'bill-0.pdf'], next: null });
  });

  test('sorts and filters', async () => {
    expect((await list('?sort=submitted_at&limit=2')).names).toEqual(['bill-0.pdf', 'bill-1.pdf']);
    expect((await list('?status=error')).names).toEqual(['broken.pdf']);
    expect((await list('?name=LL-3')).names).toEqual(['bill-3.pdf']);
    expect((await list(`?from=${new Date(Date.now() + 60_000).toISOString()}`)).names).toEqual([]);
    expect((await list(`?to=${new Date(Date.now() + 60_000).toISOString()}`)).names).toHaveLength(6);
  });

  test.each([
    '?limit=0',
    '?limit=101',
    '?limit=x',
    '?cursor=zzz',
    '?status=new',
    '?from=yesterday',
    '?sort=name',
    '?page=2',
  ])('%s is 400', async (query) => {
    const name = query.slice(1).split('=')[0]!;
    expect(await problemOf(await own.call(`/v1/invoices${query}`))).toEqual([400, 'invalid_request', [name]]);
  });
});

describe('GET /v1/invoices/{id}', () => {
  test('waits for the end as long as asked, and answers at once without', async () => {
    const waitFor = join(server.folder, 'gate-wait');
    const [made] = await resourcesOf(await server.upload([{ bytes: scriptBytes({ waitFor }) }]));
    expect(['pending', 'processing']).toContain((await server.get(made!.id)).status);
    const waiting = server.get(made!.id, '?wait=30s');
    await writeFile(waitFor, '');
    expect((await waiting).status).toBe('completed');
  });

  test('tells when it was what, and how long it took', async () => {
    const read = await server.read(bytes);
    expect(read.timings_ms).toMatchObject({ waiting: expect.any(Number), reading: expect.any(Number) });
    expect(Date.parse(read.submitted_at)).toBeLessThanOrEqual(Date.now());
  });

  test('tells why a document could not be read', async () => {
    const read = await server.read(scriptBytes({ act: 'refuse' }));
    expect(read).toMatchObject({ status: 'error', invoice: null, error: { code: 'damaged_image' } });
  });

  test("an unknown id, and somebody else's, is 404 not_found", async () => {
    const { id } = await server.read(bytes);
    await server.store.putClient({ ...(await server.store.findClient(ID))!, id: 'stranger' });
    const headers = { authorization: `Bearer ${await fetchToken(server.url, 'stranger')}` };
    for (const path of ['', '/export', '/pages/1.png', '/pages/1/words']) {
      expect(await problemOf(await server.call(`/v1/invoices/${id}${path}`, { headers }))).toEqual([
        404,
        'not_found',
        [],
      ]);
      expect(await problemOf(await server.call(`/v1/invoices/nonsense${path}`))).toEqual([
        404,
        'not_found',
        [],
      ]);
    }
  });

  test('without a token is 401 unauthorized', async () => {
    expect(await problemOf(await fetch(`${server.url}/v1/invoices`))).toEqual([401, 'unauthorized', []]);
  });
});

describe('PATCH /v1/invoices/{id}', () => {
  const patch = (id: string, body: unknown) =>
    server.call(`/v1/invoices/${id}`, { ...json(body), method: 'PATCH' });

  test('keeps corrections with who and when, and shows them everywhere', async () => {
    const { id } = await server.read(bytes);
    const corrections = {
      'seller.name': 'Acme Ltd',
      'totals.gross': 12.5,
      dueDate: '2026-01-31',
      'lines.0.quantity': 3,
    };
    const response = await patch(id, { corrections });
    expect(response.status).toBe(200);
    const corrected = await server.get(id);
    expect(corrected.invoice?.seller.name).toMatchObject({ value: 'Acme Ltd', confidence: 1 });
    expect(corrected.invoice?.totals.gross?.value).toBe(12.5);
    expect(corrected.invoice?.lines[0]?.quantity?.value).toBe(3);
    expect(corrected.corrections).toHaveLength(4);
    expect(corrected.corrections[0]).toEqual({
      path: 'seller.name',
      value: 'Acme Ltd',
      by: ID,
      at: expect.any(String),
    });
    expect(payloadOf(await server.fetch(id))).toMatchObject({
      supplier_name: 'Acme Ltd',
      total_amount: 12.5,
      due_date: '2026-01-31',
    });
    await patch(id, { corrections: { 'seller.name': null } });
    expect((await server.get(id)).invoice?.seller).toEqual({});
  });

  test.each<[string, object]>([
    ['seller.nickname', { 'seller.nickname': 'x' }],
    ['totals.gross', { 'totals.gross': '12' }],
    ['dueDate', { dueDate: '31.01.2026' }],
    ['dueDate', { dueDate: '2026-02-30' }],
    ['lines.7.quantity', { 'lines.7.quantity': 1 }],
    ['seller', { seller: 'x' }],
    ['__proto__.x', { '__proto__.x': 'y' }],
    ['constructor.name', { 'constructor.name': 'y' }],
  ])('a correction of %s that fits no field is 400 and names it', async (path, corrections) => {
    const { id } = await server.read(bytes);
    expect(await problemOf(await patch(id, { corrections }))).toEqual([400, 'invalid_request', [path]]);
  });

  test('before the end is 409 not_ready', async () => {
    const [made] = await resourcesOf(
      await server.upload([{ bytes: scriptBytes({ waitFor: join(server.folder, 'never') }) }]),
    );
    expect(await problemOf(await patch(made!.id, { corrections: { dueDate: null } }))).toEqual([
      409,
      'not_ready',
      [],
    ]);
    await server.call(`/v1/invoices/${made!.id}`, { method: 'DELETE' });
  });
});

test('DELETE /v1/invoices/{id} is 204, again and again; afterwards it is gone, its document too', async () => {
  const { id } = await server.read(bytes);
  for (let i = 0; i < 2; i++) {
    expect((await server.call(`/v1/invoices/${id}`, { method: 'DELETE' })).status).toBe(204);
  }
  expect(await problemOf(await server.call(`/v1/invoices/${id}`))).toEqual([404, 'not_found', []]);
  expect(await server.fetch(id)).toMatchObject({ taskStatus: 'NotExist' });
  expect(await server.store.findDocumentsInUse([id])).toEqual(new Set());
});
