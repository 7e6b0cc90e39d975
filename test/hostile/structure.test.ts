import { afterAll, beforeAll, expect, test } from 'vitest';
import { scriptBytes } from '../support/script.ts';
import { problemOf, ROUTE, startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ readers: 0 });
});
afterAll(() => server.stop());

const headers = { 'content-type': 'application/json' };
const post = (path: string, body: string) => server.call(path, { method: 'POST', headers, body });
const image = scriptBytes({}).toString('base64');
const region = '{"rect":{"topLeftX":0,"topLeftY":0,"bottomRightX":9,"bottomRightY":9}}';

const HOSTILE: [string, string][] = [
  ['four hundred thousand names', `{${Array.from({ length: 400_000 }, (_, i) => `"k${i}":0`).join()}}`],
  ['objects without end', `{"image":"${image}","more":[${'{},'.repeat(3_000_000)}{}]}`],
  ['levels without end', `${'['.repeat(1_000_000)}`],
  [
    'regions without end',
    `{"image":"${image}","settings":{"regions":[${Array(10_000).fill(region).join()}]}}`,
  ],
];

test.each(['/v1/invoices', ROUTE])('%s refuses structure without limit before it is parsed', async (path) => {
  for (const [name, body] of HOSTILE) {
    const response = await post(path, body);
    expect([name, response.status]).toEqual([name, 400]);
    expect((await problemOf(response)).detail).toMatch(/more than \d+ (values|levels)/);
  }
});

test('a hundred regions are used, and a warning tells that more were not', async () => {
  const regions = `[${Array(101).fill(region).join()}]`;
  const id = await (await post(ROUTE, `{"image":"${image}","settings":{"regions":${regions}}}`)).text();
  const task = await server.store.find(id);
  expect(task?.settings.regions).toHaveLength(100);
  expect(task?.warnings).toHaveLength(1);
});
