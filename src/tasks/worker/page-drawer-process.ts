import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { openDocument } from '../../document/index.ts';
import { DEFAULT_LIMITS } from '../../pipeline/index.ts';
import type { DrawRequest } from '../ports/index.ts';
import { joinServer } from './join-server.ts';
import type { DrawAnswer } from './page-messages.ts';

/** Entry of the process that draws pages for people to look at: a hostile PDF may crash or hang it, and nothing else. */
joinServer();

process.on('message', ({ path, page, width, limits }: DrawRequest) => {
  void draw(path, page, width, { ...DEFAULT_LIMITS, ...limits }).then(
    (png) => process.send?.({ png } satisfies DrawAnswer),
    () => process.send?.({} satisfies DrawAnswer),
  );
});

async function draw(
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
