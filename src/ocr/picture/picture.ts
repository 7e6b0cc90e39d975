import sharp from 'sharp';
import type { Raster } from '../../document/index.ts';

const WHITE = { r: 255, g: 255, b: 255 };

function open(raster: Raster) {
  return sharp(raster.data, { raw: { width: raster.width, height: raster.height, channels: 3 } });
}

async function render(image: ReturnType<typeof sharp>): Promise<Raster> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Turned clockwise about its centre, on a canvas grown to hold it all, corners white. */
export async function turn(raster: Raster, degrees: number): Promise<Raster> {
  const angle = ((degrees % 360) + 360) % 360;
  return angle === 0 ? raster : render(open(raster).rotate(angle, { background: WHITE }));
}

export interface Size {
  width: number;
  height: number;
}

/** A picture that is drawn when it is asked for: who wants the words alone never asks. */
export interface Drawing extends Size {
  raster(): Promise<Raster>;
}

export const drawn = (raster: Raster): Drawing => ({
  width: raster.width,
  height: raster.height,
  raster: async () => raster,
});

/** Grey as the three equal channels that a raster has. */
export const drawnFromGrey = ({ data, width, height }: Grey): Drawing => ({
  width,
  height,
  async raster() {
    const rgb = new Uint8Array(data.length * 3);
    for (let i = 0, j = 0; i < data.length; i++, j += 3) rgb.fill(data[i]!, j, j + 3);
    return { data: rgb, width, height };
  },
});

/** As `turn`, drawn once, when it is asked for. */
export function turnLater(drawing: Drawing, degrees: number): Drawing {
  let source: Drawing | undefined = drawing;
  let turning: Promise<Raster>;
  return {
    ...sizeTurned(drawing, degrees),
    raster() {
      if (source) turning = source.raster().then((raster) => turn(raster, degrees));
      source = undefined; // nor is it kept longer than it takes to turn it
      return turning;
    },
  };
}

/** The size that `turn` gives, by the bounding box as libvips rounds it (`vips__transform_set_area`). */
export function sizeTurned({ width, height }: Size, degrees: number): Size {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  return { width: Math.round(width * cos + height * sin), height: Math.round(width * sin + height * cos) };
}

/** Stretched to exactly this size; averages when it shrinks. */
export async function resize(raster: Raster, width: number, height: number): Promise<Raster> {
  if (width === raster.width && height === raster.height) return raster;
  return render(open(raster).resize(width, height, { fit: 'fill', kernel: 'linear' }));
}

/** Enlarged by a whole factor, edges kept sharp. */
export async function enlarge(raster: Raster, factor: number): Promise<Raster> {
  const { width, height } = raster;
  return render(open(raster).resize(width * factor, height * factor, { kernel: 'lanczos3' }));
}

/** One byte a pixel. In shared memory, so that all lanes see it. */
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
export function reverse({ data, width, height }: Grey): Grey {
  const reversed = new Uint8Array(new SharedArrayBuffer(data.length));
  reversed.set(data.toReversed());
  return { data: reversed, width, height };
}
