import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { openDocument } from '../../document/index.ts';
import { DEFAULT_LIMITS } from '../../pipeline/index.ts';
import type { FromPainter, ToPainter } from './page-protocol.ts';
import { type ReaderStart, START_VARIABLE } from './protocol.ts';
import { sibling } from './sibling.ts';

/** Entry of the process that draws pages for people to look at: a hostile PDF may crash or hang it, and nothing else. */
const start: ReaderStart = JSON.parse(process.env[START_VARIABLE] ?? 'null');
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.on('disconnect', () => process.exit(0));
new Worker(sibling('watchdog'), { workerData: start }).unref();

process.on('message', ({ path, page, width, limits }: ToPainter) => {
  void paint(path, page, width, { ...DEFAULT_LIMITS, ...limits }).then(
    (png) => process.send?.({ png } satisfies FromPainter),
    () => process.send?.({} satisfies FromPainter),
  );
});

async function paint(
  path: string,
  number: number,
  width: number | undefined,
  limits: typeof DEFAULT_LIMITS,
): Promise<Uint8Array> {
  const document = await openDocument(await readFile(path), limits);
  try {
    const { data, ...size } = await (await document.page(number)).raster();
    return await sharp(data, { raw: { ...size, channels: 3 } })
      .resize({ ...(width && { width }), withoutEnlargement: true })
      .png({ compressionLevel: 6 })
      .toBuffer();
  } finally {
    document.close();
  }
}
