/**
 * PDFs of every kind that gives trouble, made from the project's own samples each time they are needed, the same bytes each time.
 * `make.ts` writes them to a folder.
 */
import { readFileSync } from 'node:fs';
import { deflateSync, inflateSync } from 'node:zlib';
import { imagePdf } from '../../samples/make/image-pdf.ts';
import { type BilevelPage, ccittPage, jbig2Page } from './bilevel.ts';
import { add, drawOn, extend, joinPdfs, type Pdf, pagesOf, parsePdf, writePdf } from './pdf.ts';

export interface PdfCase {
  /** The sample whose facts it must give. */
  sample: string;
  /** How each of its pages has to be read. */
  pages: readonly ('text' | 'ocr' | 'failed')[];
  make(): Promise<Uint8Array>;
}

const SAMPLES = new URL('../../samples/', import.meta.url);
export const sampleFile = (name: string, ending = '.pdf'): Buffer =>
  readFileSync(new URL(`${name}/${name}${ending}`, SAMPLES));
const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));

const DPI = 200;
const scanOf = async (name: string) => parsePdf(await imagePdf([sampleFile(name, '-scan.jpg')], DPI));
const digitalOf = (name: string) => parsePdf(sampleFile(name));

function edited(pdf: Pdf, edit: (pdf: Pdf, page: number) => void): Buffer {
  for (const page of pagesOf(pdf)) edit(pdf, page);
  return writePdf(pdf);
}

const turned = (degrees: number) => (pdf: Pdf, page: number) => extend(pdf, page, `/Rotate ${degrees}`);

/** Turned within the page, as some programs print landscape: the page itself says nothing of it. */
function turnedWithin(pdf: Pdf, page: number, quarters: number): void {
  const object = pdf.objects.get(page)!;
  const [width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(object.text)!.slice(1).map(Number) as [
    number,
    number,
  ];
  const [matrix, box] = [
    ['1 0 0 1 0 0', [width, height]],
    [`0 1 -1 0 ${height} 0`, [height, width]],
    [`-1 0 0 -1 ${width} ${height}`, [width, height]],
    [`0 -1 1 0 0 ${width}`, [height, width]],
  ][quarters] as [string, [number, number]];
  const own = /\/Contents (\d+ 0 R)/.exec(object.text)![1]!;
  const before = add(pdf, { text: '<< >>', stream: Buffer.from(`q ${matrix} cm\n`) });
  const after = add(pdf, { text: '<< >>', stream: Buffer.from('\nQ\n') });
  object.text = object.text
    .replace(/\/Contents \d+ 0 R/, `/Contents [${before} 0 R ${own} ${after} 0 R]`)
    .replace(/\/MediaBox \[[^\]]*\]/, `/MediaBox [0 0 ${box.join(' ')}]`);
}

/** What scanner programs leave under a scan that they could not read. */
function badLayer(mode: number): string {
  const words = 'lnvo1ce Rechnvng T0tal 9.999,99 EUR Datvm O1.O1.199O Mwst 99 % Netto 1.111,11';
  const lines = Array.from({ length: 24 }, (_, at) => `1 0 0 1 60 ${760 - at * 28} Tm (${words}) Tj`);
  return `BT /FX 10 Tf ${mode} Tr ${lines.join(' ')} ET`;
}
const FONT = '/Font << /FX << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>';

/** Text before the page's own content: whatever that paints covers it. */
function drawUnder(pdf: Pdf, page: number, content: string, resources: string): void {
  drawOn(pdf, page, content, resources);
  const object = pdf.objects.get(page)!;
  object.text = object.text.replace(
    /\/Contents \[(\d+ 0 R) (\d+ 0 R) (\d+ 0 R)\]/,
    (_, before, own, drawn) => {
      // What was to be drawn on top opens with a `Q` for the `q` of the first part.
      pdf.objects.get(Number.parseInt(drawn, 10))!.stream = Buffer.from(`q\n${content}\nQ\n`);
      pdf.objects.get(Number.parseInt(before, 10))!.stream = Buffer.from('\n');
      return `/Contents [${drawn} ${own}]`;
    },
  );
}

/** The maps from glyphs to letters taken out of every font. */
function withoutMaps(pdf: Pdf): Buffer {
  for (const object of pdf.objects.values()) object.text = object.text.replace(/\/ToUnicode \d+ 0 R/, '');
  return writePdf(pdf);
}

/** Maps that give other letters and digits: each code is moved on by some places. */
function withWrongMaps(pdf: Pdf): Buffer {
  for (const object of pdf.objects.values()) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(object.text)?.[1];
    const stream = map === undefined ? undefined : pdf.objects.get(Number(map));
    if (!stream?.stream) continue;
    const deflated = stream.text.includes('/FlateDecode');
    const source = (deflated ? inflateSync(stream.stream) : stream.stream).toString('latin1');
    // The last number of a line is what a code or range of codes stands for.
    const moved = source.replace(/<([0-9A-F]{4})>(?=\s*$)/gim, (_, hex) => {
      const code = Number.parseInt(hex, 16);
      const letter = String.fromCharCode(code);
      const next = /[a-z]/i.test(letter)
        ? (((code & 0x1f) - 1 + 11) % 26) | 0x60
        : /\d/.test(letter)
          ? 0x30 + ((code - 0x30 + 3) % 10) - 1
          : code - 1;
      return `<${(next + 1).toString(16).padStart(4, '0')}>`;
    });
    stream.stream = deflated ? deflateSync(moved) : Buffer.from(moved, 'latin1');
  }
  return writePdf(pdf);
}

function pageOfImages({ width, height, images }: BilevelPage): Buffer {
  const [across, down] = [(width * 72) / DPI, (height * 72) / DPI];
  const pdf: Pdf = {
    root: 1,
    objects: new Map([
      [1, { text: '<< /Type /Catalog /Pages 2 0 R >>' }],
      [2, { text: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>' }],
      [3, { text: '' }],
    ]),
  };
  const placed = images.map(({ object, y, height: rows }, at) => {
    const scale = 72 / DPI;
    return {
      name: `/Im${at} ${add(pdf, object)} 0 R`,
      draw: `q ${across} 0 0 ${rows * scale} 0 ${down - (y + rows) * scale} cm /Im${at} Do Q`,
    };
  });
  const content = Buffer.from(placed.map(({ draw }) => draw).join('\n'));
  const contents = add(pdf, { text: '<< >>', stream: content });
  const resources = `/XObject << ${placed.map(({ name }) => name).join(' ')} >>`;
  pdf.objects.get(3)!.text =
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${across} ${down}] /Contents ${contents} 0 R /Resources << ${resources} >> >>`;
  return writePdf(pdf);
}

/** JPEG 2000, which nothing here can write: a scan of the sample, coded once with OpenJPEG. */
const jpeg2000 = () =>
  pageOfImages({
    width: 1654,
    height: 2339,
    images: [
      {
        y: 0,
        height: 2339,
        object: {
          text: '<< /Type /XObject /Subtype /Image /Width 1654 /Height 2339 /Filter /JPXDecode >>',
          stream: fixture('scan.jp2'),
        },
      },
    ],
  });

/** A picture that no decoder can decode, over the whole page. */
function brokenPage(): Buffer {
  return pageOfImages({
    width: 1654,
    height: 2339,
    images: [
      {
        y: 0,
        height: 2339,
        object: {
          text: '<< /Type /XObject /Subtype /Image /Width 1654 /Height 2339 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode >>',
          stream: Buffer.from('this is no JPEG'),
        },
      },
    ],
  });
}

const brokenTable = (bytes: Buffer, replace: (text: string) => string) =>
  Buffer.from(replace(bytes.toString('latin1')), 'latin1');

export const PDF_CASES: Readonly<Record<string, PdfCase>> = {
  'hidden-layer': {
    sample: 'italian-bordered',
    pages: ['ocr'],
    make: async () =>
      edited(await scanOf('italian-bordered'), (pdf, page) => drawOn(pdf, page, badLayer(3), FONT)),
  },
  'covered-layer': {
    sample: 'italian-bordered',
    pages: ['ocr'],
    make: async () =>
      edited(await scanOf('italian-bordered'), (pdf, page) => drawUnder(pdf, page, badLayer(0), FONT)),
  },
  'no-unicode-maps': {
    sample: 'us-services',
    pages: ['ocr'],
    make: async () => withoutMaps(digitalOf('us-services')),
  },
  'wrong-unicode-maps': {
    sample: 'us-services',
    pages: ['ocr'],
    make: async () => withWrongMaps(digitalOf('us-services')),
  },
  outlines: { sample: 'dutch-minimal', pages: ['ocr'], make: async () => fixture('outlines.pdf') },
  mixed: {
    sample: 'german-letter',
    pages: ['text', 'ocr'],
    make: async () => joinPdfs([sampleFile('german-letter'), await imagePdf([await timeSheet()], DPI)]),
  },
  'turned-90': {
    sample: 'us-services',
    pages: ['text'],
    make: async () => edited(digitalOf('us-services'), turned(90)),
  },
  'turned-180': {
    sample: 'us-services',
    pages: ['text'],
    make: async () => edited(digitalOf('us-services'), turned(180)),
  },
  'turned-270': {
    sample: 'us-services',
    pages: ['text'],
    make: async () => edited(digitalOf('us-services'), turned(270)),
  },
  'turned-within-90': {
    sample: 'us-services',
    pages: ['text'],
    make: async () => edited(digitalOf('us-services'), (pdf, page) => turnedWithin(pdf, page, 1)),
  },
  'turned-within-180': {
    sample: 'us-services',
    pages: ['text'],
    make: async () => edited(digitalOf('us-services'), (pdf, page) => turnedWithin(pdf, page, 2)),
  },
  'turned-within-270': {
    sample: 'us-services',
    pages: ['text'],
    make: async () => edited(digitalOf('us-services'), (pdf, page) => turnedWithin(pdf, page, 3)),
  },
  'scan-turned-90': {
    sample: 'portuguese-fatura',
    pages: ['ocr'],
    make: async () => edited(await scanOf('portuguese-fatura'), turned(90)),
  },
  'scan-turned-180': {
    sample: 'portuguese-fatura',
    pages: ['ocr'],
    make: async () => edited(await scanOf('portuguese-fatura'), turned(180)),
  },
  'scan-turned-270': {
    sample: 'portuguese-fatura',
    pages: ['ocr'],
    make: async () => edited(await scanOf('portuguese-fatura'), turned(270)),
  },
  annotated: {
    sample: 'german-letter',
    pages: ['text'],
    make: async () => edited(digitalOf('german-letter'), annotate),
  },
  ccitt: {
    sample: 'portuguese-fatura',
    pages: ['ocr'],
    make: async () => pageOfImages(await ccittPage(sampleFile('portuguese-fatura', '-scan.jpg'))),
  },
  jbig2: {
    sample: 'portuguese-fatura',
    pages: ['ocr'],
    make: async () => pageOfImages(await jbig2Page(sampleFile('portuguese-fatura', '-scan.jpg'))),
  },
  jpeg2000: { sample: 'portuguese-fatura', pages: ['ocr'], make: async () => jpeg2000() },
  'xref-elsewhere': {
    sample: 'us-services',
    pages: ['text'],
    make: async () =>
      brokenTable(sampleFile('us-services'), (text) => text.replace(/startxref\s+\d+/, 'startxref\n7')),
  },
  'xref-shifted': {
    sample: 'us-services',
    pages: ['text'],
    make: async () =>
      brokenTable(sampleFile('us-services'), (text) =>
        text.replace(/^%PDF-1\.\d\s/, (header) => `${header}%${'x'.repeat(300)}\n`),
      ),
  },
  'xref-missing': {
    sample: 'us-services',
    pages: ['text'],
    make: async () =>
      brokenTable(sampleFile('us-services'), (text) => text.slice(0, text.lastIndexOf('\nxref'))),
  },
  'broken-page-within': {
    sample: 'german-letter',
    pages: ['text', 'failed', 'ocr'],
    make: async () =>
      joinPdfs([sampleFile('german-letter'), brokenPage(), await imagePdf([await timeSheet()], DPI)]),
  },
};

/** A page of words that are no invoice, as a picture. */
async function timeSheet(): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  // Cut from a sample: the table in the middle of a page, without its head and its sums.
  return sharp(sampleFile('german-letter', '-photo.jpg'))
    .extract({ left: 300, top: 900, width: 1000, height: 300 })
    .resize(1654, 2339, { fit: 'contain', background: '#fff' })
    .jpeg()
    .toBuffer();
}

/** A note, a link and a filled field on free places of the page, as viewers write them. */
function annotate(pdf: Pdf, page: number): void {
  const look = (text: string) =>
    add(pdf, {
      text: `<< /Type /XObject /Subtype /Form /BBox [0 0 120 20] /Resources << ${FONT} >> >>`,
      stream: Buffer.from(`BT /FX 9 Tf 2 5 Td (${text}) Tj ET`),
    });
  const note = add(pdf, {
    text: `<< /Type /Annot /Subtype /FreeText /Contents (Geprüft) /Rect [440 20 560 40] /F 4 /AP << /N ${look('Gepr\\374ft KW 12')} 0 R >> >>`,
  });
  const field = add(pdf, {
    text: `<< /Type /Annot /Subtype /Widget /FT /Tx /T (kst) /V (KST 4711) /Rect [300 20 420 40] /F 4 /DA (/FX 9 Tf 0 g) /AP << /N ${look('KST 4711')} 0 R >> >>`,
  });
  const link = add(pdf, {
    text: '<< /Type /Annot /Subtype /Link /Rect [60 20 120 40] /A << /S /URI /URI (https://example.org) >> >>',
  });
  extend(pdf, page, `/Annots [${note} 0 R ${field} 0 R ${link} 0 R]`);
  extend(pdf, pdf.root, `/AcroForm << /Fields [${field} 0 R] >>`);
}
