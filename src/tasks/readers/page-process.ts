import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { openDocument } from '../../document/index.ts';
import { DEFAULT_LIMITS } from '../../settings.ts';
import type { FromPainter, ToPainter } from './page-protocol.ts';
import { type ReaderStart, START_VARIABLE } from './protocol.ts';
import { sibling } from './sibling.ts';

/** Entry of the process that draws pages for people to look at: a hostile PDF may crash or hang it, and nothing else. */
const start: ReaderStart = JSON.parse(process.env[START_VARIABLE] ?? 'null');
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.on('disconnect', () => process.exit(0));
new Worker(sibling('watchdog'), { workerData: start }).unref();

process.on('message', ({ path, page, turns, width, limits }: ToPainter) => {
  void paint(path, page, turns, width, { ...DEFAULT_LIMITS, ...limits }).then(
    (png) => process.send?.({ png } satisfies FromPainter),
    () => process.send?.({} satisfies FromPainter),
  );
});

/** Turned step by step as it was turned for reading: each step grows the canvas, and boxes are fractions of the last one. */
async function paint(
  path: string,
  number: number,
  turns: ToPainter['turns'],
  width: number | undefined,
  limits: typeof DEFAULT_LIMITS,
): Promise<Uint8Array> {
  const document = await openDocument(await readFile(path), limits);
  try {
    let raster = await (await document.page(number)).raster();
    const picture = () =>
      sharp(raster.data, { raw: { width: raster.width, height: raster.height, channels: 3 } });
    for (const degrees of turns) {
      const { data, info } = await picture()
        .rotate(degrees, { background: 'white' })
        .raw()
        .toBuffer({ resolveWithObject: true });
      raster = { data, width: info.width, height: info.height };
    }
    return await picture()
      .resize({ ...(width && { width }), withoutEnlargement: true })
      .png({ compressionLevel: 6 })
      .toBuffer();
  } finally {
    document.close();
  }
}
