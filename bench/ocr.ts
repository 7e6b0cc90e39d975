/**
 * How well pictures are read. The first pages of PDFs with a text layer are drawn and read as pictures, and the text layer is the truth. For a
 * picture (or a PDF) with a text file of the same name beside it, that file is the truth: the words as printed, separated by spaces or line ends.
 *
 *     npm run bench:ocr -- [--pages DIR] [--scans DIR] [--tilt 3] [--model models/latin-v4.onnx ...] [--detector FILE.onnx ...] [--tesseract eng+deu+fra] [--detail] [--json out/ocr.json]
 *
 * --scans: pictures of the same pages, under the same names, are read instead of drawn ones. --model, repeated: recognisers to compare, each
 * with its alphabet (`.chars.json`) beside it. --detector, repeated: detectors to compare, each with every recogniser. --tesseract: the
 * program of that name with these languages, on the same pictures.
 *
 * wF1: F1 over the bag of words, ignoring case; nF1: the same over words with a digit; CER: character error rate ignoring order, where each true
 * word that was not read is compared with the nearest extra one. Accents: recall and precision of words with a letter beyond ASCII. € £: found,
 * in percent, and invented per 10,000 words. ms: median time of a page.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { openDocument, type Raster } from '../src/document/index.ts';
import { createOcr, OCR_MODELS } from '../src/ocr/index.ts';
import { DEFAULT_LIMITS } from '../src/pipeline/settings.ts';
import { compareWords, emptyScore, type Score, type Summary, summarise } from './score-words.ts';
import { findDocuments, median } from './tools.ts';

const { values: options } = parseArgs({
  options: {
    pages: { type: 'string', default: join(import.meta.dirname, '../samples') },
    scans: { type: 'string' },
    tilt: { type: 'string', default: '0' },
    model: { type: 'string', multiple: true, default: [OCR_MODELS.latin.files[0]] },
    detector: { type: 'string', multiple: true, default: [OCR_MODELS.detector.files[0]] },
    tesseract: { type: 'string' },
    detail: { type: 'boolean', default: false },
    json: { type: 'string', default: join(import.meta.dirname, '../out/ocr.json') },
  },
});

interface Page {
  file: string;
  truth: string[];
  raster: Raster;
}

interface Reader {
  name: string;
  read(page: Page): Promise<string[]>;
  close(): Promise<void>;
}

async function* pages(): AsyncGenerator<Page> {
  for (const file of await findDocuments(options.pages)) {
    const name = relative(options.pages, file);
    const scan = options.scans && join(options.scans, name);
    if (scan && !existsSync(scan)) continue;
    const truth = await truthOf(file);
    if (!truth?.length) continue;
    const picture = await openDocument(await readFile(scan ?? file), DEFAULT_LIMITS);
    try {
      yield { file: name, truth, raster: await (await picture.page(1)).raster() };
    } finally {
      picture.close();
    }
  }
}

/** The words of a document's first page; nothing where they are not known. */
async function truthOf(file: string): Promise<string[] | undefined> {
  const written = file.replace(/\.\w+$/, '.txt');
  if (existsSync(written))
    return (await readFile(written, 'utf8')).split(/\s+/).filter((word) => word !== '');
  if (!file.endsWith('.pdf')) return undefined;
  const document = await openDocument(await readFile(file), DEFAULT_LIMITS);
  try {
    return (await document.page(1)).words?.map((word) => word.text);
  } finally {
    document.close();
  }
}

async function ours(model: string, detector: string): Promise<Reader> {
  const alphabet = model.replace(/\.onnx$/, '.chars.json');
  const ocr = await createOcr({ detector, recogniser: { model, alphabet } });
  const several = options.detector.length > 1;
  return {
    name: [model, ...(several ? [detector] : [])].map((file) => basename(file, '.onnx')).join(', '),
    async read({ raster }) {
      const settings = { straighten: true, rotate: Number(options.tilt), binarize: false, upsample: false };
      return (await ocr.read(raster, settings)).words.map((word) => word.text);
    },
    close: () => ocr.close(),
  };
}

async function tesseract(languages: string): Promise<Reader> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-ocr-'));
  const picture = join(folder, 'page.png');
  return {
    name: `Tesseract, ${languages}`,
    async read({ raster: { data, width, height } }) {
      const channels = (data.length / (width * height)) as 3;
      await sharp(data, { raw: { width, height, channels } })
        .rotate(Number(options.tilt), { background: '#fff' })
        .png({ compressionLevel: 1 })
        .toFile(picture);
      const started = performance.now();
      const text = execFileSync('tesseract', [picture, '-', '-l', languages, '--psm', '3', '--dpi', '200'], {
        encoding: 'utf8',
        stdio: 'pipe',
        env: { ...process.env, OMP_THREAD_LIMIT: '1' },
      });
      own = performance.now() - started;
      return text.split(/\s+/);
    },
    close: () => rm(folder, { recursive: true }),
  };
}

/** Tesseract's own time, without writing the picture. */
let own: number | undefined;

for (const file of [...options.model, ...options.detector]) {
  if (existsSync(file)) continue;
  console.error(`${file}: there is no such file.`);
  process.exit(1);
}
const readers = await Promise.all(
  options.model.flatMap((model) => options.detector.map((detector) => ours(model, detector))),
);
if (options.tesseract) readers.push(await tesseract(options.tesseract));
const results = readers.map(({ name }) => ({
  name,
  total: emptyScore(),
  times: [] as number[],
  pages: [] as { file: string; summary: Summary }[],
}));

const COLUMNS = {
  wF1: ['wF1', 1],
  nF1: ['nF1', 1],
  cer: ['CER', 2],
  accentRecall: ['acc. R', 1],
  accentPrecision: ['acc. P', 1],
  signsFound: ['€£ found', 1],
  signsInvented: ['inv.', 1],
} as const satisfies Record<keyof Summary, readonly [title: string, decimals: number]>;
const keys = Object.keys(COLUMNS) as (keyof Summary)[];
const line = (name: string, cells: readonly string[]) =>
  console.log(name.padEnd(56), ...cells.map((cell) => cell.padStart(8)));
const cells = (summary: Summary) => keys.map((key) => summary[key].toFixed(COLUMNS[key][1]));

line(
  '',
  keys.map((key) => COLUMNS[key][0]),
);
for await (const page of pages()) {
  for (const [i, reader] of readers.entries()) {
    const result = results[i]!;
    own = undefined;
    const started = performance.now();
    const words = await reader.read(page);
    result.times.push(own ?? performance.now() - started);
    const score = compareWords(page.truth, words);
    for (const key of Object.keys(score) as (keyof Score)[]) result.total[key] += score[key];
    result.pages.push({ file: page.file, summary: summarise(score) });
    if (options.detail) line(`${page.file} ${reader.name}`, cells(summarise(score)));
  }
}
if (results.every(({ pages }) => pages.length === 0)) {
  console.error(
    `No PDF with a text layer and no picture with a text file beside it in ${options.pages}${options.scans ? ` that has a scan in ${options.scans}` : ''}.`,
  );
  process.exit(1);
}
for (const { name, total, times, pages } of results) {
  line(`${name}, ${pages.length} pages`, [...cells(summarise(total)), `${median(times).toFixed(0)} ms`]);
}
await Promise.all(readers.map((reader) => reader.close()));
await mkdir(dirname(options.json), { recursive: true });
const report = results.map(({ name, total, times, pages }) => ({
  name,
  total: { ...summarise(total), counts: total },
  medianMs: median(times),
  pages,
}));
await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
