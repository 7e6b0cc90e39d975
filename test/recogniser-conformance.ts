import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Box } from '../src/invoice/index.ts';
import { rasterOf } from '../src/ocr/fixtures/pictures.ts';
import { type Rectangle, toGrey } from '../src/ocr/picture/index.ts';
import type { Line, PagePicture, Recogniser } from '../src/ocr/recogniser.ts';

const FIXTURES = join(import.meta.dirname, '../src/ocr/fixtures');

/** What is printed on the page that the suite reads, with the box of each word. */
export const PRINTED = JSON.parse(readFileSync(join(FIXTURES, 'page.json'), 'utf8')) as {
  text: string;
  box: Box;
}[];

/** Words that every recogniser can read: they have no letters. */
const NUMBERS = ['2026-0417', '14.03.2026', '86.40'];
/** Nothing is printed here. */
const BLANK: Rectangle = { cx: 400, cy: 850, width: 300, height: 40, angle: 0 };
/** What a fraction may be off by. */
const ROUNDING = 1e-6;

/** The area of a line as the detector finds it: its ink, grown. */
function areaOf(text: string): Rectangle {
  const { x0, y0, x1, y1 } = PRINTED.find((word) => word.text === text)!.box;
  const more = 0.3 * (y1 - y0);
  return { cx: (x0 + x1) / 2, cy: (y0 + y1) / 2, width: x1 - x0 + more, height: y1 - y0 + more, angle: 0 };
}

const AREAS = NUMBERS.map(areaOf);
const textOf = (lines: readonly Line[]) =>
  lines.flatMap(({ words }) => words.map(({ text }) => text)).join('');

/** The promises of the port for recognisers (src/ocr/recogniser.ts). Every recogniser passes all of them. */
export function describeRecogniser(kind: string, open: () => Promise<Recogniser>): void {
  describe(`${kind}: a recogniser`, () => {
    let recogniser: Recogniser;
    let page: PagePicture;
    beforeAll(async () => {
      recogniser = await open();
      const raster = await rasterOf(sharp(join(FIXTURES, 'page.png')));
      page = { ...toGrey(raster), raster: async () => raster };
    }, 60_000);
    afterAll(() => recogniser.close());

    test('gives the lines of each area, in the order of the areas', async () => {
      expect((await recogniser.recognise(page, AREAS)).map(textOf)).toEqual(NUMBERS);
      const reversed = await recogniser.recognise(page, AREAS.toReversed());
      expect(reversed.map(textOf)).toEqual(NUMBERS.toReversed());
    });

    test('gives nothing for no areas, and no text for a blank one', async () => {
      expect(await recogniser.recognise(page, [])).toEqual([]);
      expect((await recogniser.recognise(page, [BLANK])).map(textOf)).toEqual(['']);
    });

    test('says where each word stands, within the area that it was asked for', async () => {
      for (const [i, lines] of (await recogniser.recognise(page, AREAS)).entries()) {
        for (const { area, words } of lines) {
          const asked = AREAS[i]!;
          expect(Math.abs(area.cx - asked.cx)).toBeLessThanOrEqual(asked.width / 2);
          expect(Math.abs(area.cy - asked.cy)).toBeLessThanOrEqual(asked.height / 2);
          for (const { left, right, top, bottom } of words) {
            expect(left).toBeGreaterThanOrEqual(-ROUNDING);
            expect(right).toBeGreaterThan(left);
            expect(right).toBeLessThanOrEqual(1 + ROUNDING);
            expect(top).toBeGreaterThanOrEqual(-ROUNDING);
            expect(bottom).toBeGreaterThan(top);
            expect(bottom).toBeLessThanOrEqual(1 + ROUNDING);
          }
        }
      }
    });

    test('says how sure it is, and which characters may be others', async () => {
      for (const { words, characters, logProbability } of (await recogniser.recognise(page, AREAS)).flat()) {
        expect(Number.isInteger(characters) && characters > 0).toBe(true);
        expect(logProbability).toBeLessThanOrEqual(0);
        for (const { text, confidence, doubts } of words) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          for (const doubt of doubts) expect(text.startsWith(doubt.text, doubt.at)).toBe(true);
          expect(doubts.map(({ at }) => at)).toEqual(doubts.map(({ at }) => at).sort((a, b) => a - b));
        }
      }
    });

    test('answers calls that are made at once, each with its own lines', async () => {
      const answers = await Promise.all(AREAS.map((area) => recogniser.recognise(page, [area])));
      expect(answers.map((lines) => textOf(lines.flat()))).toEqual(NUMBERS);
    });

    test('leaves the page as it is, and its lines to the caller', async () => {
      const raster = await page.raster();
      const [grey, colour] = [page.data.slice(), raster.data.slice()];
      const [[line]] = (await recogniser.recognise(page, [AREAS[0]!])) as [[Line]];
      expect(Buffer.compare(page.data, grey)).toBe(0);
      expect(Buffer.compare(raster.data, colour)).toBe(0);
      for (const word of line.words) word.text = 'changed';
      expect((await recogniser.recognise(page, [AREAS[0]!])).map(textOf)).toEqual([NUMBERS[0]]);
    });
  });
}
