import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { compileFunction } from 'node:vm';
import sharp from 'sharp';
import { ReadError } from '../../base/index.ts';
import type { DocumentLimits, OpenDocument, Raster } from '../types.ts';
import { loadHeicPack } from './heic-pack.ts';
import { checkPageNumber } from './page-number.ts';
import { checkSize, limitSide } from './size.ts';

/** The part of libheif-js that is used. */
interface LibHeif {
  HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] };
}
interface HeifImage {
  /** As shown: turns and crops of the file are applied. */
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  /** Fills `data` with RGBA; gives null where it cannot be decoded. */
  display(target: Target, done: (shown: Target | null) => void): void;
  free(): void;
}
interface Target {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** libheif logs every fault of a picture to the console, but standard output is for results. */
const SILENT = { log() {}, warn() {}, error() {} };

let library: Promise<LibHeif | undefined> | undefined;

async function load(): Promise<LibHeif | undefined> {
  const pack = await loadHeicPack();
  if (!pack) return undefined;
  const module = { exports: {} };
  const names = ['module', 'exports', 'require', '__filename', '__dirname', 'console'];
  const run = compileFunction(pack.script.toString(), names, { filename: pack.path });
  run(module, module.exports, createRequire(pack.path), pack.path, dirname(pack.path), SILENT);
  const start = module.exports as (options: object) => LibHeif;
  return start({ wasmBinary: pack.wasm, print: () => {}, printErr: () => {} });
}

/**
 * Opens the main picture of a photo as iPhones take them, with a decoder that is added on demand.
 * @throws ReadError `unsupported_format` without the decoder, `damaged_image`, `too_many_pixels`, `image_too_small`
 */
export async function openHeic(bytes: Uint8Array, limits: DocumentLimits): Promise<OpenDocument> {
  library ??= load();
  const loaded = await library;
  if (!loaded) {
    library = undefined; // it may be added while this process runs
    throw new ReadError('unsupported_format', 'HEIC can be added: inkvoice formats add HEIC');
  }
  let images: HeifImage[];
  try {
    images = new loaded.HeifDecoder().decode(bytes);
  } catch (cause) {
    throw new ReadError('damaged_image', undefined, { cause });
  }
  const image = images.find((one) => one.is_primary()) ?? images[0];
  for (const other of images) if (other !== image) other.free();
  if (!image) throw new ReadError('damaged_image');
  const [width, height] = [image.get_width(), image.get_height()];
  checkSize(width, height, limits);

  async function raster(): Promise<Raster> {
    const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
    const shown = await new Promise<Target | null>((resolve) => image!.display(target, resolve));
    if (!shown) throw new ReadError('damaged_image');
    const side = limitSide(width, height);
    const pixels = sharp(shown.data, { raw: { width, height, channels: 4 } });
    const { data, info } = await (side === undefined ? pixels : pixels.resize(side, side, { fit: 'inside' }))
      .flatten({ background: '#fff' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  }

  return {
    format: 'heic',
    pageCount: 1,
    page: async (number) => {
      checkPageNumber(number, 1);
      return { page: 1, width, height, raster };
    },
    close: () => image.free(),
  };
}
