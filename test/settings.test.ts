import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Details } from '../src/invoice/index.ts';
import { READER_SCRIPT } from '../src/tasks/index.ts';
import { sample } from './conformance/contract.ts';
import { SCAN_CASES, SCAN_SAMPLE } from './corpus/scan-cases.ts';
import { payloadOf, ROUTE, startTestServer, submission, type TestServer } from './support/server.ts';

/** Each setting of the contract, on a picture made for it: what it changes, over HTTP, by the real reader. */
let server: TestServer;
let scan: Buffer;
const expected = JSON.parse(sample(`${SCAN_SAMPLE}/${SCAN_SAMPLE}.json`).toString()) as Details;
beforeAll(async () => {
  server = await startTestServer({ holdMs: 60_000 }, { readerScript: READER_SCRIPT });
  scan = await SCAN_CASES.level.make();
});
afterAll(() => server?.stop());

interface Read {
  /** Of the 17 details. */
  right: number;
  words: number;
  width: number;
  height: number;
  rotation: number;
  payload: Record<string, unknown>;
}

async function read(bytes: Buffer, settings: object): Promise<Read> {
  const id = await (await server.call(ROUTE, submission(bytes, settings))).text();
  const answer = await server.fetch(id);
  if (answer.taskStatus !== 'Completed')
    return { right: 0, words: 0, width: 0, height: 0, rotation: 0, payload: {} };
  const payload = payloadOf(answer);
  const right = Object.entries(expected).filter(([key, value]) => payload[key] === value).length;
  const resource = (await (await server.call(`/v1/invoices/${id}`)).json()) as {
    invoice: { pages: Pick<Read, 'words' | 'width' | 'height' | 'rotation'>[] };
  };
  return { right, payload, ...resource.invoice.pages[0]! };
}

describe('makeSkewCorrect', () => {
  test.each([2, 8, 15] as const)(
    'straightens a tilt of %i°, and leaves it where it is false',
    async (degrees) => {
      const picture = await SCAN_CASES[`tilted-${degrees}`].make();
      const on = await read(picture, { makeSkewCorrect: true });
      expect(on.right).toBeGreaterThanOrEqual(15);
      expect(on.rotation).toBeGreaterThan(-degrees - 0.7);
      expect(on.rotation).toBeLessThan(-degrees + 0.7);
      const off = await read(picture, { makeSkewCorrect: false });
      expect(off.rotation).toBe(0);
      if (degrees >= 8) expect(off.right).toBeLessThan(on.right - 3);
    },
  );

  test('is on when it is left out', async () => {
    expect((await read(await SCAN_CASES['tilted-8'].make(), {})).rotation).toBeLessThan(-7);
  });
});

describe('rotate', () => {
  test.each([
    [90, 'quarter-turn-back'],
    [180, 'half-turn'],
    [270, 'quarter-turn'],
    [-90, 'quarter-turn'],
  ] as const)('by %i° stands a page upright that was turned the other way', async (degrees, name) => {
    const { right, rotation } = await read(await SCAN_CASES[name].make(), {
      rotate: degrees,
      makeSkewCorrect: false,
    });
    expect(right).toBeGreaterThanOrEqual(15);
    expect(((rotation % 360) + 360) % 360).toBe((degrees + 360) % 360);
  });

  test('by 7° straightens what makeSkewCorrect is told to leave', async () => {
    const picture = await SCAN_CASES['tilted-back-7'].make();
    const on = await read(picture, { Rotate: 7, makeSkewCorrect: false });
    const off = await read(picture, { makeSkewCorrect: false });
    expect(on.rotation).toBe(7);
    expect(on.right).toBeGreaterThan(off.right + 3);
  });

  test('comes before makeSkewCorrect: what it leaves askew is straightened', async () => {
    const { rotation, right } = await read(await SCAN_CASES['tilted-back-10'].make(), { rotate: 5 });
    expect(rotation).toBeGreaterThan(9);
    expect(rotation).toBeLessThan(11);
    expect(right).toBeGreaterThanOrEqual(15);
  });
});

test('makeBinarization reads through stains', async () => {
  const picture = await SCAN_CASES.stained.make();
  const [on, off] = [await read(picture, { makeBinarization: true }), await read(picture, {})];
  expect(on.words).toBeGreaterThan(off.words + 10);
  expect(on.right).toBeGreaterThan(off.right);
});

test('makeUpsampling reads the picture twice as large: print of 6 points at 75 dpi is right', async () => {
  for (const name of ['small-500', 'small-600'] as const) {
    const picture = await SCAN_CASES[name].make();
    const [on, off] = [await read(picture, { makeUpsampling: true }), await read(picture, {})];
    // Straightening adds a pixel or two.
    expect(on.width / off.width).toBeCloseTo(2, 1);
    expect(on.height / off.height).toBeCloseTo(2, 1);
    expect(on.right).toBeGreaterThanOrEqual(16);
  }
});

test('makeContrastCorrection reads print that is hardly darker than its paper', async () => {
  const picture = await SCAN_CASES.faint.make();
  const [on, off] = [await read(picture, { makeContrastCorrection: true }), await read(picture, {})];
  expect(on.right).toBeGreaterThanOrEqual(15);
  expect(off.right).toBeLessThan(8);
});

describe('regions', () => {
  const upperHalf = { topLeftX: 0, topLeftY: 0, bottomRightX: 1400, bottomRightY: 900 };

  test('of a picture: only what lies in them is read', async () => {
    const all = await read(scan, {});
    const part = await read(scan, { regions: [{ rect: upperHalf, order: 1 }] });
    expect(part.payload.supplier_name).toBe(expected.supplier_name);
    expect(part.words).toBeLessThan(all.words * 0.8);
    expect(part.words).toBeGreaterThan(20);
  });

  test('of a PDF: in points', async () => {
    const pdf = sample('us-services/us-services.pdf');
    const rect = { topLeftX: 0, topLeftY: 0, bottomRightX: 612, bottomRightY: 300 };
    const [all, part] = [await read(pdf, {}), await read(pdf, { regions: [{ rect, order: 1 }] })];
    expect(part.words).toBeLessThan(all.words * 0.8);
    expect(part.words).toBeGreaterThan(20);
  });
});

test('resultType, resultTypeTable, dsrMode and dsrConfidence change nothing', async () => {
  const others = { resultType: 'Pdf', resultTypeTable: 'Excel', dsrMode: 'Regions', dsrConfidence: 'All' };
  const pdf = sample('us-services/us-services.pdf');
  expect((await read(pdf, others)).payload).toEqual((await read(pdf, {})).payload);
});
