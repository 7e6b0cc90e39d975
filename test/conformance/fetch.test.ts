import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Contract,
  FIVE,
  INVOICE,
  isProblem,
  openContract,
  payloadOf,
  STATUS,
  sample,
  type TaskAnswer,
} from './contract.ts';
import { jsonOf, type RawAnswer } from './raw.ts';
import { elsewhere, openTarget, type Target } from './target.ts';

let target: Target;
let contract: Contract;
let id: string;
let answer: TaskAnswer;
beforeAll(async () => {
  target = await openTarget();
  contract = await openContract(target);
  id = (await contract.submit(document)).text;
  answer = await contract.ended(id);
});
afterAll(() => target?.stop());

const document = sample('us-services/us-services.pdf');
const expected = JSON.parse(sample('us-services/us-services.json').toString());
const NOT_EXIST = {
  responseStatusCode: 'TaskNotFound',
  taskStatus: 'NotExist',
  results: [],
  error: { messages: [expect.any(String)], warnings: [] },
};
const isAnswer = (raw: RawAnswer): TaskAnswer => {
  expect(raw.status).toBe(200);
  expect(raw.headers['content-type']).toBe('application/json');
  const body = jsonOf<TaskAnswer>(raw);
  expect(Object.keys(body)).toEqual(FIVE);
  return body;
};
const remove = (task: string) => contract.call(`${INVOICE}?id=${task}`, { method: 'DELETE' });

describe('Fetch', () => {
  test('answers 200 application/json with always these five properties and no others', async () => {
    isAnswer(await contract.fetch(id));
    isAnswer(await contract.fetch('unknown'));
    isAnswer(await contract.fetch(id, STATUS));
  });

  test('Completed comes with Ok and one result: type Text, data standard padded base64 of UTF-8 JSON', () => {
    expect(answer).toMatchObject({ id, responseStatusCode: 'Ok', taskStatus: 'Completed' });
    expect(answer.results).toHaveLength(1);
    const [result] = answer.results;
    expect(Object.keys(result!)).toEqual(['type', 'data']);
    expect(result?.type).toBe('Text');
    expect(result?.data).toMatch(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
    expect(payloadOf(answer)).toEqual(expect.any(Object));
  });

  test('Completed has an error of null, or messages and warnings when there is something to say', () => {
    if (answer.error !== null) expect(Object.keys(answer.error)).toEqual(['messages', 'warnings']);
  });

  test('Pending and Processing come with NotReady, no results and no error', async () => {
    const many = await Promise.all(
      Array.from({ length: 3 }, () => contract.submit(sample('german-letter/german-letter-scan.pdf'))),
    );
    const states = await Promise.all(
      many.map(async ({ text }) => jsonOf<TaskAnswer>(await contract.fetch(text, STATUS))),
    );
    const open = states.filter(({ responseStatusCode }) => responseStatusCode === 'NotReady');
    expect(open.length).toBeGreaterThan(0);
    for (const one of open) {
      expect(['Pending', 'Processing']).toContain(one.taskStatus);
      expect(one).toMatchObject({ results: [], error: null });
    }
    for (const { text } of many) expect((await contract.ended(text)).taskStatus).toBe('Completed');
  });

  test('Error comes with Error, no results, messages and warnings', async () => {
    const failed = await contract.read(Buffer.from('nothing'));
    expect(failed).toMatchObject({ responseStatusCode: 'Error', taskStatus: 'Error', results: [] });
    expect(failed.error).toEqual({ messages: [expect.any(String)], warnings: [] });
  });

  test.each(['00000000-0000-4000-8000-000000000000', 'no id at all', '../../etc', '\u{1F9FE}'])(
    'an unknown id (%s) is HTTP 200 with NotExist and TaskNotFound',
    async (unknown) => {
      expect(isAnswer(await contract.fetch(unknown))).toEqual({ id: unknown, ...NOT_EXIST });
    },
  );

  test.skipIf(elsewhere)("somebody else's id is HTTP 200 with NotExist", async () => {
    const { store } = target.own!.server;
    await store.putClient({ ...(await store.findClient(target.id))!, id: 'somebody else' });
    const other = await openContract({ ...target, id: 'somebody else' });
    expect(isAnswer(await other.fetch(id))).toMatchObject(NOT_EXIST);
    await other.call(`${INVOICE}?id=${id}`, { method: 'DELETE' });
    expect(isAnswer(await contract.fetch(id)).taskStatus).toBe('Completed');
  });

  test.each([INVOICE, `${INVOICE}?id=`, STATUS])('a missing id is 400: %s', async (path) => {
    expect(isProblem(await contract.call(path), 400)).toBe(true);
  });

  test('a result can be fetched any number of times', async () => {
    for (let i = 0; i < 5; i++) expect(isAnswer(await contract.fetch(id))).toEqual(answer);
  });

  test.skipIf(elsewhere)(
    'a result is readable for 24 h after submission and not a second longer',
    async () => {
      const since = Date.now();
      const { text } = await contract.submit(document);
      await contract.ended(text);
      const own = await openContract(target);
      target.own!.pass(24 * 3_600_000 - (Date.now() - since) - 2_000);
      const late = await openContract(target);
      expect(isAnswer(await late.fetch(text)).taskStatus).toBe('Completed');
      target.own!.pass(3_000);
      expect(isAnswer(await late.fetch(text))).toMatchObject(NOT_EXIST);
      expect((await own.fetch(text)).status).toBe(401); // its token has long expired
      target.own!.pass(-24 * 3_600_000 - 3_000);
    },
  );

  test('asked once, right after submitting, it is held until the task has ended', async () => {
    const { text } = await contract.submit(document);
    expect(isAnswer(await contract.fetch(text)).taskStatus).toBe('Completed');
  });
});

describe('GetTaskStatus', () => {
  test('says the same without results', async () => {
    expect(isAnswer(await contract.fetch(id, STATUS))).toEqual({ ...answer, results: [] });
  });

  test('answers at once', async () => {
    const { text } = await contract.submit(sample('german-letter/german-letter-scan.pdf'));
    const since = performance.now();
    isAnswer(await contract.fetch(text, STATUS));
    expect(performance.now() - since).toBeLessThan(1_000); // reading takes longer, and a fetch waits for it
    await remove(text);
  });
});

describe('Cancel', () => {
  test('is 200 with an empty body, idempotent; afterwards NotExist', async () => {
    const { text } = await contract.submit(document);
    for (let i = 0; i < 2; i++) {
      const cancelled = await remove(text);
      expect([cancelled.status, cancelled.bytes.length]).toEqual([200, 0]);
    }
    expect(isAnswer(await contract.fetch(text))).toEqual({ id: text, ...NOT_EXIST });
  });

  test('an unknown id is 200 too', async () => expect((await remove('unknown')).status).toBe(200));
});

describe('The payload', () => {
  test('has exactly the 17 keys, in this order', () => {
    expect(Object.keys(payloadOf(answer))).toEqual([
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
    ]);
  });

  test('total_amount, vat and net_amount are numbers, all else strings', () => {
    const numbers = ['total_amount', 'vat', 'net_amount'];
    for (const [key, value] of Object.entries(payloadOf(answer)))
      expect([key, typeof value]).toEqual([key, numbers.includes(key) ? 'number' : 'string']);
  });

  test('a missing string is "" and a missing number -1', () => {
    const missing = Object.keys(expected).filter((key) => expected[key] === '' || expected[key] === -1);
    expect(missing.length).toBeGreaterThan(0);
    for (const key of missing) expect(payloadOf(answer)).toHaveProperty(key, expected[key]);
  });

  test('dates are YYYY-MM-DD', () => {
    for (const key of ['issue_date', 'due_date'])
      expect(payloadOf(answer)[key]).toMatch(/^(\d{4}-\d{2}-\d{2})?$/);
  });

  test('currency is ISO 4217 in lower case, the email in lower case', () => {
    expect(payloadOf(answer).currency).toMatch(/^[a-z]{3}$/);
    expect(payloadOf(answer).supplier_email).toBe(String(payloadOf(answer).supplier_email).toLowerCase());
  });

  test('names keep the case printed on the page, phones their form', () => {
    const { supplier_name, supplier_phone } = expected;
    expect(payloadOf(answer)).toMatchObject({ supplier_name, supplier_phone });
    expect(supplier_name).not.toBe(supplier_name.toLowerCase());
  });

  test('text beyond ASCII arrives as UTF-8', async () => {
    const { receiver_address } = payloadOf(await contract.read(sample('german-letter/german-letter.pdf')));
    expect(receiver_address).toMatch(/ü/);
  });
});
