/**
 * Pictures of every kind that gives trouble, made from a page of the project's own samples: the same bytes each time. `make.ts` writes them
 * to a folder, `bench/photos.ts` measures on them.
 */
import sharp, { type Sharp } from 'sharp';
import { type PhotoLook, photo } from '../../samples/make/photo.ts';
import type { Picture, Quad } from '../../samples/make/picture.ts';
import { openDocument } from '../../src/document/index.ts';
import { DEFAULT_LIMITS } from '../../src/pipeline/settings.ts';
import { sampleFile } from './pdf-cases.ts';

/** A sample's page as pixels, drawn at 200 dpi, and the words that are on it. */
export interface SamplePage {
  picture: Picture;
  words: string[];
}

export async function samplePage(name: string): Promise<SamplePage> {
  const document = await openDocument(sampleFile(name), DEFAULT_LIMITS);
  try {
    const page = await document.page(1);
    return { picture: await page.raster(), words: page.words!.map(({ text }) => text) };
  } finally {
    document.close();
  }
}

const open = ({ data, width, height }: Picture): Sharp =>
  sharp(data, { raw: { width, height, channels: 3 } });
const jpeg = (image: Sharp) => image.jpeg({ quality: 85 }).toBuffer();

const quad = (...[ax, ay, bx, by, cx, cy, dx, dy]: number[]): Quad => [
  { x: ax!, y: ay! },
  { x: bx!, y: by! },
  { x: cx!, y: cy! },
  { x: dx!, y: dy! },
];

const STRAIGHT: PhotoLook = {
  seed: 4711,
  desk: 'walnut',
  width: 2000,
  height: 2600,
  corners: quad(0.06, 0.05, 0.94, 0.06, 0.95, 0.95, 0.05, 0.94),
  light: [0.98, 0.99, 1],
  lightFrom: 30,
  falloff: 0.25,
};

/** A page of A4's shape about the middle of the picture, its width as a share of the picture's, turned clockwise. */
function turnedQuad(degrees: number, share: number): Quad {
  const { width, height } = STRAIGHT;
  const [w, h] = [(share * width) / 2, (share * width * Math.SQRT2) / 2];
  const angle = (degrees * Math.PI) / 180;
  const at = (x: number, y: number) => ({
    x: 0.5 + (x * Math.cos(angle) - y * Math.sin(angle)) / width,
    y: 0.5 + (x * Math.sin(angle) + y * Math.cos(angle)) / height,
  });
  return [at(-w, -h), at(w, -h), at(w, h), at(-w, h)];
}

const shot = (look: Partial<PhotoLook>) => (page: Picture) => photo(page, { ...STRAIGHT, ...look });

export const PICTURE_CASES: Readonly<Record<string, (page: Picture) => Promise<Buffer>>> = {
  flat: shot({}),
  keystone: shot({ corners: quad(0.22, 0.1, 0.78, 0.1, 0.97, 0.95, 0.03, 0.95) }),
  'from-the-side': shot({ corners: quad(0.08, 0.04, 0.86, 0.2, 0.86, 0.8, 0.08, 0.96), desk: 'slate' }),
  // Level in its middle, and off by four degrees at its ends.
  'from-a-corner': shot({ corners: quad(0.22, 0.11, 0.75, 0.155, 0.81, 0.78, 0.15, 0.81), desk: 'slate' }),
  'turned-12': shot({ corners: turnedQuad(12, 0.72) }),
  'turned-25': shot({ corners: turnedQuad(25, 0.62), desk: 'linen' }),
  'turned-40': shot({ corners: turnedQuad(-40, 0.56), desk: 'oak' }),
  far: shot({ corners: turnedQuad(4, 0.5), desk: 'linen' }),
  shadow: shot({ shadow: { x: 0.3, y: 0.75, radius: 0.5, dark: 0.75 }, falloff: 0.4 }),
  'deep-shadow': shot({ shadow: { x: 0.3, y: 0.75, radius: 0.5, dark: 0.93 }, falloff: 0.6 }),
  'low-light': shot({ light: [0.42, 0.36, 0.28], noise: 8, falloff: 0.5 }),
  bent: shot({ bend: 40 }),
  sideways: async (page) => jpeg(sharp(await shot({})(page)).rotate(90)),
  'upside-down': async (page) => jpeg(sharp(await shot({})(page)).rotate(180)),
  'light-on-dark': async (page) => jpeg(open(page).negate()),
  'black-margins': async (page) =>
    jpeg(
      sharp(
        await open(page)
          .rotate(0.8, { background: '#fff' })
          .extend({ top: 40, bottom: 900, left: 160, right: 800, background: '#0a0a0a' })
          .png()
          .toBuffer(),
      ),
    ),
  'low-resolution': async (page) => jpeg(open(page).resize(Math.round((page.width * 80) / 200))),
};
