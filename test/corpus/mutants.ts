/** Files as they come out of broken mail programs, bad disks and hostile hands: parts of good ones, changed. The same for the same seed. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { type Random, seededRandom } from '../../samples/make/random.ts';
import { PDF_CASES, sampleFile } from './pdf-cases.ts';
import { samplePage } from './picture-cases.ts';

export interface Mutant {
  /** Which file it was, what was done to it, and its number. */
  name: string;
  bytes: Buffer;
}

export interface Original {
  name: string;
  bytes: Buffer;
}

const EXTREME = [0x00, 0x7f, 0x80, 0xff];
const below = (random: Random, limit: number) => Math.floor(random.uniform() * limit);

const MUTATIONS: Readonly<
  Record<string, (bytes: Buffer, random: Random, others: readonly Original[]) => Buffer>
> = {
  truncated: (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  flipped: (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let flips = 1 + below(random, 12); flips > 0; flips--) {
      const at = below(random, copy.length);
      copy[at] = copy[at]! ^ (1 << below(random, 8));
    }
    return copy;
  },
  spliced: (bytes, random, others) => {
    const other = others[below(random, others.length)]!.bytes;
    const [from, to] = [below(random, other.length), below(random, other.length)].sort((a, b) => a - b);
    const at = below(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(at)]);
  },
  cut: (bytes, random) => {
    const [from, to] = [below(random, bytes.length), below(random, bytes.length)].sort((a, b) => a - b);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  overwritten: (bytes, random) => {
    const at = below(random, Math.min(bytes.length, 400));
    const value = EXTREME[below(random, 4)]!;
    return Buffer.from(bytes).fill(value, at, Math.min(bytes.length, at + 1 + below(random, 8)));
  },
  // In text, numbers are what sizes, offsets and references are made of.
  renumbered: (bytes, random) =>
    Buffer.from(
      bytes
        .toString('latin1')
        .replace(/\d+/g, (digits) =>
          random.uniform() < 0.02 ? String(Math.floor(random.uniform() * 10 ** 10)) : digits,
        ),
      'latin1',
    ),
};

async function originals(): Promise<Original[]> {
  const { picture } = await samplePage('malaysian-receipt');
  const page = sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 3 } })
    // Small, so that the many that can still be read take little time.
    .resize(420);
  const formats = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const;
  const pictures = formats.map(async (format) => ({
    name: format,
    bytes: await page.clone().toFormat(format).toBuffer(),
  }));
  const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));
  const small = 'width="300" height="200" viewBox="0 0 30 20"';
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" ${small}><path d="M2 2h20v8h-9z"/><text x="3" y="9" font-size="4">Total 12.00</text></svg>`;
  const pdfs = ['annotated'].map(async (name) => ({
    name: `pdf-${name}`,
    bytes: Buffer.from(await PDF_CASES[name]!.make()),
  }));
  return [
    ...(await Promise.all(pictures)),
    ...(await Promise.all(pdfs)),
    { name: 'pdf', bytes: sampleFile('malaysian-receipt') },
    { name: 'pdf-xml', bytes: sampleFile('german-letter', '-facturx.pdf') },
    { name: 'xml-cii', bytes: text('samples/german-letter/factur-x.xml') },
    { name: 'xml-ubl', bytes: text('src/stated/einvoice/fixtures/ubl-invoice.xml') },
    { name: 'svg', bytes: Buffer.from(drawing) },
    { name: 'jpeg2000', bytes: text('test/corpus/fixtures/receipt.jp2') },
  ];
}

/** Those that every run of the tests sends through the server, and `make.ts` writes. */
export const FEW_MUTANTS = [815, 24] as const;

export async function* mutants(seed: number, count: number): AsyncGenerator<Mutant> {
  yield* mutantsOf(await originals(), seed, count);
}

/** Changed parts of these files, one after the other. */
export function* mutantsOf(files: readonly Original[], seed: number, count: number): Generator<Mutant> {
  const random = seededRandom(seed);
  const names = Object.keys(MUTATIONS);
  for (let number = 0; number < count; number++) {
    const file = files[number % files.length]!;
    const mutation = names[below(random, names.length)]!;
    const bytes = MUTATIONS[mutation]!(file.bytes, random, files);
    yield { name: `${number} ${file.name} ${mutation}`, bytes };
  }
}
