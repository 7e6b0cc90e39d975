import sharp from 'sharp';
import type { Raster } from '../../document/index.ts';

const WHITE = { r: 255, g: 255, b: 255 };

function toSharp(raster: Raster) {
  return sharp(raster.data, { raw: { width: raster.width, height: raster.height, channels: 3 } });
}

async function render(image: ReturnType<typeof sharp>): Promise<Raster> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Turned clockwise about its centre, on a canvas that holds all of it, with white corners. */
export async function turnRaster(raster: Raster, degrees: number): Promise<Raster> {
  const angle = ((degrees % 360) + 360) % 360;
  return angle === 0 ? raster : render(toSharp(raster).rotate(angle, { background: WHITE }));
}

export interface Size {
  width: number;
  height: number;
}

/** A picture that is drawn when it is asked for: not all callers need more than the words. */
export interface Drawing extends Size {
  raster(): Promise<Raster>;
}

export const toDrawing = (raster: Raster): Drawing => ({
  width: raster.width,
  height: raster.height,
  raster: async () => raster,
});

/** A grey picture in three equal channels. */
export const drawGrey = ({ data, width, height }: Grey): Drawing => ({
  width,
  height,
  async raster() {
    const rgb = new Uint8Array(data.length * 3);
    for (let i = 0, j = 0; i < data.length; i++, j += 3) rgb.fill(data[i]!, j, j + 3);
    return { data: rgb, width, height };
  },
});

/** As `turnRaster`, but only when it is asked for, and once. */
export function turnDrawing(drawing: Drawing, degrees: number): Drawing {
  let source: Drawing | undefined = drawing;
  let turning: Promise<Raster>;
  return {
    ...measureTurned(drawing, degrees),
    raster() {
      if (source) turning = source.raster().then((raster) => turnRaster(raster, degrees));
      source = undefined; // so that its memory is free once it is turned
      return turning;
    },
  };
}

/** The size that `turnRaster` gives: the bounding box as libvips rounds it (`vips__transform_set_area`). */
export function measureTurned({ width, height }: Size, degrees: number): Size {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  return { width: Math.round(width * cos + height * sin), height: Math.round(width * sin + height * cos) };
}

/** Scaled to exactly this size; shrinking averages. */
export async function resize(raster: Raster, width: number, height: number): Promise<Raster> {
  if (width === raster.width && height === raster.height) return raster;
  return render(toSharp(raster).resize(width, height, { fit: 'fill', kernel: 'linear' }));
}

/** Enlarged by a whole factor, with sharp edges. */
export async function enlarge(raster: Raster, factor: number): Promise<Raster> {
  const { width, height } = raster;
  return render(toSharp(raster).resize(width * factor, height * factor, { kernel: 'lanczos3' }));
}

/** One byte a pixel, in shared memory, so that all threads can read it. */
export interface Grey extends Size {
  data: Uint8Array;
}

/** Luma of ITU-R BT.601. */
export function toGrey({ data, width, height }: Raster): Grey {
  const grey = new Uint8Array(new SharedArrayBuffer(width * height));
  for (let from = 0; from < grey.length; from += width) greyRow(data, grey, from, from + width);
  return { data: grey, width, height };
}

function greyRow(data: Uint8Array, grey: Uint8Array, from: number, to: number): void {
  for (let i = from, j = 3 * from; i < to; i++, j += 3) {
    grey[i] = (data[j]! * 77 + data[j + 1]! * 150 + data[j + 2]! * 29) >> 8;
  }
}

/** Turned by 180°. */
export function turnGreyOver({ data, width, height }: Grey): Grey {
  const reversed = new Uint8Array(new SharedArrayBuffer(data.length));
  reversed.set(data.toReversed());
  return { data: reversed, width, height };
}
