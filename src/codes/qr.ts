import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { prepareZXingModule, purgeZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Raster } from '../document/index.ts';
import type { Code } from './types.ts';

/** A larger picture is shrunk to this: a code that a phone can read in a photo of a page survives it. Pixels. */
const MOST_PIXELS = 8_000_000;

/** A page has two or three codes; beyond so many it is a sheet of labels. */
const MOST_CODES = 8;

let loading: Promise<void> | undefined;

/** Loads the decoder from its package: by itself it would fetch it from a network. */
async function load(): Promise<void> {
  const path = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasmBinary = new Uint8Array(await readFile(path)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/** Every QR code of a picture; some 40 ms for a page of 4 million pixels without any. The box is in fractions of the picture. */
export async function readQrCodes(raster: Raster): Promise<Omit<Code, 'page'>[]> {
  loading ??= load();
  await loading;
  const picture = await toPicture(raster);
  try {
    const found = await readBarcodes(picture, {
      formats: ['QRCode'],
      maxNumberOfSymbols: MOST_CODES,
      // Not "for people to read", which writes line ends as `<U+0A>`.
      textMode: 'Plain',
    });
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
  } catch {
    // A trap leaves the decoder in an unknown state. A page whose codes cannot be read is still a page.
    purgeZXingModule();
    loading = undefined;
    return [];
  }
}

/** The part of the web's ImageData that the decoder looks at: red, green, blue, alpha. */
interface Picture {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

async function toPicture({ data, width, height }: Raster): Promise<Picture> {
  const image = sharp(data, { raw: { width, height, channels: 3 } });
  const scale = Math.sqrt(MOST_PIXELS / (width * height));
  if (scale < 1) image.resize(Math.round(width * scale), Math.round(height * scale), { fit: 'fill' });
  const { data: rgba, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = new Uint8ClampedArray(rgba.buffer, rgba.byteOffset, rgba.length);
  return { data: pixels, width: info.width, height: info.height };
}
