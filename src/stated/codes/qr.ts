import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import {
  prepareZXingModule,
  purgeZXingModule,
  type ReaderOptions,
  type ReadResult,
  readBarcodes,
} from 'zxing-wasm/reader';
import type { Raster } from '../../document/index.ts';
import type { Code } from './types.ts';

/** Pixels of a picture, at most: larger ones are shrunk. Codes that a phone can read in a photo of a page survive this. */
const MOST_PIXELS = 8_000_000;

/** A page has two or three codes; one with more than this is a sheet of labels. */
const MOST_CODES = 8;

let loading: Promise<void> | undefined;

/** Loads the decoder's WebAssembly from its package: by default it would be fetched from the network. */
async function load(): Promise<void> {
  const path = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasmBinary = new Uint8Array(await readFile(path)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/**
 * Pixels of the longer side of a part that may be a code: for a first look, and for reading. The largest code that payments use has 6 of the 600 pixels
 * for each module, and the first look finds any code that has 4: of 390 test codes in all sizes, colours and pictures it found 373, those all
 * included. Logos go no further, which takes most a third of the time.
 */
const LOOKED_AT = 400;
const READ = 600;

/** The codes of a part of a page that may be one. */
export async function readSquare(draw: (pixels: number) => Promise<Raster>): Promise<Omit<Code, 'page'>[]> {
  return (await seemsCode(await draw(LOOKED_AT))) ? readQrCodes(await draw(READ)) : [];
}

/** Whether the decoder finds the corner marks of a code, readable or not. */
async function seemsCode(raster: Raster): Promise<boolean> {
  const found = await decode(greyMap(raster), {
    maxNumberOfSymbols: 1,
    returnErrors: true,
    downscaleThreshold: LOOKED_AT / 2,
    downscaleFactor: 2,
  });
  return found.length > 0;
}

/**
 * Reads every QR code of a picture; about 40 ms for a page of 4 million pixels without any. Boxes are in fractions of the picture.
 * @param grey the picture's grey values, if they are known: saves a third of the time (34 ms instead of 52 on 20 pages)
 */
export async function readQrCodes(raster: Raster, grey?: Uint8Array): Promise<Omit<Code, 'page'>[]> {
  const picture = await withinReason(raster);
  const map = greyMap(picture, picture === raster ? grey : undefined);
  const found = await decode(map, { maxNumberOfSymbols: MOST_CODES });
  return found
    .filter(({ isValid }) => isValid)
    .map(({ text, bytes, hasECI, position }) => {
      const corners = [position.topLeft, position.topRight, position.bottomLeft, position.bottomRight];
      const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
      return {
        text,
        bytes,
        declared: hasECI,
        box: {
          x0: Math.min(...xs) / picture.width,
          y0: Math.min(...ys) / picture.height,
          x1: Math.max(...xs) / picture.width,
          y1: Math.max(...ys) / picture.height,
        },
      };
    });
}

async function decode(picture: Uint8Array, options: ReaderOptions): Promise<ReadResult[]> {
  loading ??= load();
  await loading;
  try {
    // The default mode is for people and writes line ends as `<U+0A>`.
    return await readBarcodes(picture, { formats: ['QRCode'], textMode: 'Plain', ...options });
  } catch {
    // A trap leaves the decoder in an unknown state. The page is read without codes.
    purgeZXingModule();
    loading = undefined;
    return [];
  }
}

async function withinReason(raster: Raster): Promise<Raster> {
  const { data, width, height } = raster;
  const scale = Math.sqrt(MOST_PIXELS / (width * height));
  if (scale >= 1) return raster;
  const { data: small, info } = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(Math.round(width * scale), Math.round(height * scale), { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: small, width: info.width, height: info.height };
}

/**
 * The picture as a file in PGM format. The decoder takes such files or pixels of four bytes, which it turns into the same grey values, with these
 * weights: a file needs a quarter of its memory, which never shrinks.
 * @param known the grey values, if they are known
 */
function greyMap({ data, width, height }: Raster, known?: Uint8Array): Uint8Array {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`);
  const map = new Uint8Array(head.length + width * height);
  map.set(head);
  if (known) {
    map.set(known, head.length);
    return map;
  }
  for (let from = 0, to = head.length; to < map.length; from += 3, to++) {
    map[to] = (data[from]! * 306 + data[from + 1]! * 601 + data[from + 2]! * 117 + 512) >> 10;
  }
  return map;
}
