/**
 * How fast pages are read, compared with native Tesseract on the same machine, page by page in turn: whatever else the machine
 * does slows both.
 *
 *     npm run bench:speed -- [--pages DIR] [--count 20] [--times 3] [--json out/speed.json]
 *
 * DIR holds PDFs, by default the project's own samples. Their pages of A4 or letter size are drawn at 200 dpi and read as pictures,
 * by both. PDFs with a text layer are also read as they are; those with an electronic invoice in them are counted separately. Tesseract only
 * gives text; inkvoice is timed from bytes to invoice, in a process that has already read a picture and each PDF with a text layer once. All
 * pages are read several times, and the median of each counts: single rounds gave ratios from 0.47 to 0.64 on the same pages.
 */
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import type { Page } from '../src/document/index.ts';
import { openWithXml } from '../src/pipeline/open-with-xml.ts';
import { DEFAULT_LIMITS } from '../src/pipeline/settings.ts';
import { ALLOCATOR, READER_FLAGS } from '../src/tasks/worker/index.ts';
import type { Answer, Request } from './reader-process.ts';
import { countFrom, findDocuments, median, percentile } from './tools.ts';

const TESSERACT = ['-', '-l', 'eng+deu+fra'];
/**
 * Tesseract at its fastest: with as many OpenMP threads as cores, its default, the threads wait for each other (8 to 9 s a page on two
 * cores, 1.2 s with one thread).
 */
const TESSERACT_ENVIRONMENT = { ...process.env, OMP_THREAD_LIMIT: '1' };
/** Points: sides of A4 (595 x 842) and US letter (612 x 792), in either direction, with some tolerance. */
const PAGE_SIDES = { short: [580, 625], long: [780, 855] } as const;
const DPI = 200;

const { values: options } = parseArgs({
  options: {
    pages: { type: 'string', default: join(import.meta.dirname, '../samples') },
    count: { type: 'string', default: '20' },
    times: { type: 'string', default: '3' },
    json: { type: 'string', default: join(import.meta.dirname, '../out/speed.json') },
  },
});

const count = countFrom('count', options.count);
const times = countFrom('times', options.times);
const work = await mkdtemp(join(tmpdir(), 'inkvoice-speed-'));
// Its memory is handled as in the server's readers.
const reader = fork(join(import.meta.dirname, 'reader-process.ts'), [], {
  env: { ...ALLOCATOR, ...process.env },
  execArgv: [...READER_FLAGS],
});
const died = once(reader, 'exit').then(() => {
  throw new Error('The reader process has died.');
});
try {
  const { pictures, digital, electronic } = await prepare(count);
  if (pictures.length === 0)
    throw new Error(`No PDF with a page of A4 or letter size found in ${options.pages}.`);
  const pages = Array.from({ length: count }, (_, i) => pictures[i % pictures.length]!);
  const tesseract = tesseractVersion();

  await ask({ file: pages[0]! });
  const timed = pages.map((page) => ({ page, ours: [] as number[], theirs: [] as number[] }));
  for (let round = 0; round < times; round++) {
    for (const { page, ours, theirs } of timed) {
      ours.push((await ask({ file: page })).ms);
      if (tesseract) theirs.push(timeTesseract(page));
    }
  }
  const ours = timed.map((page) => median(page.ours));
  const theirs = tesseract ? timed.map((page) => median(page.theirs)) : [];
  const layers = await timeWarm(digital);
  const withXml = await timeWarm(electronic);
  const { peakMemory } = await ask({});

  const result = {
    machine: { cores: availableParallelism(), cpu: cpus()[0]?.model ?? 'unknown', node: process.version },
    pages: pages.length,
    times,
    different: pictures.length,
    inkvoice: summary(ours),
    ...(tesseract && { tesseract: { version: tesseract, ...summary(theirs) } }),
    ...(tesseract && {
      ratio: {
        ofMedians: round(median(ours) / median(theirs), 2),
        // What slows the machine for a while slows both readings of a page, so this ratio depends less on it.
        pageByPage: round(median(ours.map((ms, i) => ms / theirs[i]!)), 2),
      },
    }),
    ...(layers.length > 0 && { textLayer: { documents: layers.length, ...summary(layers) } }),
    ...(withXml.length > 0 && { electronic: { documents: withXml.length, ...summary(withXml) } }),
    peakMemory: Math.round(peakMemory),
  };
  print(result);
  await mkdir(dirname(options.json), { recursive: true });
  await writeFile(options.json, `${JSON.stringify(result, null, 2)}\n`);
} finally {
  died.catch(() => {});
  reader.kill();
  await rm(work, { recursive: true, force: true });
}

interface Prepared {
  /** Pages drawn, at most as many as are read. */
  pictures: string[];
  /** PDFs with a text layer and no electronic invoice. */
  digital: string[];
  /** PDFs with a text layer and an electronic invoice. */
  electronic: string[];
}

async function prepare(count: number): Promise<Prepared> {
  const [pictures, digital, electronic]: [string[], string[], string[]] = [[], [], []];
  for (const file of await findDocuments(options.pages)) {
    if (!file.endsWith('.pdf')) continue;
    const { document, xml } = await openWithXml(await readFile(file), DEFAULT_LIMITS, false);
    try {
      const first = await document.page(1);
      if (first.words && isPaperSize(first)) (xml ? electronic : digital).push(file);
      for (let number = 1; number <= document.pageCount && pictures.length < count; number++) {
        const page = await document.page(number);
        if (isPaperSize(page)) pictures.push(await draw(page, join(work, `${pictures.length}.png`)));
      }
    } finally {
      document.close();
    }
  }
  return { pictures, digital, electronic };
}

/** Milliseconds for each document, read a second time: the first one compiles what it needs. */
async function timeWarm(files: readonly string[]): Promise<number[]> {
  for (const file of files) await ask({ file });
  const times: number[] = [];
  for (const file of files) times.push((await ask({ file })).ms);
  return times;
}

function isPaperSize({ width, height }: Page): boolean {
  const short = Math.min(width, height);
  const long = Math.max(width, height);
  const within = (side: number, [least, most]: readonly [number, number]) => side >= least && side <= most;
  return within(short, PAGE_SIDES.short) && within(long, PAGE_SIDES.long);
}

async function draw(page: Page, path: string): Promise<string> {
  const { data, width, height } = await page.raster();
  await sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ width: Math.round((page.width / 72) * DPI) })
    .withMetadata({ density: DPI })
    .png()
    .toFile(path);
  return path;
}

async function ask(request: Request): Promise<Answer> {
  const answered = once(reader, 'message') as Promise<[Answer]>;
  reader.send(request);
  const [answer] = await Promise.race([answered, died]);
  return answer;
}

function tesseractVersion(): string | undefined {
  try {
    return execFileSync('tesseract', ['--version'], { encoding: 'utf8', stdio: 'pipe' }).split('\n', 1)[0]!;
  } catch {
    return undefined;
  }
}

function timeTesseract(page: string): number {
  const start = performance.now();
  execFileSync('tesseract', [page, ...TESSERACT], { stdio: 'pipe', env: TESSERACT_ENVIRONMENT });
  return performance.now() - start;
}

function summary(times: readonly number[]) {
  return { median: Math.round(median(times)), p90: Math.round(percentile(times, 0.9)) };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

interface Row {
  median: number;
  p90: number;
}

function print(result: {
  machine: { cores: number; cpu: string };
  pages: number;
  times: number;
  different: number;
  inkvoice: Row;
  tesseract?: Row & { version: string };
  ratio?: { ofMedians: number; pageByPage: number };
  textLayer?: Row & { documents: number };
  electronic?: Row & { documents: number };
  peakMemory: number;
}): void {
  const row = (name: string, { median, p90 }: Row) =>
    console.log(`${name.padEnd(34)}${String(median).padStart(8)}${String(p90).padStart(8)}`);
  console.log(
    `${result.machine.cores} cores, ${result.machine.cpu}; ${result.pages} pages (${result.different} different), each ${result.times} times\n`,
  );
  console.log(`${'milliseconds a page'.padEnd(34)}${'median'.padStart(8)}${'p90'.padStart(8)}`);
  row('inkvoice, picture to invoice', result.inkvoice);
  if (result.tesseract) row(`${result.tesseract.version}, text only`, result.tesseract);
  const documents = (name: string, times: (Row & { documents: number }) | undefined) =>
    times && row(`${name} (${times.documents})`, times);
  console.log(`\n${'milliseconds a document'.padEnd(34)}${'median'.padStart(8)}${'p90'.padStart(8)}`);
  documents('inkvoice, PDF with text layer', result.textLayer);
  documents('inkvoice, PDF with XML', result.electronic);
  console.log();
  if (result.ratio === undefined) console.log('tesseract is not installed: no comparison');
  else {
    const { ofMedians, pageByPage } = result.ratio;
    console.log(`ratio of the medians: ${ofMedians}; median of the ratios page by page: ${pageByPage}`);
  }
  console.log(`peak memory of the reader process: ${result.peakMemory} MB`);
}
