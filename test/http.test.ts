import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  json,
  type ProblemBody,
  problemOf,
  ROUTE,
  startTestServer,
  submission,
  type TestServer,
} from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ readers: 0, maxBytes: 10_000, queue: { tasks: 50, bytes: 1e9 } });
});
afterAll(() => server.stop());

describe('the house around the contract', () => {
  test('/ says what this is, its version and where to go: a page for people, JSON for programs', async () => {
    const facts = (await (await fetch(server.url)).json()) as Record<string, unknown>;
    expect(facts).toMatchObject({ name: 'inkvoice', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
    const page = await fetch(server.url, { headers: { accept: 'text/html,*/*' } });
    expect(page.headers.get('content-type')).toMatch('text/html');
    expect(await page.text()).toContain('/connect/token');
  });

  test.each(['/health/live', '/health/ready'])('%s is 200 without a token', async (path) => {
    expect((await fetch(server.url + path)).status).toBe(200);
  });

  test('an unknown address is 404 with ProblemDetails, token or not', async () => {
    for (const response of [await fetch(`${server.url}/v5.0/ocr/Else?id=1`), await server.call('/nowhere')]) {
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(await problemOf(response)).toMatchObject({ title: 'Not Found', status: 404 });
    }
  });

  test('a wrong method is 405 and says which are right', async () => {
    const response = await server.call('/V5.0/ocr/RecognizeAndParseInvoice', { method: 'PUT', body: 'x' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')?.split(', ')).toEqual(
      expect.arrayContaining(['POST', 'GET', 'DELETE']),
    );
    expect((await fetch(`${server.url}/connect/token`)).status).toBe(405);
  });

  test('a broken address is 400 with ProblemDetails', async () => {
    const response = await fetch(`${server.url}/%E0%A4%A`);
    expect(response.status).toBe(400);
    expect(await problemOf(response)).toMatchObject({ status: 400 });
  });

  test('every answer forbids sniffing, framing and caching', async () => {
    const { headers } = await fetch(server.url);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('a fault inside is 500 without a trace of the inside', async () => {
    const broken = await startTestServer({ readers: 0 });
    await broken.call('/');
    const find = broken.store.findClient;
    broken.store.findClient = async () => Promise.reject(new Error('secret of /inside'));
    const response = await broken.call(`${ROUTE}?id=x`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/secret|inside\/|\.ts|at /);
    broken.store.findClient = find;
    await broken.stop();
  });
});

const STATUSES = [200, 400, 401, 413, 415, 429, 503];

/** JSON near what clients send: the right keys in any case, with right and wrong values. */
const anyCase = (key: string) =>
  fc.mixedCase(fc.constant(key), {
    toggleCase: (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()),
  });
const base64 = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64'));
const settings = fc.dictionary(
  fc.oneof(
    ...['language', 'rotate', 'makeSkewCorrect', 'makeBinarization', 'regions', 'dsrMode'].map(anyCase),
    fc.string(),
    fc.constant('__proto__'),
  ),
  fc.oneof(fc.jsonValue(), fc.constantFrom('English', 'german', 90, true, null)),
);
const body = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(
    fc.oneof(anyCase('image'), anyCase('settings'), fc.string()),
    fc.oneof(fc.jsonValue(), base64, settings),
  ),
  fc.record({ image: fc.oneof(base64, fc.string()), settings: fc.oneof(settings, fc.jsonValue()) }),
);

/** One of the statuses of the contract, with the body that is documented for it. */
async function expectDocumented(response: Response): Promise<void> {
  const text = await response.text();
  expect(STATUSES).toContain(response.status);
  expect(text).not.toMatch(/\n\s+at |node_modules|\.ts:\d/);
  if (response.status === 200) {
    expect(text).toMatch(/^[0-9a-f-]{36}$/);
    return;
  }
  const { errors, ...problem } = JSON.parse(text) as ProblemBody;
  expect(Object.keys(problem)).toEqual(['type', 'title', 'status', 'detail', 'instance']);
  expect(problem.status).toBe(response.status);
  for (const messages of Object.values(errors ?? {})) expect(messages).toEqual([expect.any(String)]);
}

describe('whatever is sent', () => {
  test('any JSON is answered with one of the statuses of the contract and its documented body, never 500', async () => {
    await fc.assert(
      fc.asyncProperty(body, async (value) => {
        await expectDocumented(await server.call(ROUTE, json(value)));
      }),
      { numRuns: 250 },
    );
  });

  test('any bytes in any content type are, too', async () => {
    const types = fc.constantFrom(
      'application/json',
      'text/plain',
      'multipart/form-data',
      '',
      'a/b;c',
      'application/x-www-form-urlencoded',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        types,
        fc.constantFrom(ROUTE, '/connect/token'),
        async (bytes, type, path) => {
          const headers = { 'content-type': type };
          const response = await server.call(path, { method: 'POST', body: new Uint8Array(bytes), headers });
          await response.arrayBuffer();
          expect(STATUSES).toContain(response.status);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('any query of a fetch is, too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.boolean(), async (id, named) => {
        const query = named ? `id=${encodeURIComponent(id)}` : encodeURIComponent(id);
        const response = await server.call(`/v5.0/ocr/Utilities/GetTaskStatus?${query}`);
        await response.arrayBuffer();
        expect(STATUSES).toContain(response.status);
      }),
      { numRuns: 100 },
    );
  });

  test('JSON nested deeply is answered', async () => {
    const deep = `${'['.repeat(6_000)}${']'.repeat(6_000)}`;
    const response = await server.call(ROUTE, { ...json(0), body: `{"image":"AAAA","settings":${deep}}` });
    expect(response.status).toBe(400);
  });

  test('the answer to a body far too large arrives while it is still being sent', async () => {
    const response = await server.call(ROUTE, submission(new Uint8Array(30_000_000)));
    expect(response.status).toBe(413);
    const stream = new Blob(['{"image":"', 'A'.repeat(3_000_000), '"}']).stream();
    const chunked = await server.call(ROUTE, { ...json(0), body: stream, duplex: 'half' } as RequestInit);
    expect(chunked.status).toBe(413);
    const unauthorized = await fetch(server.url + ROUTE, submission(new Uint8Array(30_000_000)));
    expect(unauthorized.status).toBe(401);
  });
});
