import type { DeskKind } from '../../samples/make/desk.ts';
import { imagePdf } from '../../samples/make/image-pdf.ts';
import { drawPdf } from '../../samples/make/pdf-pages.ts';
import { photo } from '../../samples/make/photo.ts';
import { SCAN_DPI, scan } from '../../samples/make/scan.ts';
import type { Dice } from './dice.ts';

/** A PDF of pictures, as an office scanner writes it: each page a little tilted, softened, noisy. */
export async function scanned(pdfFile: string, dice: Dice): Promise<Buffer> {
  const pages = await drawPdf(pdfFile, SCAN_DPI);
  const ink = dice.between(0.7, 1);
  const quality = dice.whole(38, 70);
  const noise = dice.between(2, 7);
  const jpegs: Buffer[] = [];
  for (const page of pages) {
    jpegs.push(
      await scan(page, { seed: dice.whole(1, 1e6), tilt: dice.between(-1.5, 1.5), ink, quality, noise }),
    );
  }
  return imagePdf(jpegs, SCAN_DPI);
}

/** The first page as a phone takes it. */
export async function photographed(pdfFile: string, dice: Dice): Promise<Buffer> {
  const [page] = await drawPdf(pdfFile, SCAN_DPI);
  if (!page) throw new Error(`${pdfFile} has no page`);
  const tall = page.height / page.width;
  // A till receipt does not fill the picture's width.
  const side = tall > 1.7 ? dice.between(0.18, 0.26) : dice.between(0.03, 0.08);
  const near = () => dice.between(-0.018, 0.018);
  const width = tall > 1.7 ? 1300 : 1700;
  const height = Math.min(2600, Math.round((width * (1 - 2 * side) * tall) / 0.92));
  return photo(page, {
    seed: dice.whole(1, 1e6),
    desk: dice.pick<DeskKind>(['oak', 'walnut', 'slate', 'linen']),
    width,
    height,
    corners: [
      { x: side + near(), y: 0.04 + near() },
      { x: 1 - side + near(), y: 0.04 + near() },
      { x: 1 - side + near(), y: 0.96 + near() },
      { x: side + near(), y: 0.96 + near() },
    ],
    light: dice.pick([[0.98, 0.99, 1] as const, [1, 0.95, 0.85] as const, [0.985, 1, 0.965] as const]),
    lightFrom: dice.between(-180, 180),
    falloff: dice.between(0.2, 0.36),
    ...(dice.chance(0.4)
      ? { shadow: { x: dice.uniform(), y: dice.uniform(), radius: 0.4, dark: dice.between(0.15, 0.35) } }
      : {}),
    bend: dice.between(-8, 8),
    blur: dice.between(0.5, 0.9),
    noise: dice.between(2, 4),
    quality: dice.whole(60, 85),
  });
}
