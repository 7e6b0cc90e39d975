import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../src/knowledge/index.ts';
import { rasterOf } from '../src/ocr/fixtures/pictures.ts';
import { createOcr, OCR_MODELS, type Recogniser } from '../src/ocr/index.ts';
import type { RecogniserName } from '../src/ocr/onnx/index.ts';
import { findInstalledPacks } from '../src/ocr/packs/language-packs.ts';
import { openTesseract, type TesseractWorker } from '../src/ocr/packs/tesseract.ts';
import type { Line, PagePicture } from '../src/ocr/recogniser.ts';
import { createThreadRecogniser, openThreadPool } from '../src/ocr/threads/index.ts';
import { describeRecogniser, PRINTED } from './recogniser-conformance.ts';

async function openBuiltIn(name: RecogniserName): Promise<Recogniser> {
  const [detector] = OCR_MODELS.detector.files;
  const [latinModel, latinAlphabet] = OCR_MODELS.latin.files;
  const [model, alphabet] = OCR_MODELS.greekCyrillic.files;
  const pool = await openThreadPool(2, {
    detector,
    recognisers: {
      latin: { model: latinModel, alphabet: latinAlphabet },
      'greek-cyrillic': { model, alphabet },
    },
  });
  return { ...createThreadRecogniser(pool, name), close: () => pool.close() };
}

describeRecogniser('Latin letters', () => openBuiltIn('latin'));
describeRecogniser('Greek and Cyrillic letters', () => openBuiltIn('greek-cyrillic'));

/** Tesseract as it would read the page of the suite: the words within a rectangle of it. */
const playedTesseract = async (): Promise<TesseractWorker> => ({
  async recognize(_png, { rectangle = { left: 0, top: 0, width: 1e6, height: 1e6 } }) {
    const words = PRINTED.map(({ text, box }) => ({ text, bbox: box, confidence: 91 })).filter(
      ({ bbox: { x0, y0, x1, y1 } }) =>
        x0 >= rectangle.left &&
        y0 >= rectangle.top &&
        x1 <= rectangle.left + rectangle.width &&
        y1 <= rectangle.top + rectangle.height,
    );
    return { data: { blocks: [{ paragraphs: [{ lines: [{ words }] }] }] } } as unknown as Awaited<
      ReturnType<TesseractWorker['recognize']>
    >;
  },
  async terminate() {},
});

describeRecogniser('Tesseract, played', () => openTesseract({ folder: '', packs: ['kat'] }, playedTesseract));

const installed = LANGUAGES.map(findInstalledPacks).find((one) => one !== undefined);
describe.skipIf(!installed)('with a pack that is installed', () => {
  describeRecogniser('Tesseract', () => openTesseract(installed!));
});

const PLAIN = { straighten: true, rotate: 0, binarize: false, upsample: false };
const page = () => rasterOf(sharp(join(import.meta.dirname, '../src/ocr/fixtures/page.png')));

/** Reads the same word in each area. */
function repeat(text: string, asked: PagePicture[] = []): Recogniser {
  return {
    async recognise(page, areas) {
      asked.push(page);
      return areas.map((area): Line[] => [
        {
          area,
          words: [{ text, confidence: 0.95, left: 0, right: 1, top: 0, bottom: 1, doubts: [] }],
          characters: text.length,
          logProbability: text.length * Math.log(0.95),
        },
      ]);
    },
    async close() {},
  };
}

describe('a recogniser of one’s own', () => {
  test('reads the lines that the detector finds, instead of the built-in one', async () => {
    const ocr = await createOcr({ threads: 1, recogniser: repeat('word') });
    const { words } = await ocr.read(await page(), PLAIN);
    await ocr.close();
    expect(words.length).toBeGreaterThan(8);
    expect(new Set(words.map(({ text }) => text))).toEqual(new Set(['word']));
  });

  test('reads whole pages in the language that it is found for, and its words replace those in their place', async () => {
    const asked: PagePicture[] = [];
    const recogniser = repeat('ქართული', asked);
    const languages = {
      find: async (name: string) =>
        name === 'Georgian' ? { recogniser, letters: /\p{Script=Georgian}/u } : undefined,
    };
    const ocr = await createOcr({ threads: 1, languages });
    const raster = await page();
    const georgian = await ocr.read(raster, { ...PLAIN, language: 'Georgian' });
    const german = await ocr.read(raster, { ...PLAIN, language: 'German' });
    await ocr.close();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ width: georgian.width, height: georgian.height });
    expect(georgian.words.map(({ text }) => text)).toEqual(['ქართული']);
    expect(german.words.map(({ text }) => text)).toContain('Rechnung');
  });

  test('may find the parts of a line one by one, or none', async () => {
    const parts: Recogniser = {
      async recognise(_page, areas) {
        return areas.map(({ cx, cy, width, height, angle }): Line[] =>
          width < 3 * height
            ? []
            : [-1, 1].map((side) => ({
                area: { cx: cx + (side * width) / 4, cy, width: width / 2, height, angle },
                words: [
                  {
                    text: side < 0 ? 'left' : 'right',
                    confidence: 0.95,
                    left: 0,
                    right: 1,
                    top: 0,
                    bottom: 1,
                    doubts: [],
                  },
                ],
                characters: 5,
                logProbability: 5 * Math.log(0.95),
              })),
        );
      },
      async close() {},
    };
    const ocr = await createOcr({ threads: 1, recogniser: parts });
    const { words } = await ocr.read(await page(), PLAIN);
    await ocr.close();
    const lefts = words.filter(({ text }) => text === 'left');
    const rights = words.filter(({ text }) => text === 'right');
    expect(lefts.length).toBeGreaterThan(4);
    expect(lefts).toHaveLength(rights.length);
    for (const [i, { box }] of lefts.entries()) expect(box.x1).toBeCloseTo(rights[i]!.box.x0, 3);
  });
});
