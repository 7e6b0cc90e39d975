/** The pages of a TIFF: the chain of directories that starts at its header. */
export interface TiffChain {
  /** How many directories lie within the file. */
  whole: number;
  /** Whether the last one points to another outside the file: the file has lost its end. */
  cut: boolean;
  /** The file without that pointer, because a decoder rejects the whole file for it; unchanged where nothing needs fixing. */
  bytes: Buffer;
}

/** TIFF 6.0, section 2: 12 bytes an entry after their number, then where the next directory is. BigTIFF has longer ones and is not followed. */
const ENTRY = 12;

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
  let pointer = 4;
  while (seen.size < most && pointer + 4 <= source.length) {
    const directory = uint32(pointer);
    if (directory === 0 || seen.has(directory)) break;
    const next = directory + 2 <= source.length ? directory + 2 + ENTRY * uint16(directory) : undefined;
    if (next === undefined || next + 4 > source.length) {
      const bytes = Buffer.from(source);
      bytes.fill(0, pointer, pointer + 4);
      return { whole: seen.size, cut: true, bytes };
    }
    seen.add(directory);
    pointer = next;
  }
  return { whole: seen.size, cut: false, bytes: source };
}
