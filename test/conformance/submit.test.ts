import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Contract, INVOICE, isProblem, openContract, payloadOf, sample, UUID } from './contract.ts';
import { PICTURE_FORMATS, pictureAs } from './pictures.ts';
import { jsonOf, type RawAnswer, send } from './raw.ts';
import { elsewhere, openTarget, type Target } from './target.ts';

let target: Target;
let contract: Contract;
beforeAll(async () => {
  target = await openTarget();
  contract = await openContract(target);
});
afterAll(() => target?.stop());

const document = sample('us-services/us-services.pdf');
const image = document.toString('base64');
const accepted = (answer: RawAnswer) => {
  expect(answer.status).toBe(200);
  expect(answer.text).toMatch(UUID);
};

describe('Submit', () => {
  test('answers 200, text/plain, the bare task id: a lower-case UUID without quotes or newline', async () => {
    const answer = await contract.submit(document);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/plain');
    expect(answer.text).toMatch(UUID);
    expect(answer.bytes).toHaveLength(36);
  });

  test('answers the same whatever Accept says', async () => {
    for (const Accept of ['text/plain', 'application/json', '*/*']) {
      const headers = { 'Content-Type': 'application/json', Accept };
      const answer = await contract.call(INVOICE, {
        method: 'POST',
        headers,
        body: JSON.stringify({ image }),
      });
      accepted(answer);
      expect(answer.headers['content-type']).toBe('text/plain');
    }
  });

  test('settings may be missing', async () => accepted(await contract.post({ image })));

  test('keys are case-insensitive', async () => {
    accepted(await contract.post({ Image: image, SETTINGS: { LANGUAGE: 'English', MakeSkewCorrect: true } }));
    expect((await contract.post({ IMAGE: image, Settings: { Language: 'Klingon' } })).status).toBe(400);
  });

  test('unknown keys and nulls are ignored', async () => {
    const settings = { language: null, rotate: null, makeSkewCorrect: null, unknown: { deep: [1] } };
    accepted(await contract.post({ image, settings, more: 'of it' }));
    accepted(await contract.post({ image, settings: null }));
  });

  const settings: [string, unknown[]][] = [
    ['language', ['English', 'german', 'UKRAINAN', 'Serbo_Croatian']],
    ['makeSkewCorrect', [true, false]],
    ['rotate', [0, 90, -90, 7, 360]],
    ['Rotate', [0, 180]],
    ['makeBinarization', [true, false]],
    ['makeUpsampling', [true, false]],
    ['makeSpellCheck', [true, false]],
    ['makeContrastCorrection', [true, false]],
    ['resultType', ['Text', null]],
    ['resultTypeTable', ['Text', null]],
    ['dsrMode', ['DsrPlusDetector', null]],
    ['dsrConfidence', ['Default', null]],
    [
      'regions',
      [null, [], [{ rect: { topLeftX: 0, topLeftY: 0, bottomRightX: 9999, bottomRightY: 9999 }, order: 1 }]],
    ],
  ];
  test.each(settings)('setting %s is accepted', async (name, values) => {
    for (const value of values) accepted(await contract.post({ image, settings: { [name]: value } }));
  });

  test.each([
    ['language', 7],
    ['language', 'Klingon'],
    ['makeSkewCorrect', 'yes'],
    ['rotate', 1.5],
    ['rotate', 'ninety'],
  ])('setting %s of %j is 400 with errors by property', async (name, value) => {
    const answer = await contract.post({ image, settings: { [name]: value } });
    expect(isProblem(answer, 400)).toBe(true);
    expect(Object.keys(jsonOf<{ errors: object }>(answer).errors)).toEqual([`settings.${name}`]);
  });

  test('makeSkewCorrect:false, which clients send when their user set nothing, is obeyed and the page still read', async () => {
    const answer = await contract.read(sample('us-services/us-services-scan.jpg'), {
      makeSkewCorrect: false,
    });
    expect(answer.taskStatus).toBe('Completed');
    expect(payloadOf(answer).total_amount).toBeGreaterThan(0);
  });

  test.each([
    ['bad JSON', '{"image":'],
    ['no body', ''],
    ['a missing image', '{}'],
    ['an image that is not base64', '{"image":"%%%"}'],
    ['an image that is no string', '{"image":{}}'],
  ])('%s is 400 ProblemDetails with errors by property', async (_what, body) => {
    const answer = await contract.post(body);
    expect(isProblem(answer, 400)).toBe(true);
    expect(jsonOf(answer).errors).toEqual(expect.any(Object));
  });

  test.skipIf(elsewhere)('a body over the limit is 413', async () => {
    expect(isProblem(await contract.submit(Buffer.alloc(5_000_001, 'a')), 413)).toBe(true);
    expect(isProblem(await contract.submit(Buffer.alloc(10_000_000, 'a')), 413)).toBe(true);
  });

  test('another content type than JSON is 415', async () => {
    const headers = { 'Content-Type': 'application/xml' };
    expect(isProblem(await contract.call(INVOICE, { method: 'POST', headers, body: '<a/>' }), 415)).toBe(
      true,
    );
  });

  test('an image that cannot be decoded is accepted, and its task ends in Error', async () => {
    const submitted = await contract.submit(Buffer.from('no picture at all'));
    accepted(submitted);
    const answer = await contract.ended(submitted.text);
    expect(answer).toMatchObject({ responseStatusCode: 'Error', taskStatus: 'Error', results: [] });
    expect(answer.error?.messages[0]).toMatch(/ \[[a-z_]+\]$/);
  });

  test('a data URL prefix is tolerated', async () => {
    const submitted = await contract.post({ image: `data:application/pdf;base64,${image}` });
    accepted(submitted);
    expect((await contract.ended(submitted.text)).taskStatus).toBe('Completed');
  });
});

describe('Image formats are told by magic bytes', () => {
  test.each(PICTURE_FORMATS)('%s is read', async (format) => {
    const answer = await contract.read(await pictureAs(format));
    expect(answer.taskStatus, JSON.stringify(answer.error)).toBe('Completed');
  });

  test('PDF is read, from its text layer and as a scan', async () => {
    for (const file of ['us-services/us-services.pdf', 'german-letter/german-letter-scan.pdf'])
      expect((await contract.read(sample(file))).taskStatus).toBe('Completed');
  });

  // Not decoded yet: then the task says so with its code, and does not end as anything else.
  test.each(['svg', 'heic'])(
    '%s is read, or its task ends in Error with unsupported_format',
    async (format) => {
      const answer = await contract.read(await pictureAs(format));
      if (answer.taskStatus !== 'Completed')
        expect(answer.error?.messages[0]).toMatch(/\[unsupported_format\]$/);
    },
  );
});

describe('Routes', () => {
  test.each([
    '/v5.0/RecognizeAndParseInvoice',
    '/V5.0/OCR/RECOGNIZEANDPARSEINVOICE',
    '/v5.0/recognizeandparseinvoice',
    '/v5.0/ocr/recognizeAndParseInvoice',
  ])('are matched case-insensitively, with and without /ocr: %s', async (path) => {
    const submitted = await contract.post({ image }, path);
    accepted(submitted);
    expect(jsonOf(await contract.fetch(submitted.text, path)).id).toBe(submitted.text);
    expect((await contract.call(`${path}?id=${submitted.text}`, { method: 'DELETE' })).status).toBe(200);
  });

  test.each(['/v5.0/Utilities/GetTaskStatus', '/v5.0/OCR/utilities/gettaskstatus'])(
    'so is %s',
    async (path) => {
      expect(jsonOf(await contract.fetch('none', path)).taskStatus).toBe('NotExist');
    },
  );

  test.each(['/Connect/Token', '/connect/token/'])('so is %s', async (path) => {
    expect((await send(target.url + path, { method: 'POST' })).status).not.toBe(404);
  });
});
