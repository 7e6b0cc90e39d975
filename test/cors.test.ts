import { afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '../src/server/index.ts';
import { json, ROUTE, startTestServer, type TestServer } from './support/server.ts';

const ALLOWED = 'https://app.example.com';
const OTHER = 'https://elsewhere.example.com';

let server: TestServer;
afterEach(() => server.stop());
const start = async (cors?: string[]) => {
  server = await startTestServer({ readers: 0, ...(cors && { cors }) });
};

/** What a browser asks before it sends a request of a page. */
const ask = (path: string, origin: string, method: string) =>
  fetch(server.url + path, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization,content-type,idempotency-key',
    },
  });
const allowOrigin = (response: Response) => response.headers.get('access-control-allow-origin');

describe('pages of other origins', () => {
  test('are not let in by default', async () => {
    await start();
    expect((await ask(ROUTE, ALLOWED, 'POST')).status).toBe(405);
    const response = await server.call(`${ROUTE}?id=1`, { headers: { origin: ALLOWED } });
    expect(response.status).toBe(200);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test.each([
    ['/connect/token', 'POST'],
    [ROUTE, 'POST'],
    ['/v5.0/RecognizeAndParseInvoice?id=1', 'DELETE'],
    ['/v1/invoices', 'POST'],
    ['/v1/invoices/1', 'PATCH'],
    ['/v1/events', 'GET'],
  ])('that are allowed may ask for %s with %s, before they have a token', async (path, method) => {
    await start([ALLOWED, 'http://localhost:5173']);
    const response = await ask(path, ALLOWED, method);
    expect(response.status).toBe(204);
    expect(allowOrigin(response)).toBe(ALLOWED);
    expect(response.headers.get('access-control-allow-methods')?.split(', ')).toContain(method);
    const headers = response.headers.get('access-control-allow-headers')?.toLowerCase();
    expect(headers).toMatch(/authorization.*content-type.*idempotency-key/);
    expect(response.headers.get('vary')).toContain('Origin');
    expect(allowOrigin(await ask(path, OTHER, method))).toBeNull();
  });

  test('that are allowed may read answers: results, refusals, events; no others may', async () => {
    await start([ALLOWED]);
    const calls: [string, RequestInit][] = [
      [`${ROUTE}?id=1`, {}],
      [`${ROUTE}?id=1`, { headers: { authorization: 'Bearer forged' } }],
      [ROUTE, json({ image: '!' })],
      ['/v1/invoices', {}],
      ['/v1/nowhere', {}],
      ['/v1/events', {}],
    ];
    for (const [path, init] of calls) {
      for (const [origin, seen] of [
        [ALLOWED, ALLOWED],
        [OTHER, null],
      ]) {
        const response = await server.call(path, { ...init, headers: { ...init.headers, origin: origin! } });
        expect([path, allowOrigin(response)]).toEqual([path, seen]);
        await response.body?.cancel();
      }
    }
  });

  test('may be all of them', async () => {
    await start(['*']);
    expect(allowOrigin(await ask(ROUTE, OTHER, 'POST'))).toBe('*');
  });

  test('see the API and nothing else', async () => {
    await start([ALLOWED]);
    for (const path of ['/', '/metrics', '/health/ready', '/openapi.json']) {
      expect(allowOrigin(await fetch(server.url + path, { headers: { origin: ALLOWED } }))).toBeNull();
    }
    expect((await ask('/metrics', ALLOWED, 'GET')).status).toBe(405);
  });

  test('are configured as browsers name them', async () => {
    await start();
    expect(readConfig({ cors: `${ALLOWED}, HTTP://localhost:5173` }, {}).cors).toEqual([
      ALLOWED,
      'http://localhost:5173',
    ]);
    for (const wrong of ['app.example.com', 'https://app.example.com/', 'https://*.example.com', 'null']) {
      expect(() => readConfig({}, { INKVOICE_CORS: wrong })).toThrow('is not an origin');
    }
  });
});
