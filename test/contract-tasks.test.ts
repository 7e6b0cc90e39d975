import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scriptBytes } from './support/script.ts';
import {
  answerOf,
  fetchToken,
  json,
  payloadOf,
  problemOf,
  ROUTE,
  startTestServer,
  submission,
  type TestServer,
} from './support/server.ts';

let server: TestServer;
let now = Date.now();
beforeAll(async () => {
  server = await startTestServer({ maxBytes: 100_000, queue: { tasks: 50, bytes: 1e9 } }, { now: () => now });
});
afterAll(() => server.stop());

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const FIVE = ['id', 'responseStatusCode', 'taskStatus', 'results', 'error'];
const KEYS = [
  'issue_date',
  'due_date',
  'supplier_name',
  'supplier_address',
  'supplier_email',
  'supplier_phone',
  'supplier_tax_id',
  'receiver_name',
  'receiver_address',
  'receiver_tax_id',
  'currency',
  'total_amount',
  'vat',
  'net_amount',
  'bank_name',
  'bic',
  'account',
];

let gates = 0;
/** A document that is not read before `open` is called. */
function gated(name: string) {
  const waitFor = join(server.folder, `gate-${gates++}`);
  return { script: { name, waitFor }, open: () => writeFile(waitFor, '') };
}

describe('submit', () => {
  test('answers 200 text/plain with the bare task id: a lower-case UUID, no quotes, no newline', async () => {
    const response = await server.call(ROUTE, submission(scriptBytes({ name: 'a' })));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect(await response.text()).toMatch(UUID);
  });

  test.each([
    '/v5.0/RecognizeAndParseInvoice',
    '/V5.0/OCR/recognizeandparseinvoice',
    '//v5.0/ocr/RecognizeAndParseInvoice',
    '/v5.0/ocr/RecognizeAndParseInvoice/',
  ])('is also found as %s', async (path) => {
    const id = await (await server.call(path, submission(scriptBytes({ name: 'b' })))).text();
    expect(id).toMatch(UUID);
    const answer = await (await server.call(`${path}?id=${id}`)).json();
    expect(answer).toMatchObject({ id, taskStatus: 'Completed' });
    expect((await server.call(`${path}?id=${id}`, { method: 'DELETE' })).status).toBe(200);
  });

  const echoed = { echoSettings: true };
  const asRead = async (settings: object) => {
    const answer = await server.fetch(await server.submit(echoed, settings));
    const { limits, ...read } = JSON.parse(answer.error!.warnings.at(-1)!);
    return read;
  };

  test('every setting reaches the reader', async () => {
    const read = await asRead({
      language: 'german',
      makeSkewCorrect: false,
      rotate: -90,
      makeBinarization: true,
      makeUpsampling: true,
      makeSpellCheck: true,
      makeContrastCorrection: true,
    });
    expect(read).toEqual({
      language: 'German',
      straighten: false,
      rotate: 270,
      binarize: true,
      upsample: true,
      spellCheck: true,
      contrast: true,
    });
  });

  test('both spellings of rotate count', async () => {
    expect(await asRead({ Rotate: 180 })).toEqual({ rotate: 180 });
    expect(await asRead({ rotate: 90 })).toEqual({ rotate: 90 });
  });

  test('keys count in any case, unknown keys and nulls are ignored, settings of generic clients are accepted', async () => {
    const settings = {
      MAKESKEWCORRECT: true,
      language: null,
      resultType: 'Text',
      resultTypeTable: null,
      dsrMode: 'DsrPlusDetector',
      dsrConfidence: null,
      regions: null,
      nonsense: { a: 1 },
    };
    const image = scriptBytes(echoed).toString('base64');
    const id = await (await server.call(ROUTE, json({ IMAGE: image, Settings: settings, more: 1 }))).text();
    const { limits, ...read } = JSON.parse((await server.fetch(id)).error!.warnings.at(-1)!);
    expect(read).toEqual({ straighten: true });
    expect(limits).toMatchObject({ maxBytes: 100_000 });
  });

  test('regions reach the reader', async () => {
    const rect = { topLeftX: 1, topLeftY: 2, bottomRightX: 30, BottomRightY: 40 };
    const read = await asRead({ regions: [{ rect, order: 1 }] });
    expect(read).toEqual({ regions: [{ left: 1, top: 2, right: 30, bottom: 40 }] });
  });

  test('regions that are none are accepted, and a warning says that they were not used', async () => {
    const id = await server.submit({ name: 'r' }, { regions: [{ rect: '1,2,3,4', order: 0 }] });
    const answer = await server.fetch(id);
    expect(answer.taskStatus).toBe('Completed');
    expect(answer.error).toEqual({ messages: [], warnings: [expect.stringContaining('region')] });
  });

  const base64 = scriptBytes({ name: 'x~~' }).toString('base64');
  test.each([
    ['a data URL', `data:application/pdf;base64,${base64}`],
    ['line breaks', base64.replace(/(.{8})/g, '$1\r\n')],
    ['no padding', base64.replace(/=+$/, '')],
    ['the URL-safe alphabet', base64.replaceAll('+', '-').replaceAll('/', '_')],
  ])('base64 with %s is understood', async (_name, image) => {
    const id = await (await server.call(ROUTE, json({ image }))).text();
    expect(payloadOf(await server.fetch(id)).supplier_name).toBe('x~~');
  });

  test.each(['application/json; charset=utf-8', 'text/json', 'application/json;charset=UTF-8'])(
    'content type %s is understood',
    async (type) => {
      const response = await server.call(ROUTE, {
        ...json({ image: base64 }),
        headers: { 'content-type': type },
      });
      expect(response.status).toBe(200);
    },
  );

  test('a body without a content type is understood as JSON', async () => {
    const body = new Blob([JSON.stringify({ image: base64 })]);
    expect((await server.call(ROUTE, { method: 'POST', body })).status).toBe(200);
  });

  test.each([
    ['bad JSON', '{"image":', ''],
    ['an empty body', '', ''],
    ['no object', '[]', ''],
    ['a missing image', '{"settings":{}}', 'image'],
    ['a null image', '{"image":null}', 'image'],
    ['an empty image', '{"image":""}', 'image'],
    ['an image that is no string', '{"image":[1]}', 'image'],
    ['an image that is not base64', '{"image":"not base64!"}', 'image'],
    ['settings that are no object', '{"image":"AAAA","settings":7}', 'settings'],
    ['an unknown language', '{"image":"AAAA","settings":{"language":"Klingon"}}', 'settings.language'],
    ['a language that is no string', '{"image":"AAAA","settings":{"language":3}}', 'settings.language'],
    ['a fraction of a degree', '{"image":"AAAA","settings":{"rotate":1.5}}', 'settings.rotate'],
    ['degrees as text', '{"image":"AAAA","settings":{"Rotate":"90"}}', 'settings.rotate'],
    ['a switch as text', '{"image":"AAAA","settings":{"makeSkewCorrect":"yes"}}', 'settings.makeSkewCorrect'],
  ])('%s is 400 with ProblemDetails that name the property', async (_name, body, property) => {
    const response = await server.call(ROUTE, { ...json(0), body });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/json');
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ title: 'Bad Request', status: 400, instance: ROUTE });
    expect(Object.keys(problem.errors!)).toEqual([property]);
    expect(problem.errors?.[property]?.[0]).toMatch(/^[A-Z].+\.( \[\w+\])?$/);
  });

  test('another content type is 415', async () => {
    const response = await server.call(ROUTE, {
      ...json({}),
      headers: { 'content-type': 'application/xml' },
    });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ status: 415 });
  });

  test('a document over the limit is 413, whether its request fits or not', async () => {
    const inside = await server.call(ROUTE, submission(new Uint8Array(100_001)));
    expect(inside.status).toBe(413);
    const outside = await server.call(ROUTE, submission(new Uint8Array(3_000_000)));
    expect(outside.status).toBe(413);
    expect(await outside.json()).toMatchObject({ status: 413, instance: ROUTE });
    expect((await server.call(ROUTE, submission(new Uint8Array(100_000)))).status).toBe(200);
  });

  test('a document that cannot be read is accepted, and its task ends in Error with a sentence and a code', async () => {
    const answer = await server.fetch(await server.submit({ act: 'refuse' }));
    expect(answer).toEqual({
      id: answer.id,
      responseStatusCode: 'Error',
      taskStatus: 'Error',
      results: [],
      error: {
        messages: [expect.stringMatching(/^The image is damaged.+ \[damaged_image\]$/)],
        warnings: [],
      },
    });
  });
});

describe('fetch', () => {
  test('a completed task has exactly the five properties, and one Text result in padded base64', async () => {
    const id = await server.submit({ name: 'Größe & Söhne €' });
    const response = await server.call(`${ROUTE}?id=${id}`);
    expect(response.headers.get('content-type')).toBe('application/json');
    const answer = await answerOf(response);
    expect(Object.keys(answer)).toEqual(FIVE);
    expect(answer).toMatchObject({ id, responseStatusCode: 'Ok', taskStatus: 'Completed', error: null });
    expect(answer.results).toHaveLength(1);
    expect(Object.keys(answer.results[0]!)).toEqual(['type', 'data']);
    expect(answer.results[0]?.type).toBe('Text');
    expect(answer.results[0]?.data).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
    expect(answer.results[0]!.data.length % 4).toBe(0);
  });

  test('the payload has exactly the 17 keys in order, "" and -1 where nothing was found', async () => {
    const payload = payloadOf(await server.fetch(await server.submit({ name: 'Größe & Söhne €' })));
    expect(Object.keys(payload)).toEqual(KEYS);
    expect(payload).toMatchObject({
      supplier_name: 'Größe & Söhne €',
      due_date: '',
      vat: -1,
      total_amount: -1,
    });
  });

  test('a result can be fetched any number of times', async () => {
    const id = await server.submit({ name: 'again' });
    const first = await server.fetch(id);
    expect(first.taskStatus).toBe('Completed');
    expect(await server.fetch(id)).toEqual(first);
    expect(await server.fetch(id.toUpperCase())).toEqual(first);
  });

  test('is held until the task ends, and no longer', async () => {
    const { script, open } = gated('held');
    const id = await server.submit(script);
    const answer = server.fetch(id);
    await expect.poll(() => server.tasks.held).toBe(1);
    const opened = performance.now();
    await open();
    expect(await answer).toMatchObject({ taskStatus: 'Completed' });
    expect(performance.now() - opened).toBeLessThan(5_000); // the hold is 10 s
  });

  test('ends its hold when the client goes away', async () => {
    const { script, open } = gated('left');
    const id = await server.submit(script);
    const leave = new AbortController();
    const answer = server.call(`${ROUTE}?id=${id}`, { signal: leave.signal });
    await expect.poll(() => server.tasks.held).toBe(1);
    leave.abort();
    await expect(answer).rejects.toThrow();
    await expect.poll(() => server.tasks.held).toBe(0);
    await open();
  });

  test('status answers at once and without results: Pending, Processing, Completed', async () => {
    const { script, open } = gated('first');
    const first = await server.submit(script);
    const second = await server.submit({ name: 'second' });
    const status = async (id: string) =>
      (await server.call(`/v5.0/ocr/Utilities/GetTaskStatus?id=${id}`)).json();
    const notReady = { responseStatusCode: 'NotReady', results: [], error: null };
    await expect.poll(() => status(first)).toEqual({ id: first, taskStatus: 'Processing', ...notReady });
    expect(await status(second)).toEqual({ id: second, taskStatus: 'Pending', ...notReady });
    await open();
    await server.fetch(second);
    expect(await status(second)).toEqual({
      id: second,
      responseStatusCode: 'Ok',
      taskStatus: 'Completed',
      results: [],
      error: null,
    });
    const other = await server.call(`/v5.0/utilities/gettaskstatus?ID=${second}`);
    expect(await other.json()).toMatchObject({ taskStatus: 'Completed' });
  });

  test.each(['00000000-0000-4000-8000-000000000000', 'nonsense', "' OR 1=1 --"])(
    'an unknown id (%s) is 200 with NotExist',
    async (id) => {
      for (const path of [ROUTE, '/v5.0/ocr/Utilities/GetTaskStatus']) {
        const response = await server.call(`${path}?id=${encodeURIComponent(id)}`);
        expect(response.status).toBe(200);
        const answer = await answerOf(response);
        expect(Object.keys(answer)).toEqual(FIVE);
        expect(answer).toEqual({
          id,
          responseStatusCode: 'TaskNotFound',
          taskStatus: 'NotExist',
          results: [],
          error: { messages: [expect.any(String)], warnings: [] },
        });
      }
    },
  );

  test.each([ROUTE, `${ROUTE}?id=`, '/v5.0/ocr/Utilities/GetTaskStatus'])(
    '%s without an id is 400',
    async (path) => {
      const response = await server.call(path);
      expect(response.status).toBe(400);
      expect((await problemOf(response)).errors).toHaveProperty('id');
    },
  );

  test("somebody else's id is NotExist, and cannot be cancelled by them", async () => {
    await server.store.putClient({ ...(await server.store.findClient('test-client'))!, id: 'other' });
    const token = await fetchToken(server.url, 'other');
    const headers = { authorization: `Bearer ${token}` };
    const id = await server.submit({ name: 'mine' });
    const seen = await server.call(`${ROUTE}?id=${id}`, { headers });
    expect(await seen.json()).toMatchObject({ taskStatus: 'NotExist', responseStatusCode: 'TaskNotFound' });
    expect((await server.call(`${ROUTE}?id=${id}`, { method: 'DELETE', headers })).status).toBe(200);
    expect(await server.fetch(id)).toMatchObject({ taskStatus: 'Completed' });
  });
});

describe('cancel', () => {
  test('answers 200 with an empty body, again and again; afterwards the task is NotExist', async () => {
    const id = await server.submit({ name: 'gone' });
    await server.fetch(id);
    for (let time = 0; time < 2; time++) {
      const response = await server.call(`${ROUTE}?id=${id}`, { method: 'DELETE' });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('');
    }
    expect(await server.fetch(id)).toMatchObject({
      taskStatus: 'NotExist',
      responseStatusCode: 'TaskNotFound',
    });
  });

  test('ends a reading under way, and the next document is read', async () => {
    const id = await server.submit(gated('never').script);
    await expect.poll(async () => (await server.tasks.find('test-client', id))?.state).toBe('processing');
    await server.call(`${ROUTE}?id=${id}`, {
      method: 'DELETE',
      headers: { 'content-type': 'application/json' },
    });
    expect(await server.fetch(id)).toMatchObject({ taskStatus: 'NotExist' });
    expect(await server.fetch(await server.submit({ name: 'next' }))).toMatchObject({
      taskStatus: 'Completed',
    });
  });

  test('without an id is 400', async () => {
    expect((await server.call(ROUTE, { method: 'DELETE' })).status).toBe(400);
  });
});

test('results are readable for 24 h after submission, and not a millisecond longer', async () => {
  const submitted = now;
  const id = await server.submit({ name: 'day' });
  expect(await server.fetch(id)).toMatchObject({ taskStatus: 'Completed' });
  now = submitted + 24 * 3_600_000 - 1;
  expect(await server.fetch(id)).toMatchObject({ taskStatus: 'Completed' });
  now = submitted + 24 * 3_600_000;
  expect(await server.fetch(id)).toMatchObject({ taskStatus: 'NotExist' });
});

test('a server can be told to give results in lower case throughout', async () => {
  const lower = await startTestServer({ lowerCase: true });
  const payload = payloadOf(await lower.fetch(await lower.submit({ name: 'ÄTNA Ltd' })));
  expect(payload).toMatchObject({ supplier_name: 'ätna ltd', vat: -1 });
  await lower.stop();
});

test('a hold that runs out answers with the state as it is', async () => {
  const short = await startTestServer({ holdMs: 50 });
  const id = await short.submit({ waitFor: join(short.folder, 'never') });
  expect(await short.fetch(id)).toMatchObject({ responseStatusCode: 'NotReady', results: [], error: null });
  await short.stop();
});

test('a full queue is 503 with Retry-After, and takes documents again when there is room', async () => {
  const full = await startTestServer({ queue: { tasks: 1, bytes: 1e6 } });
  const gate = join(full.folder, 'gate');
  const id = await full.submit({ waitFor: gate });
  const refused = await full.call(ROUTE, submission(scriptBytes({})));
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ status: 503, title: 'Service Unavailable' });
  await writeFile(gate, '');
  await full.fetch(id);
  expect(await full.submit({})).toMatch(UUID);
  await full.stop();
});
