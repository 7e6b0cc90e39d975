import type { Raster } from '../../document/index.ts';
import {
  median,
  type Point,
  pageTilt,
  type Rectangle,
  rectangleAt,
  resize,
  type Size,
  smallestRectangle,
} from '../picture/index.ts';
import { cutCores } from './cores.ts';
import { PAINTER_STRIDE, type Tile } from './painter.ts';

/** Long side of the network's input. 960 was an eighth faster for the whole page and slightly worse. */
const LONG_SIDE = 1280;
/** A strip longer than this times its width (a till receipt) is measured by its short side instead, and read in tiles. */
const STRIP = 1.8;
const SHORT_SIDE = 800;
/** Side of the largest tile: bounds memory. */
const MAX_TILE = 1280;
/**
 * At least so many tiles, as many for each lane: while they are painted memory is at its peak. On two lanes four need 40 MB less than two
 * (545 instead of 583 and 593 after 20 pages), and up to 5 percent more of a page's time. Facts of scans F1 96.0 → 96.8,
 * of receipts 98.2 → 97.7, of layouts kept out 94.2 → 94.7; numbers of drawn pages 98.8 → 98.6.
 */
const LEAST_TILES = 3;
/** Tiles overlap by this and are joined in its middle: a line that is cut is whole in one of the two. */
const OVERLAP = 96;
/**
 * Median height of the regions, in pixels of the network's input, below which the page is looked at again, enlarged. A4 at 200 dpi
 * has 18–24, screenshots of invoices at 46 dpi 11–14: of their labelled words 91 % are read instead of 81.
 */
const SMALL_PRINT = 15;
const ZOOM = 2;
/** Pixels of the largest input in all: bounds time. */
const MAX_INPUT = 4_000_000;
/**
 * Growth of a core. CER on 23 invoice pages 1.36 % at 1.5, 1.40 at 1.6, 1.57 at 1.7, 1.78 at 1.8; F1 of numbers 97.1, 97.3, 97.2
 * and 97.4, which is the noise between runs of this size.
 */
const UNCLIP = 1.6;
/** A core whose own angle is this close (radians; 6°) to the page's takes the page's: the edges of short ones are jagged. */
const FOLLOW = 0.105;

/** What runs the network, several tiles at a time: the lanes. */
export interface Painters {
  /** How many tiles can be painted at once. */
  readonly size: number;
  /** The probability map of a tile, as `Painter.paint` gives it. */
  run(name: 'paint', tile: Tile): Promise<Uint8Array>;
}

/** A stretch of text found on the picture. */
export type Region = Rectangle;

export interface Detection {
  /** In no order. */
  regions: Region[];
  /** The angle of the page's lines in radians, clockwise. */
  tilt: number;
  /** The cores of the regions, each at the angle that it has by itself; in the order of the regions. */
  cores: Rectangle[];
}

/** A picture in the size in which the network looks at it first. Another thread makes it. */
export const overview = (raster: Raster): Promise<Raster> => resizeBy(raster, scaleFor(raster));

/**
 * Finds where text stands, in pixels of the picture. Small print is looked at again, enlarged.
 * @param seen the picture's `overview`, if it is there already
 * @param away called once, when all lanes have begun and this thread waits for them
 */
export async function detect(
  raster: Raster,
  painters: Painters,
  { seen, away }: { seen?: Raster; away?: () => void } = {},
): Promise<Detection> {
  const scale = scaleFor(raster);
  const detection = await detectIn(seen ?? (await overview(raster)), raster, painters, away);
  const height = medianHeight(detection.regions) * scale;
  if (height === 0 || height >= SMALL_PRINT) return detection;
  const room = Math.sqrt(MAX_INPUT / (raster.width * raster.height)) / scale;
  const zoom = Math.min(ZOOM, room);
  return zoom > 1 ? detectIn(await resizeBy(raster, scale * zoom), raster, painters) : detection;
}

/** To sides that the network takes. */
function resizeBy(raster: Raster, scale: number): Promise<Raster> {
  const round = (side: number) =>
    Math.max(PAINTER_STRIDE, Math.round((side * scale) / PAINTER_STRIDE) * PAINTER_STRIDE);
  return resize(raster, round(raster.width), round(raster.height));
}

async function detectIn(
  input: Raster,
  picture: Size,
  painters: Painters,
  away?: () => void,
): Promise<Detection> {
  const sx = picture.width / input.width;
  const sy = picture.height / input.height;
  const hulls = cutCores(await paint(input, painters, away), input.width, input.height).map((core) =>
    core.hull.map(([x, y]): Point => [x * sx, y * sy]),
  );
  const free = hulls.map(smallestRectangle);
  const tilt = pageTilt(free);
  const regions = free.map((rectangle, i) =>
    grow(Math.abs(rectangle.angle - tilt) < FOLLOW ? rectangleAt(hulls[i]!, tilt) : rectangle),
  );
  return { regions, tilt, cores: free };
}

/** Of their shorter sides; 0 where there are none. */
export const medianHeight = (regions: readonly Region[]): number =>
  median(regions.map(({ width, height }) => Math.min(width, height)));

/** The network paints the core of each line only: it is grown back to the size of the text, by area / perimeter. */
function grow(core: Rectangle): Region {
  const growth = (core.width * core.height * UNCLIP) / (core.width + core.height);
  return { ...core, width: core.width + growth, height: core.height + growth };
}

function scaleFor({ width, height }: Raster): number {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  return Math.min(1, long > short * STRIP ? SHORT_SIDE / short : LONG_SIDE / long);
}

/** The probability map of a whole picture (`Painter`), its tiles painted in parallel. */
async function paint(picture: Raster, painters: Painters, away = () => {}): Promise<Uint8Array> {
  const { width, height } = picture;
  const raster = { ...picture, data: share(picture.data) };
  const rows = cutSide(height, painters.size * Math.ceil(LEAST_TILES / painters.size));
  const columns = cutSide(width, 1);
  const map = new Uint8Array(width * height);
  const tiles = rows.flatMap((row) =>
    columns.map(async (column) => {
      const part = await painters.run('paint', {
        raster,
        x: column.start,
        y: row.start,
        width: column.size,
        height: row.size,
      });
      for (let y = row.from; y < row.to; y++) {
        const at = (y - row.start) * column.size - column.start;
        map.set(part.subarray(at + column.from, at + column.to), y * width + column.from);
      }
    }),
  );
  away();
  await Promise.all(tiles);
  return map;
}

function share(data: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(data.length));
  shared.set(data);
  return shared;
}

/** A tile along one side: it covers `size` from `start`, and answers for `from` ≤ x < `to`. */
interface Cut {
  start: number;
  size: number;
  from: number;
  to: number;
}

/** Cuts a side into at least `parts` equal tiles, as long as they are not mostly overlap. */
export function cutSide(side: number, parts: number): Cut[] {
  const sensible = Math.max(1, Math.min(parts, Math.floor(side / (3 * OVERLAP))));
  const count = Math.max(sensible, Math.ceil((side - OVERLAP) / (MAX_TILE - OVERLAP)));
  if (count === 1) return [{ start: 0, size: side, from: 0, to: side }];
  const size = Math.ceil((side + OVERLAP * (count - 1)) / count / PAINTER_STRIDE) * PAINTER_STRIDE;
  const starts = Array.from({ length: count }, (_, i) => Math.round(((side - size) * i) / (count - 1)));
  return starts.map((start, i) => ({
    start,
    size,
    from: i === 0 ? 0 : Math.round((start + starts[i - 1]! + size) / 2),
    to: i === count - 1 ? side : Math.round((starts[i + 1]! + start + size) / 2),
  }));
}
