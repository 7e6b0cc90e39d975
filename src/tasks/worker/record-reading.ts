import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Seen, Watch } from '../../pipeline/index.ts';
import type { PageWords, Timings } from '../ports/index.ts';

/** Boxes are rounded to this part of a page: less than a tenth of a pixel. */
const BOX_STEPS = 1e5;
const CONFIDENCE_STEPS = 1e3;

/** Records how long each stage of a reading took, and the words once they are there. */
export function recordReading() {
  const timings: Timings = {};
  let words: PageWords[] = [];
  let since = performance.now();
  const watch: Watch = (stage, pages) => {
    timings[stage] = Math.round(performance.now() - since);
    since = performance.now();
    if (stage === 'words') words = pages.map(toPageWords);
  };
  return { watch, timings, words: () => words };
}

/**
 * Writes pictures of pages into a folder, small enough to be kept for a day. They are for people to look at: when the disk does not take one, reading goes
 * on, and `unkept` tells why.
 */
export function createPictureWriter(folder: string) {
  let unkept: string | undefined;
  const seen: Seen = async (page, { data, width, height }) => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const picture = sharp(data, { raw: { width, height, channels: 3 } });
      // Our own write, because libvips tells no code when the disk is full.
      await writeFile(
        join(folder, `${page}.webp`),
        await picture.webp({ quality: 80, effort: 1 }).toBuffer(),
      );
    } catch (error) {
      unkept = (error as NodeJS.ErrnoException).code ?? (error as Error).name;
      await rm(join(folder, `${page}.webp`), { force: true }).catch(() => {}); // half a picture is none
    }
  };
  return { seen, unkept: () => unkept };
}

/** With boxes in fractions of the page, like those of an invoice's fields. */
function toPageWords({ page, width, height, words }: Parameters<Watch>[1][number]): PageWords {
  const fraction = (value: number, side: number) => Math.round((value / side) * BOX_STEPS) / BOX_STEPS;
  return {
    page,
    width,
    height,
    words: words.map(({ text, box, confidence, source }) => ({
      text,
      box: {
        x0: fraction(box.x0, width),
        y0: fraction(box.y0, height),
        x1: fraction(box.x1, width),
        y1: fraction(box.y1, height),
      },
      confidence: Math.round(confidence * CONFIDENCE_STEPS) / CONFIDENCE_STEPS,
      source,
    })),
  };
}
