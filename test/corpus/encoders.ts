/** How a picture becomes a file in each format that is read, and in each way of storing its pixels that needs care. */
import type { Sharp } from 'sharp';
import sharp from 'sharp';
import type { DocumentFormat } from '../../src/document/index.ts';
import { makeBmp } from './bmp.ts';

export interface Encoder {
  format: DocumentFormat;
  ending: string;
  encode(picture: Sharp): Promise<Buffer>;
}

const encoder = (format: DocumentFormat, ending: string, encode: (picture: Sharp) => Sharp): Encoder => ({
  ...{ format, ending },
  encode: (picture) => encode(picture).toBuffer(),
});

/** Pixels, and what `sharp` must be told of them. */
async function pixelsOf(picture: Sharp) {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { data, raw: { width: info.width, height: info.height, channels: info.channels } };
}

async function bmp(picture: Sharp): Promise<Buffer> {
  const { data, raw } = await pixelsOf(picture.toColourspace('srgb').removeAlpha());
  const row = Math.ceil((raw.width * 3) / 4) * 4;
  const pixels = new Uint8Array(row * raw.height);
  for (let y = 0; y < raw.height; y++)
    for (let x = 0; x < raw.width * 3; x++)
      // Blue first, the last row first.
      pixels[(raw.height - 1 - y) * row + x - (x % 3) + 2 - (x % 3)] = data[y * raw.width * 3 + x]!;
  return Buffer.from(makeBmp({ width: raw.width, height: raw.height, bits: 24, pixels }));
}

/** As apps save a photo as a drawing. */
async function svg(picture: Sharp): Promise<Buffer> {
  const { data, info } = await picture.png().toBuffer({ resolveWithObject: true });
  const size = `width="${info.width}" height="${info.height}"`;
  return Buffer.from(
    `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" ${size}><image href="data:image/png;base64,${data.toString('base64')}" ${size}/></svg>`,
  );
}

/** Black of which the dark parts alone can be seen, as signatures and logos are saved. */
async function transparent(picture: Sharp): Promise<Buffer> {
  const { data, raw } = await pixelsOf(picture.toColourspace('b-w').removeAlpha().negate());
  const ink = Buffer.alloc(raw.width * raw.height * 4);
  for (let at = 0; at < raw.width * raw.height; at++) ink[at * 4 + 3] = data[at * raw.channels]!;
  return sharp(ink, { raw: { ...raw, channels: 4 } })
    .png()
    .toBuffer();
}

/** The page first, then frames without it. */
async function animated(picture: Sharp): Promise<Buffer> {
  const { data, raw } = await pixelsOf(picture.toColourspace('srgb').removeAlpha());
  const frames = Buffer.concat([data, Buffer.alloc(data.length, 0x50), Buffer.alloc(data.length, 0xa0)]);
  const whole = { ...raw, height: raw.height * 3, pageHeight: raw.height };
  return sharp(frames, { raw: whole })
    .gif({ delay: [100, 100, 100] })
    .toBuffer();
}

/** How an upright picture has to be stored so that each orientation restores it. `sharp` mirrors before it rotates. */
const STORED: readonly ((picture: Sharp) => Sharp)[] = [
  (picture) => picture,
  (picture) => picture.flop(),
  (picture) => picture.rotate(180),
  (picture) => picture.flip(),
  (picture) => picture.flop().rotate(270),
  (picture) => picture.rotate(270),
  (picture) => picture.flop().rotate(90),
  (picture) => picture.rotate(90),
];

const turned = (orientation: number): Encoder => ({
  format: 'jpeg',
  ending: '.jpg',
  async encode(picture) {
    const { data, raw } = await pixelsOf(STORED[orientation - 1]!(picture));
    return sharp(data, { raw }).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
  },
});

export const ENCODERS: Readonly<Record<string, Encoder>> = {
  jpeg: encoder('jpeg', '.jpg', (picture) => picture.jpeg()),
  png: encoder('png', '.png', (picture) => picture.png()),
  webp: encoder('webp', '.webp', (picture) => picture.webp({ lossless: true })),
  gif: encoder('gif', '.gif', (picture) => picture.gif()),
  tiff: encoder('tiff', '.tif', (picture) => picture.tiff({ compression: 'lzw' })),
  avif: encoder('avif', '.avif', (picture) => picture.avif({ quality: 90 })),
  bmp: { format: 'bmp', ending: '.bmp', encode: bmp },
  svg: { format: 'svg', ending: '.svg', encode: svg },
  palette: encoder('png', '.png', (picture) => picture.png({ palette: true })),
  'sixteen-bits': encoder('png', '.png', (picture) => picture.toColourspace('rgb16').png()),
  grey: encoder('png', '.png', (picture) => picture.toColourspace('b-w').png()),
  'grey-sixteen-bits': encoder('png', '.png', (picture) => picture.toColourspace('grey16').png()),
  cmyk: encoder('jpeg', '.jpg', (picture) => picture.toColourspace('cmyk').jpeg({ quality: 100 })),
  // Grey from 170 on is paper, in the middle of what was tried: from 150 to 210 the receipt is read, at 128 its thin letters break.
  fax: encoder('tiff', '.tif', (picture) =>
    picture.toColourspace('b-w').threshold(170).tiff({ compression: 'ccittfax4', bitdepth: 1 }),
  ),
  transparent: { format: 'png', ending: '.png', encode: transparent },
  animated: { format: 'gif', ending: '.gif', encode: animated },
  ...Object.fromEntries(STORED.map((_, at) => [`exif-${at + 1}`, turned(at + 1)])),
};
