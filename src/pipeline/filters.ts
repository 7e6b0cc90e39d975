import type { Raster, Word } from '../document/index.ts';
import type { Region } from './settings.ts';

/** The shares of pixels that become black and white at least, so that single specks and glare do not set the range. */
const DARKEST = 0.005;
const LIGHTEST = 0.5;
/** A picture with a wider range of shades gains nothing; one with a narrower range is blank. */
const WIDEST = 235;
const NARROWEST = 4;

/**
 * Stretches the contrast so that ink is black and paper white. Most of an invoice is paper, so the median shade becomes white, which also removes
 * a grey cast.
 */
export function stretchContrast(raster: Raster): Raster {
  const { data } = raster;
  const counts = new Uint32Array(256);
  for (let i = 0; i < data.length; i += 3)
    counts[(data[i]! * 77 + data[i + 1]! * 150 + data[i + 2]! * 29) >> 8]! += 1;
  const shadeAt = (share: number) => {
    let left = share * (data.length / 3);
    for (let shade = 0; shade < 256; shade++) {
      left -= counts[shade]!;
      if (left <= 0) return shade;
    }
    return 255;
  };
  const [black, white] = [shadeAt(DARKEST), shadeAt(LIGHTEST)];
  if (white - black < NARROWEST || white - black > WIDEST) return raster;
  const table = Uint8Array.from({ length: 256 }, (_, shade) =>
    Math.max(0, Math.min(255, Math.round(((shade - black) * 255) / (white - black)))),
  );
  const stretched = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) stretched[i] = table[data[i]!]!;
  return { ...raster, data: stretched };
}

/** Whitens everything outside the regions, which are given in pixels of this picture. */
export function keepRegions(raster: Raster, regions: readonly Region[]): Raster {
  const { width, height, data } = raster;
  const kept = new Uint8Array(data.length).fill(255);
  for (const { left, top, right, bottom } of regions) {
    const [from, to] = [Math.max(0, left), Math.min(width, right)];
    if (from >= to) continue;
    for (let y = Math.max(0, top); y < Math.min(height, bottom); y++) {
      const start = (y * width + from) * 3;
      kept.set(data.subarray(start, (y * width + to) * 3), start);
    }
  }
  return { ...raster, data: kept };
}

/** The words whose middle lies in one of the regions, given in the units of their page. */
export function keepWordsWithin(words: readonly Word[], regions: readonly Region[]): Word[] {
  return words.filter(({ box }) => {
    const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
    return regions.some(({ left, top, right, bottom }) => x >= left && x < right && y >= top && y < bottom);
  });
}
