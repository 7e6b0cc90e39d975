import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answerOf,
  fetchToken,
  ID,
  problemOf,
  ROUTE,
  SECRET,
  startTestServer,
  type TestServer,
} from './support/server.ts';

let server: TestServer;
let now = Date.now();
beforeAll(async () => {
  server = await startTestServer({ readers: 0 }, { now: () => now });
});
afterAll(() => server.stop());

const RIGHT = { grant_type: 'client_credentials', client_id: ID, client_secret: SECRET };

const post = (body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/connect/token`, { method: 'POST', body, headers });
const postForm = (fields: Record<string, string>, headers = {}) => post(new URLSearchParams(fields), headers);
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
const withToken = (token: string) =>
  fetch(`${server.url}${ROUTE}?id=none`, { headers: { authorization: `Bearer ${token}` } });

async function expectToken(response: Response): Promise<string> {
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json');
  const body = (await response.json()) as Record<string, unknown>;
  expect(body).toEqual({ access_token: expect.any(String), expires_in: 3600, token_type: 'Bearer' });
  return body.access_token as string;
}

describe('a token is given for the right credentials', () => {
  test('in a form', async () => {
    const token = await expectToken(await postForm(RIGHT));
    expect(token.split('.')).toHaveLength(3); // a JWT
  });

  test('in a multipart form', async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries(RIGHT)) form.append(name, value);
    await expectToken(await post(form));
  });

  test('by HTTP Basic, as they are and form-encoded', async () => {
    const grant = { grant_type: 'client_credentials' };
    await expectToken(await postForm(grant, basic(ID, SECRET)));
    await expectToken(await postForm(grant, basic('test%2Dclient', 'test%2Dsecret')));
  });

  test('at the address in any case', async () => {
    const body = new URLSearchParams(RIGHT);
    await expectToken(await fetch(`${server.url}/Connect/Token`, { method: 'POST', body }));
  });

  test('and never kept by caches', async () => {
    expect((await postForm(RIGHT)).headers.get('cache-control')).toBe('no-store');
  });

  test('without revoking an earlier one', async () => {
    const first = await fetchToken(server.url);
    await fetchToken(server.url);
    expect((await withToken(first)).status).toBe(200);
  });

  test('cheaply: many in the time of checking one wrong secret', async () => {
    await fetchToken(server.url);
    const time = async (work: () => Promise<unknown>) => {
      const start = performance.now();
      await work();
      return performance.now() - start;
    };
    const wrong = await time(() => postForm({ ...RIGHT, client_secret: 'cheap?' }));
    const right = [];
    for (let i = 0; i < 15; i++) right.push(await time(() => fetchToken(server.url)));
    expect(right.sort((a, b) => a - b)[7]).toBeLessThan(wrong / 3);
  });
});

describe('no token is given', () => {
  const refused = async (response: Response, error: string) => {
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ error });
  };

  test('for a wrong secret, an unknown client or none: 400 invalid_client', async () => {
    await refused(await postForm({ ...RIGHT, client_secret: 'wrong' }), 'invalid_client');
    await refused(await postForm({ ...RIGHT, client_id: 'nobody' }), 'invalid_client');
    await refused(await postForm({ grant_type: 'client_credentials' }), 'invalid_client');
    await refused(
      await postForm({ grant_type: 'client_credentials' }, basic(ID, 'wrong, by header')),
      'invalid_client',
    );
  });

  test('for another grant or none: 400 unsupported_grant_type', async () => {
    await refused(await postForm({ ...RIGHT, grant_type: 'password' }), 'unsupported_grant_type');
    await refused(await postForm({ client_id: ID, client_secret: SECRET }), 'unsupported_grant_type');
  });

  test('for a body that is no form: 415', async () => {
    const response = await post(JSON.stringify(RIGHT), { 'content-type': 'application/json' });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ status: 415 });
  });

  test('for a broken multipart form: 400', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(
      (await post('--x\r\nContent-Disposition: form-data; name="grant_type"\r\n\r\nclient', headers)).status,
    ).toBe(400);
  });

  test('after five failures of the same client and secret: 429 with Retry-After 600, for that pair only', async () => {
    const wrong = { ...RIGHT, client_secret: 'guess' };
    for (let i = 0; i < 5; i++) expect((await postForm(wrong)).status).toBe(400);
    const limited = await postForm(wrong);
    expect(limited.status).toBe(429);
    expect(limited.headers.get('retry-after')).toBe('600');
    expect(await limited.json()).toMatchObject({ status: 429, title: 'Too Many Requests' });

    await expectToken(await postForm(RIGHT));
    expect((await postForm({ ...RIGHT, client_secret: 'another guess' })).status).toBe(400);
  });

  test('but a secret that becomes right after its failures is let in', async () => {
    const late = { ...RIGHT, client_id: 'late' };
    for (let i = 0; i < 6; i++) await postForm(late);
    expect((await postForm(late)).status).toBe(429);
    await server.store.putClient({ ...(await server.store.findClient(ID))!, id: 'late' });
    await expectToken(await postForm(late));
  });
});

describe('every other call needs a token', () => {
  const routes = [
    ['POST', '/v5.0/ocr/RecognizeAndParseInvoice'],
    ['GET', '/v5.0/ocr/RecognizeAndParseInvoice?id=x'],
    ['DELETE', '/v5.0/RecognizeAndParseInvoice?id=x'],
    ['GET', '/v5.0/ocr/Utilities/GetTaskStatus?id=x'],
  ] as const;

  test.each(routes)(
    '%s %s without one is 401 with ProblemDetails and WWW-Authenticate',
    async (method, path) => {
      const response = await fetch(server.url + path, { method });
      expect(response.status).toBe(401);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      const problem = await problemOf(response);
      expect(Object.keys(problem)).toEqual(['type', 'title', 'status', 'detail', 'instance']);
      expect(problem).toMatchObject({ title: 'Unauthorized', status: 401, instance: path.split('?')[0] });
    },
  );

  const expectRefused = async (token: string) => {
    const response = await withToken(token);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer\b/);
  };

  test('a forged one is 401', async () => {
    const claims = { iss: 'inkvoice', sub: ID };
    const forged = new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h');
    await expectRefused(await forged.sign(new Uint8Array(32)));
    await expectRefused(new UnsecuredJWT(claims).setExpirationTime('1h').encode());
    const token = await fetchToken(server.url);
    await expectRefused(`${token.slice(0, -4)}AAAA`);
    await expectRefused('nonsense');
  });

  test('one is good for an hour and not a second longer', async () => {
    now = Math.ceil(now / 1000) * 1000;
    const token = await fetchToken(server.url);
    now += 3_599_000;
    expect(await answerOf(await withToken(token))).toMatchObject({ taskStatus: 'NotExist' });
    now += 1_000;
    await expectRefused(token);
  });

  test("a removed client's is 401 at once", async () => {
    await server.store.putClient({ ...(await server.store.findClient(ID))!, id: 'leaver' });
    const token = await fetchToken(server.url, 'leaver');
    expect((await withToken(token)).status).toBe(200);
    await server.store.removeClient('leaver');
    await expectRefused(token);
  });

  test('the scheme is found in any case', async () => {
    const authorization = `bearer ${await fetchToken(server.url)}`;
    expect((await fetch(`${server.url}${ROUTE}?id=x`, { headers: { authorization } })).status).toBe(200);
  });
});
