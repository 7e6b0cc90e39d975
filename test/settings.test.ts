import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Details } from '../src/invoice/index.ts';
import { READER_SCRIPT } from '../src/tasks/index.ts';
import { sample } from './conformance/contract.ts';
import { payloadOf, ROUTE, startTestServer, submission, type TestServer } from './support/server.ts';

/** Each setting of the contract, on a picture made for it: what it changes, over HTTP, by the real reader. */
let server: TestServer;
let scan: Buffer;
const expected = JSON.parse(sample('us-services/us-services.json').toString()) as Details;
beforeAll(async () => {
  server = await startTestServer({ holdMs: 60_000 }, { readerScript: READER_SCRIPT });
  // The sample stands askew by a degree: here it is level, so that what is tilted is tilted by the test.
  const level = sharp(sample('us-services/us-services-scan.jpg')).rotate(1, { background: 'white' });
  scan = await sharp(await level.png().toBuffer())
    .resize(1400)
    .png()
    .toBuffer();
});
afterAll(() => server?.stop());

interface Read {
  /** Of the 17 details. */
  right: number;
  words: number;
  rotation: number;
  payload: Record<string, unknown>;
}

async function read(picture: Buffer | Sharp, settings: object): Promise<Read> {
  const bytes = Buffer.isBuffer(picture) ? picture : await picture.png().toBuffer();
  const id = await (await server.call(ROUTE, submission(bytes, settings))).text();
  const answer = await server.fetch(id);
  if (answer.taskStatus !== 'Completed') return { right: 0, words: 0, rotation: 0, payload: {} };
  const payload = payloadOf(answer);
  const right = Object.entries(expected).filter(([key, value]) => payload[key] === value).length;
  const resource = (await (await server.call(`/v1/invoices/${id}`)).json()) as {
    invoice: { pages: { words: number; rotation: number }[] };
  };
  return { right, payload, ...resource.invoice.pages[0]! };
}

const tilted = async (degrees: number) =>
  sharp(scan).rotate(degrees, { background: 'white' }).png().toBuffer();

describe('makeSkewCorrect', () => {
  test.each([2, 8, 15])('straightens a tilt of %i°, and leaves it where it is false', async (degrees) => {
    const picture = await tilted(degrees);
    const on = await read(picture, { makeSkewCorrect: true });
    expect(on.right).toBeGreaterThanOrEqual(15);
    expect(on.rotation).toBeGreaterThan(-degrees - 0.7);
    expect(on.rotation).toBeLessThan(-degrees + 0.7);
    const off = await read(picture, { makeSkewCorrect: false });
    expect(off.rotation).toBe(0);
    if (degrees >= 8) expect(off.right).toBeLessThan(on.right - 3);
  });

  test('is on when it is left out', async () => {
    expect((await read(await tilted(8), {})).rotation).toBeLessThan(-7);
  });
});

describe('rotate', () => {
  test.each([90, 180, 270, -90])(
    'by %i° stands a page upright that was turned the other way',
    async (degrees) => {
      const { right, rotation } = await read(await tilted(-degrees), {
        rotate: degrees,
        makeSkewCorrect: false,
      });
      expect(right).toBeGreaterThanOrEqual(15);
      expect(((rotation % 360) + 360) % 360).toBe((degrees + 360) % 360);
    },
  );

  test('by 7° straightens what makeSkewCorrect is told to leave', async () => {
    const picture = await tilted(-7);
    const on = await read(picture, { Rotate: 7, makeSkewCorrect: false });
    const off = await read(picture, { makeSkewCorrect: false });
    expect(on.rotation).toBe(7);
    expect(on.right).toBeGreaterThan(off.right + 3);
  });

  test('comes before makeSkewCorrect: what it leaves askew is straightened', async () => {
    const { rotation, right } = await read(await tilted(-10), { rotate: 5 });
    expect(rotation).toBeGreaterThan(9);
    expect(rotation).toBeLessThan(11);
    expect(right).toBeGreaterThanOrEqual(15);
  });
});

test('makeBinarization reads through stains', async () => {
  const spots = Array.from({ length: 12 }, (_, i) => {
    const [x, y] = [(i * 373) % 1400, (i * 517) % 1790];
    return `<ellipse cx="${x}" cy="${y}" rx="260" ry="180" fill="url(#coffee)"/>`;
  });
  const stains = `<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="1790"><defs><radialGradient id="coffee">
    <stop offset="0" stop-color="#3a2206" stop-opacity=".7"/><stop offset=".85" stop-color="#3a2206" stop-opacity=".63"/>
    <stop offset="1" stop-color="#2a1603" stop-opacity="0"/></radialGradient></defs>${spots.join('')}</svg>`;
  const picture = await sharp(scan)
    .composite([{ input: Buffer.from(stains) }])
    .png()
    .toBuffer();
  const [on, off] = [await read(picture, { makeBinarization: true }), await read(picture, {})];
  expect(on.words).toBeGreaterThan(off.words + 10);
  expect(on.right).toBeGreaterThan(off.right);
});

test('makeUpsampling reads print of 6 points at 75 dpi', async () => {
  // The sample is set in about 9 points: between 500 and 600 pixels across, its print is as high as 6 points are at 75 dpi.
  const right = { on: 0, off: 0 };
  for (const width of [500, 600]) {
    const picture = await sharp(sample('us-services/us-services-scan.jpg'))
      .resize(width)
      .jpeg({ quality: 90 })
      .toBuffer();
    right.on += (await read(picture, { makeUpsampling: true })).right;
    right.off += (await read(picture, {})).right;
  }
  expect(right.on).toBeGreaterThan(right.off);
});

test('makeContrastCorrection reads print that is hardly darker than its paper', async () => {
  const picture = await sharp(scan).greyscale().linear(0.03, 120).png().toBuffer();
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
