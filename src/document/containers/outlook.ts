import { MOST_FILES } from './types.ts';

/** The signature of a compound file, [MS-CFB] 2.2. */
const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const HEADER = 512;
const ENTRY = 128;
/** Sector numbers from here on are marks: free, end of chain, tables. */
const LAST_SECTOR = 0xfffffffa;
const NONE = 0xffffffff;
/** Table sectors that the header lists itself. */
const LISTED = 109;

/** Names of [MS-OXMSG]: what shows a message, an attachment's storage, and the stream with its bytes (PidTagAttachDataBinary). */
const PROPERTIES = '__properties_version1.0';
const ATTACHMENT = '__attach_version1.0_';
const DATA = '__substg1.0_37010102';
/** PidTagAttachContentId: the text of the message shows it. */
const CONTENT_ID = '__substg1.0_3712001F';

interface Entry {
  name: string;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

/** A compound file, as far as its streams need it. */
interface Compound {
  source: Buffer;
  sectorSize: number;
  /** Streams below this size are kept in small sectors. */
  cutoff: number;
  table: Uint32Array;
  smallTable: Uint32Array;
  small: Buffer;
  entries: Entry[];
}

export const isCompound = (bytes: Uint8Array): boolean =>
  bytes.length >= 2 * HEADER && SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length));

/**
 * The files attached to a message that Outlook saved (.msg); pictures that its text shows are left out.
 * @returns undefined for other compound files, such as old office documents, and for damaged ones
 */
export function readOutlook(bytes: Uint8Array): Uint8Array[] | undefined {
  const compound = openCompound(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const root = compound && childrenOf(compound, 0);
  if (!root?.some(({ name }) => name === PROPERTIES)) return undefined;
  // A hostile file gives the same bytes to every attachment.
  let left = bytes.length;
  return root
    .filter(({ name }) => name.startsWith(ATTACHMENT))
    .slice(0, MOST_FILES)
    .flatMap((storage) => {
      const streams = childrenOf(compound!, compound!.entries.indexOf(storage));
      const data = streams.find(({ name }) => name === DATA);
      const isShown = streams.some(({ name }) => name === CONTENT_ID);
      const file = data && data.size <= left ? readStream(compound!, data) : undefined;
      left -= file?.length ?? 0;
      return file && !(isShown && isPicture(file)) ? [file] : [];
    });
}

const isPicture = (file: Uint8Array) =>
  ['ffd8ff', '89504e', '474946'].includes(Buffer.from(file.subarray(0, 3)).toString('hex'));

function openCompound(source: Buffer): Compound | undefined {
  const shift = source.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return undefined;
  const sectorSize = 1 << shift;
  const table = joinSectors(source, sectorSize, tableSectors(source, sectorSize));
  const open = { source, sectorSize, cutoff: source.readUInt32LE(56), table: asNumbers(table) };
  const directory = readChain(open, source.readUInt32LE(48));
  const entries = readEntries(directory);
  const [root] = entries;
  if (!root) return undefined;
  return {
    ...open,
    entries,
    smallTable: asNumbers(readChain(open, source.readUInt32LE(60))),
    small: readChain(open, root.start),
  };
}

/** The sectors of the allocation table: the header lists some, a chain of sectors the others. */
function tableSectors(source: Buffer, sectorSize: number): number[] {
  const sectors = Array.from({ length: LISTED }, (_, index) => source.readUInt32LE(76 + 4 * index));
  let next = source.readUInt32LE(68);
  const most = source.length / sectorSize;
  for (let seen = 0; next < LAST_SECTOR && seen < most; seen++) {
    const at = offsetOf(next, sectorSize);
    if (at + sectorSize > source.length) break;
    for (let index = 0; index < sectorSize / 4 - 1; index++)
      sectors.push(source.readUInt32LE(at + 4 * index));
    next = source.readUInt32LE(at + sectorSize - 4);
  }
  // No more than the file has: a hostile one lists some of them endlessly.
  return sectors.filter((sector) => sector < LAST_SECTOR).slice(0, most);
}

const offsetOf = (sector: number, sectorSize: number) => (sector + 1) * sectorSize;

const joinSectors = (source: Buffer, sectorSize: number, sectors: readonly number[]): Buffer =>
  Buffer.concat(
    sectors.map((sector) =>
      source.subarray(offsetOf(sector, sectorSize), offsetOf(sector, sectorSize) + sectorSize),
    ),
  );

function asNumbers(bytes: Buffer): Uint32Array {
  const numbers = new Uint32Array(Math.floor(bytes.length / 4));
  for (let index = 0; index < numbers.length; index++) numbers[index] = bytes.readUInt32LE(4 * index);
  return numbers;
}

/** A chain goes through each sector once: hostile ones go in circles. */
function chainOf(table: Uint32Array, start: number): number[] {
  const chain: number[] = [];
  for (let at = start; at < table.length && chain.length <= table.length; at = table[at]!) chain.push(at);
  return chain.length > table.length ? [] : chain;
}

const readChain = (
  { source, sectorSize, table }: Pick<Compound, 'source' | 'sectorSize' | 'table'>,
  start: number,
): Buffer => joinSectors(source, sectorSize, chainOf(table, start));

function readEntries(directory: Buffer): Entry[] {
  return Array.from({ length: Math.floor(directory.length / ENTRY) }, (_, index) => {
    const at = index * ENTRY;
    const length = Math.min(64, directory.readUInt16LE(at + 64));
    return {
      name: directory.toString('utf16le', at, at + Math.max(0, length - 2)),
      left: directory.readUInt32LE(at + 68),
      right: directory.readUInt32LE(at + 72),
      child: directory.readUInt32LE(at + 76),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    };
  });
}

/** The entries of a storage: a tree, of which each entry is seen once. */
function childrenOf({ entries }: Compound, storage: number): Entry[] {
  const seen = new Set<number>();
  const open = [entries[storage]?.child ?? NONE];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const entry = entries[index];
    if (!entry || seen.has(index)) continue;
    seen.add(index);
    open.push(entry.left, entry.right);
  }
  return [...seen].sort((a, b) => a - b).map((index) => entries[index]!);
}

/** The size of small sectors, [MS-CFB] 2.2. */
const SMALL = 64;

function readStream(compound: Compound, { start, size }: Entry): Uint8Array | undefined {
  if (size > compound.source.length) return undefined;
  if (size >= compound.cutoff) return readChain(compound, start).subarray(0, size);
  const { small, smallTable } = compound;
  const pieces = chainOf(smallTable, start).map((at) => small.subarray(at * SMALL, (at + 1) * SMALL));
  return Buffer.concat(pieces).subarray(0, size);
}
