/** The pages of a TIFF: the chain of directories that starts at its header. */
export interface TiffChain {
  /** How many directories lie within the file. */
  whole: number;
  /** Whether the last one points to another outside the file: the file has lost its end. */
  cut: boolean;
  /** Of each directory: how many times as wide as high its pixels are; 1 where it does not say. Faxes have 204 × 98 or 204 × 196 to the inch. */
  pixelShapes: number[];
  /** The file without that pointer, because a decoder rejects the whole file for it; unchanged where nothing needs fixing. */
  bytes: Buffer;
}

/** TIFF 6.0, section 2: 12 bytes an entry after their number, then where the next directory is. BigTIFF has longer ones and is not followed. */
const ENTRY = 12;
/** XResolution, YResolution, and their type RATIONAL: two 32-bit numbers at the place that the entry gives. */
const X_RESOLUTION = 282;
const Y_RESOLUTION = 283;
const RATIONAL = 5;
/** Pixels further from square than this are a mistake of the program that wrote the file. */
const MOST_OBLONG = 4;

/**
 * Follows the directories of a TIFF. A file that was cut short has its first pages, and only pointers to the others.
 * @param most directories followed
 */
export function readTiffChain(source: Buffer, most: number): TiffChain | undefined {
  const little = source.toString('latin1', 0, 4) === 'II*\0';
  if (!little && source.toString('latin1', 0, 4) !== 'MM\0*') return undefined;
  const uint16 = (at: number) => (little ? source.readUInt16LE(at) : source.readUInt16BE(at));
  const uint32 = (at: number) => (little ? source.readUInt32LE(at) : source.readUInt32BE(at));
  const seen = new Set<number>();
  const pixelShapes: number[] = [];
  const fraction = (at: number) =>
    at + 8 <= source.length && uint32(at + 4) > 0 ? uint32(at) / uint32(at + 4) : undefined;
  const shapeOf = (directory: number) => {
    const resolutions = new Map<number, number | undefined>();
    for (let at = directory + 2; at < directory + 2 + ENTRY * uint16(directory); at += ENTRY)
      if (uint16(at + 2) === RATIONAL) resolutions.set(uint16(at), fraction(uint32(at + 8)));
    return shape(resolutions.get(X_RESOLUTION), resolutions.get(Y_RESOLUTION));
  };
  let pointer = 4;
  while (seen.size < most && pointer + 4 <= source.length) {
    const directory = uint32(pointer);
    if (directory === 0 || seen.has(directory)) break;
    const next = directory + 2 <= source.length ? directory + 2 + ENTRY * uint16(directory) : undefined;
    if (next === undefined || next + 4 > source.length) {
      const bytes = Buffer.from(source);
      bytes.fill(0, pointer, pointer + 4);
      return { whole: seen.size, cut: true, pixelShapes, bytes };
    }
    seen.add(directory);
    pixelShapes.push(shapeOf(directory));
    pointer = next;
  }
  return { whole: seen.size, cut: false, pixelShapes, bytes: source };
}

/** How many times as wide as high pixels are that lie so close to each other. */
function shape(across: number | undefined, down: number | undefined): number {
  const wider = across && down ? down / across : 1;
  return wider > 0 && Math.max(wider, 1 / wider) <= MOST_OBLONG ? wider : 1;
}
