import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { ReadError } from '../base/errors.ts';
import { makePdf, show } from './fixtures/pdf.ts';
import { type DocumentLimits, detectFormat, KNOWN_EXTENSIONS, openDocument } from './index.ts';

const limits: DocumentLimits = { maxBytes: 1_000_000, maxPixels: 4_000_000, maxPages: 20 };

const latin = (text: string) => Buffer.from(text, 'latin1');

describe('the bytes decide the format', () => {
  test.each([
    ['jpeg', latin('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['png', latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
    ['webp', latin('RIFF\x24\0\0\0WEBPVP8 ')],
    ['gif', latin('GIF89a')],
    ['tiff', latin('II*\0\x08\0\0\0')],
    ['tiff', latin('MM\0*\0\0\0\x08')],
    ['bmp', latin('BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0')],
    ['avif', latin('\0\0\0\x20ftypavif')],
    ['heic', latin('\0\0\0\x18ftypheic')],
    ['svg', latin('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">')],
    ['pdf', latin('%PDF-1.4\n')],
    ['pdf', Buffer.concat([Buffer.alloc(1000, ' '), latin('%PDF-1.4\n')])],
    ['unknown', Buffer.concat([Buffer.alloc(1030, ' '), latin('%PDF-1.4\n')])],
    ['unknown', latin('BMW invoices are attached')],
    ['unknown', latin('RIFF\x24\0\0\0WAVEfmt ')],
    ['unknown', latin('<html><body>Invoice</body></html>')],
    ['unknown', latin('')],
  ])('%s', (format, bytes) => {
    expect(detectFormat(bytes)).toBe(format);
  });

  test('extensions are lower case and without a dot', () => {
    expect(KNOWN_EXTENSIONS.every((extension) => /^[a-z0-9]+$/.test(extension))).toBe(true);
  });
});

describe('what is no document says why', () => {
  test.each([
    ['empty_file', Buffer.alloc(0)],
    ['unknown_format', latin('To whom it may concern')],
    ['unknown_format', Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251))],
    [
      'unsupported_format',
      latin('<svg xmlns="http://www.w3.org/2000/svg"><!DOCTYPE a [<!ENTITY a "b">]></svg>'),
    ],
    ['damaged_image', latin('<svg xmlns="http://www.w3.org/2000/svg"')],
    ['damaged_image', latin('\xff\x4f\xff\x51')],
    ['too_many_bytes', Buffer.concat([latin('%PDF-1.4\n'), Buffer.alloc(1_000_000)])],
  ])('%s', async (code, bytes) => {
    await expect(openDocument(bytes, limits)).rejects.toMatchObject({ name: 'ReadError', code });
  });

  test('a PDF behind other bytes opens all the same', async () => {
    const pdf = makePdf({ pages: [{ content: show('Invoice number 4711', 50, 700) }] });
    const document = await openDocument(Buffer.concat([latin('\r\n\r\n'), pdf]), limits);
    expect((await document.page(1)).words).toHaveLength(3);
  });

  test('bytes that lie within a larger buffer open as they are', async () => {
    const pdf = makePdf({ pages: [{ content: show('Invoice number 4711', 50, 700) }] });
    const large = Buffer.concat([Buffer.alloc(13, 7), pdf, Buffer.alloc(13, 7)]);
    const document = await openDocument(large.subarray(13, -13), limits);
    expect((await document.page(1)).words).toHaveLength(3);
  });
});

/** Numbers 0 ≤ n < 1 that are the same at every run. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Mutation = (bytes: Buffer, random: () => number) => Buffer;

const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length)),
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let flips = 1 + Math.floor(random() * 8); flips > 0; flips--) {
      const at = Math.floor(random() * copy.length);
      copy[at] = copy[at]! ^ (1 << Math.floor(random() * 8));
    }
    return copy;
  },
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    const extreme = [0x00, 0x7f, 0x80, 0xff][Math.floor(random() * 4)]!;
    const at = Math.floor(random() * Math.min(copy.length, 200));
    return copy.fill(extreme, at, Math.min(copy.length, at + 1 + Math.floor(random() * 4)));
  },
  (bytes, random) => {
    const [from, to] = [random(), random()].map((share) => Math.floor(share * bytes.length));
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  // In text formats, numbers are what sizes, offsets and references are made of.
  (bytes, random) =>
    Buffer.from(
      bytes
        .toString('latin1')
        .replace(/\d+/g, (digits) => (random() < 0.03 ? String(Math.floor(random() * 10 ** 10)) : digits)),
      'latin1',
    ),
];

async function seeds(): Promise<[string, Buffer][]> {
  const noise = sharp({
    create: {
      width: 60,
      height: 40,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });
  const formats = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const;
  const pictures = formats.map(
    async (format): Promise<[string, Buffer]> => [format, await noise.clone().toFormat(format).toBuffer()],
  );
  const runs = latin(
    'BM\0\0\0\0\0\0\0\0\x3a\0\0\0\x28\0\0\0\x20\0\0\0\x20\0\0\0\x01\0\x08\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\xff\xff\xff\0',
  );
  const bmp = Buffer.concat([runs, Buffer.alloc(32 * 4, latin('\x20\0\0\0')), latin('\0\x01')]);
  const field =
    '<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (INV-4711) /Rect [150 695 300 715] /F 4 /DA (/F1 12 Tf 0 g) >>';
  const pdf = makePdf({
    pages: [
      {
        content: show('Invoice number 4711', 50, 700),
        entries: '/Annots [100 0 R]',
        mediaBox: [0, 0, 300, 750],
      },
      {
        content: 'q 200 0 0 200 0 0 cm /Im Do Q',
        resources: '/XObject << /Im 101 0 R >>',
        mediaBox: [0, 0, 200, 200],
      },
    ],
    catalog: '/AcroForm << /Fields [100 0 R] /NeedAppearances true /DR << /Font << /F1 3 0 R >> >> >>',
    objects: {
      100: field,
      101: {
        dictionary:
          '/Type /XObject /Subtype /Image /Width 60 /Height 40 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode',
        data: await noise.clone().jpeg().toBuffer(),
      },
    },
  });
  return [...(await Promise.all(pictures)), ['bmp', bmp], ['pdf', Buffer.from(pdf)]];
}

test('damaged files of every format give a ReadError or are read, and nothing else', async () => {
  const random = mulberry32(4711);
  const codes = new Map<string, number>();
  for (const [format, bytes] of await seeds()) {
    for (let round = 0; round < (format === 'pdf' ? 250 : 60); round++) {
      const mutated = MUTATIONS[round % MUTATIONS.length]!(bytes, random);
      let code = 'read';
      try {
        const document = await openDocument(mutated, limits);
        try {
          for (let number = 1; number <= Math.min(document.pageCount, 3); number++) {
            const { width, height, data } = await (await document.page(number)).raster();
            expect(data.length).toBe(width * height * 3);
          }
        } finally {
          document.close();
        }
      } catch (error) {
        expect(error, `${format}, round ${round}`).toBeInstanceOf(ReadError);
        code = (error as ReadError).code;
        expect(code, `${format}, round ${round}: ${(error as Error).cause}`).not.toBe('internal_error');
      }
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
  }
  // The mutations reach both sides: some files are still read, many are not.
  expect(codes.get('read')).toBeGreaterThan(50);
  expect(codes.get('damaged_image')).toBeGreaterThan(50);
  expect(codes.get('damaged_pdf')).toBeGreaterThan(0);
});
