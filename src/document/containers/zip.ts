import { inflateRawSync } from 'node:zlib';
import { ReadError } from '../../base/index.ts';
import { MOST_FILES, type UnpackLimits } from './types.ts';

/** Signatures and sizes of PKWARE's APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16. */
const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const LOCAL_SIZE = 30;
const ENTRY_SIZE = 46;
const END_SIZE = 22;
/** The comment at the end of an archive is no longer. */
const COMMENT = 0xffff;

const STORED = 0;
const DEFLATED = 8;
/** Bit 0 of an entry's flags. */
const ENCRYPTED = 1;

interface Entry {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  /** Where its local header stands. */
  at: number;
}

/** Parts of archives that are no documents: signatures, and what macOS adds. */
const ASIDE = /^(META-INF|__MACOSX)\/|\/$|(^|\/)\.[^/]*$/;
/** Entries that show an office document, whose pictures and XML are no invoices. */
const OFFICE = /^(\[Content_Types\]\.xml|content\.xml)$/;

/**
 * The files of an archive, in its order, without those that are encrypted or packed in a rare way.
 * @throws ReadError `unknown_format` for an office document or a damaged archive, `too_many_bytes`
 */
export function unzip(bytes: Uint8Array, { maxBytes }: UnpackLimits): Uint8Array[] {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = readEntries(source);
  if (entries.some(({ name }) => OFFICE.test(name)))
    throw new ReadError('unknown_format', 'an office document');
  let left = maxBytes;
  return entries
    .filter(({ name }) => !ASIDE.test(name))
    .slice(0, MOST_FILES)
    .flatMap((entry) => {
      const file = unpack(source, entry, left);
      left -= file?.length ?? 0;
      return file ?? [];
    });
}

function readEntries(source: Buffer): Entry[] {
  const end = source.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const isEnd = end >= 0 && end >= source.length - END_SIZE - COMMENT && end + END_SIZE <= source.length;
  if (!isEnd || source.readUInt32LE(end) !== END) throw new ReadError('unknown_format', 'a damaged archive');
  const entries: Entry[] = [];
  let at = source.readUInt32LE(end + 16);
  for (let left = source.readUInt16LE(end + 10); left > 0; left--) {
    if (at + ENTRY_SIZE > source.length || source.readUInt32LE(at) !== ENTRY) break;
    const [name, extra, comment] = [28, 30, 32].map((offset) => source.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const isOpen = (source.readUInt16LE(at + 8) & ENCRYPTED) === 0;
    if (isOpen) {
      entries.push({
        name: source.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + name),
        method: source.readUInt16LE(at + 10),
        packed: source.readUInt32LE(at + 20),
        unpacked: source.readUInt32LE(at + 24),
        at: source.readUInt32LE(at + 42),
      });
    }
    at += ENTRY_SIZE + name + extra + comment;
  }
  return entries;
}

/** @returns undefined for a damaged file and for rare ways of packing. @throws ReadError `too_many_bytes` */
function unpack(
  source: Buffer,
  { method, packed, unpacked, at }: Entry,
  most: number,
): Uint8Array | undefined {
  if (unpacked > most) throw new ReadError('too_many_bytes', `unpacked, allowed ${most} more`);
  if (at + LOCAL_SIZE > source.length || source.readUInt32LE(at) !== LOCAL) return undefined;
  const from = at + LOCAL_SIZE + source.readUInt16LE(at + 26) + source.readUInt16LE(at + 28);
  const data = source.subarray(from, from + packed);
  if (data.length < packed) return undefined;
  if (method === STORED) return data;
  if (method !== DEFLATED) return undefined;
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    // A size that the archive lies about.
    const isBomb = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    if (isBomb) throw new ReadError('too_many_bytes', `unpacked, allowed ${most} more`);
    return undefined;
  }
}
