import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchToken, form, INVOICE, isProblem, STATUS } from './contract.ts';
import { jsonOf, type RawAnswer, send } from './raw.ts';
import { elsewhere, openTarget, type Target } from './target.ts';

let target: Target;
let right: Record<string, string>;
beforeAll(async () => {
  target = await openTarget();
  right = { grant_type: 'client_credentials', client_id: target.id, client_secret: target.secret };
});
afterAll(() => target?.stop());

const ask = (init: Parameters<typeof send>[1]) => send(`${target.url}/connect/token`, init);
const isToken = (answer: RawAnswer) => {
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('application/json');
  const body = jsonOf(answer);
  expect(body).toEqual({ access_token: expect.any(String), expires_in: 3600, token_type: 'Bearer' });
  return body.access_token as string;
};
const withToken = (token: string) =>
  send(`${target.url}${STATUS}?id=none`, { headers: { Authorization: `Bearer ${token}` } });

describe('Token', () => {
  test('a form with grant_type, client_id and client_secret gives access_token, expires_in 3600 and token_type Bearer', async () => {
    isToken(await ask(form(right)));
  });

  test('a multipart form gives the same', async () => {
    const boundary = 'conformance-boundary';
    const parts = Object.entries(right).map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const body = `${parts.join('')}--${boundary}--\r\n`;
    const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };
    isToken(await ask({ method: 'POST', headers, body }));
  });

  test('HTTP Basic credentials are honoured', async () => {
    const Authorization = `Basic ${Buffer.from(`${target.id}:${target.secret}`).toString('base64')}`;
    const { headers, ...rest } = form({ grant_type: 'client_credentials' });
    isToken(await ask({ ...rest, headers: { ...headers, Authorization } }));
  });

  test('the access token is a JWT', async () => {
    const [head, claims, signature] = isToken(await ask(form(right))).split('.');
    expect(JSON.parse(Buffer.from(head!, 'base64url').toString())).toHaveProperty('alg');
    expect(JSON.parse(Buffer.from(claims!, 'base64url').toString())).toHaveProperty('exp');
    expect(signature).toMatch(/^[\w-]+$/);
  });

  test('wrong credentials are 400 {"error":"invalid_client"}', async () => {
    const answer = await ask(form({ ...right, client_secret: `wrong ${Date.now()}` }));
    expect([answer.status, jsonOf(answer)]).toEqual([400, { error: 'invalid_client' }]);
  });

  test('an unknown client is 400 {"error":"invalid_client"}', async () => {
    const answer = await ask(form({ ...right, client_id: `nobody ${Date.now()}` }));
    expect([answer.status, jsonOf(answer)]).toEqual([400, { error: 'invalid_client' }]);
  });

  test('another grant is 400 {"error":"unsupported_grant_type"}', async () => {
    const answer = await ask(form({ ...right, grant_type: 'password' }));
    expect([answer.status, jsonOf(answer)]).toEqual([400, { error: 'unsupported_grant_type' }]);
  });

  test('more than 5 failures of one id and secret are 429 with Retry-After: 600, for that pair and not its address', async () => {
    const guess = form({ ...right, client_secret: `guess ${Date.now()}` });
    for (let i = 0; i < 5; i++) expect((await ask(guess)).status).toBe(400);
    const limited = await ask(guess);
    expect(limited.status).toBe(429);
    expect(limited.headers['retry-after']).toBe('600');
    isToken(await ask(form(right)));
    expect((await ask(form({ ...right, client_secret: `other ${Date.now()}` }))).status).toBe(400);
  });

  test('a client that fetches a token before every call is never limited, and its tokens are cheap', async () => {
    isToken(await ask(form(right)));
    const since = performance.now();
    for (let i = 0; i < 60; i++) isToken(await ask(form(right)));
    expect((performance.now() - since) / 60).toBeLessThan(60); // a check of the secret's hash alone takes longer
  });

  test('a new token never revokes an earlier one', async () => {
    const first = await fetchToken(target);
    await fetchToken(target);
    expect((await withToken(first)).status).toBe(200);
  });
});

describe('Every other call needs Authorization: Bearer', () => {
  const unauthorized = (answer: RawAnswer) => {
    expect(isProblem(answer, 401)).toBe(true);
    expect(Object.keys(jsonOf(answer))).toEqual(['type', 'title', 'status', 'detail', 'instance']);
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer\b/);
  };

  test.each([
    ['POST', INVOICE],
    ['GET', `${INVOICE}?id=x`],
    ['DELETE', `${INVOICE}?id=x`],
    ['GET', `${STATUS}?id=x`],
  ])('%s %s without one is 401 with ProblemDetails and WWW-Authenticate: Bearer', async (method, path) => {
    unauthorized(await send(target.url + path, { method }));
  });

  test('a forged one is 401', async () => {
    const [head, claims, signature] = (await fetchToken(target)).split('.');
    const other = signature!.startsWith('A') ? 'B' : 'A';
    unauthorized(await withToken(`${head}.${claims}.${other}${signature!.slice(1)}`));
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    unauthorized(await withToken(`${none}.${claims}.`));
    unauthorized(await withToken('nonsense'));
  });

  test.skipIf(elsewhere)('an expired one is 401: it is good for its 3600 seconds and no longer', async () => {
    const token = await fetchToken(target);
    target.own!.pass(3_598_000);
    expect((await withToken(token)).status).toBe(200);
    target.own!.pass(2_000);
    unauthorized(await withToken(token));
  });
});
