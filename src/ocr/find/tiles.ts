/** How a picture is cut into the tiles that the detector reads: their size, number and overlap. */
import type { Raster } from '../../document/index.ts';
import { NETWORK_STRIDE, type Tile } from './detector-network.ts';

/** The longest side of a tile, in pixels of the detector's input (`INPUT_LONG_SIDE`). It bounds the memory that a tile needs. */
const MAX_TILE_SIDE = 1280;
/**
 * A picture is cut into at least this many tiles from top to bottom, on any number of threads: what is found must not depend on the machine. Memory
 * peaks while tiles are read: on two threads four tiles need 40 MB less than two (545 instead of 583 and 593 after 20 pages), and up to 5
 * percent more of a page's time. With four instead of two, facts of scans F1 96.0 → 96.8, of receipts 98.2 → 97.7, of held-out layouts 94.2 → 94.7.
 */
const LEAST_TILES = 4;
/** Neighbouring tiles share this many pixels and are joined in the middle: a line cut by one tile is whole in the other. */
const TILE_OVERLAP = 96;

/** The detector, on as many threads as there are. */
export interface TileDetector {
  /** The probability map of a tile: see `DetectorNetwork.detectTile`. */
  run(task: 'detectTile', tile: Tile): Promise<Uint8Array>;
}

/**
 * The probability map of a whole picture, its tiles read in parallel.
 * @param whileWaiting called once, when all tiles are under way
 */
export async function detectInTiles(
  picture: Raster,
  detector: TileDetector,
  whileWaiting = () => {},
): Promise<Uint8Array> {
  const { width, height } = picture;
  const raster = { ...picture, data: copyToSharedMemory(picture.data) };
  const rows = cutSide(height, LEAST_TILES);
  const columns = cutSide(width, 1);
  const map = new Uint8Array(width * height);
  const tiles = rows.flatMap((row) =>
    columns.map(async (column) => {
      const tile = { raster, x: column.start, y: row.start, width: column.size, height: row.size };
      copyTile(await detector.run('detectTile', tile), map, width, row, column);
    }),
  );
  whileWaiting();
  await Promise.all(tiles);
  return map;
}

function copyToSharedMemory(data: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(data.length));
  shared.set(data);
  return shared;
}

/** Copies the part of a tile's map that no other tile fills. */
function copyTile(part: Uint8Array, map: Uint8Array, width: number, row: Span, column: Span): void {
  for (let y = row.from; y < row.to; y++) {
    const at = (y - row.start) * column.size - column.start;
    map.set(part.subarray(at + column.from, at + column.to), y * width + column.from);
  }
}

/** A tile along one side: it sees `size` pixels from `start` on, and fills the map at `from` ≤ x < `to`. */
interface Span {
  start: number;
  size: number;
  from: number;
  to: number;
}

/** Cuts a side into at least `parts` tiles of equal size, but into none that would be mostly overlap. */
export function cutSide(side: number, parts: number): Span[] {
  const sensible = Math.max(1, Math.min(parts, Math.floor(side / (3 * TILE_OVERLAP))));
  const count = Math.max(sensible, Math.ceil((side - TILE_OVERLAP) / (MAX_TILE_SIDE - TILE_OVERLAP)));
  if (count === 1) return [{ start: 0, size: side, from: 0, to: side }];
  const size = Math.ceil((side + TILE_OVERLAP * (count - 1)) / count / NETWORK_STRIDE) * NETWORK_STRIDE;
  const starts = Array.from({ length: count }, (_, i) => Math.round(((side - size) * i) / (count - 1)));
  return starts.map((start, i) => ({
    start,
    size,
    from: i === 0 ? 0 : Math.round((start + starts[i - 1]! + size) / 2),
    to: i === count - 1 ? side : Math.round((starts[i + 1]! + start + size) / 2),
  }));
}
