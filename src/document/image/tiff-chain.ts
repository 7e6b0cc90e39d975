/** The pages of a TIFF by the directories that its header leads to, one after the other. */
export interface TiffChain {
  /** Directories that lie within the file. */
  whole: number;
  /** Whether the last of them points to one more that does not: the file has lost its end. */
  cut: boolean;
  /** The file with that pointer taken out, for a decoder that gives up a whole file for it; the file itself where nothing is to mend. */
  bytes: Buffer;
}

/** TIFF 6.0, section 2: 12 bytes an entry after their number, then where the next directory is. BigTIFF has longer ones and is left alone. */
const ENTRY = 12;

/**
 * Follows the directories of a TIFF. A file that breaks off has the first of its pages and says nothing of the others but where they would be.
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
