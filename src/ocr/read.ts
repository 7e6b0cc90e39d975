import type { Raster, Word } from '../document/index.ts';
import { binarize } from './binarize.ts';
import { type Crop, cropLine } from './crop.ts';
import type { Glyph } from './ctc.ts';
import type { Detector } from './detector.ts';
import { enlarge, type Grey, toGrey, toRaster, turn } from './picture.ts';
import type { Recogniser } from './recogniser.ts';
import type { Rectangle } from './rectangle.ts';
import type { Region } from './regions.ts';
import { liesOnItsSide, pageTilt } from './tilt.ts';
import { confidence, lineWords, type Place } from './words.ts';

export interface OcrSettings {
  /** Straighten a tilted page. Tilted lines are read either way. */
  straighten: boolean;
  /** Degrees to turn the picture clockwise before anything else. */
  rotate: number;
  /** To black and white before recognition. */
  binarize: boolean;
  /** Enlarge twice before recognition, where the picture is not large already. */
  upsample: boolean;
  /** One of the contract's language names. The Latin model reads all languages of its alphabet alike. */
  language?: string;
}

export interface OcrResult {
  /** Boxes in pixels of the picture as read. */
  words: Word[];
  /** Size of the picture as read: turned, enlarged, upright, straightened. */
  width: number;
  height: number;
  /** Degrees turned clockwise in all, −180 < rotation ≤ 180. */
  rotation: number;
  /** The picture as read. */
  raster: Raster;
}

/** A picture with a longer side already has print large enough; enlarging it would only cost memory. */
const ENLARGE_BELOW = 2400;
/** A tilt below this (radians; 0.15°) shifts a line by less than its own height across a page: boxes stay as they are. */
const LEVEL = 0.0026;
/** Lines whose mean confidence is lower are ornaments, logos and noise. */
const LEGIBLE = 0.5;
/** As many of the longest lines decide whether a page is upside down. */
const JURY = 8;
/** A jury that reads this well needs no second look upside down. */
const UPRIGHT = 0.9;

interface Line {
  crop: Crop;
  glyphs: Glyph[];
}

export async function readPage(
  original: Raster,
  settings: OcrSettings,
  detector: Detector,
  recogniser: Recogniser,
): Promise<OcrResult> {
  let raster = await turn(original, settings.rotate);
  let rotation = settings.rotate;
  if (settings.upsample && Math.max(raster.width, raster.height) < ENLARGE_BELOW)
    raster = await enlarge(raster, 2);

  let regions = await detector.detect(raster);
  if (liesOnItsSide(regions)) {
    raster = await turn(raster, 90);
    rotation += 90;
    regions = await detector.detect(raster);
  }
  let grey = settings.binarize ? binarize(toGrey(raster)) : toGrey(raster);

  const longest = regions.toSorted((a, b) => b.width - a.width).slice(0, JURY);
  const known = new Map<Region, Line>();
  const jury = await readLines(grey, longest, recogniser);
  for (const [i, region] of longest.entries()) known.set(region, jury[i]!);
  if (legibility(jury) < UPRIGHT && longest.length > 0) {
    const turned = await readLines(grey, longest.map(upsideDown), recogniser);
    if (legibility(turned) > legibility(jury)) {
      const { width, height } = raster;
      raster = await turn(raster, 180);
      grey = { ...grey, data: grey.data.toReversed() };
      rotation += 180;
      regions = regions.map((region) => ({ ...region, cx: width - region.cx, cy: height - region.cy }));
      known.clear();
    }
  }

  const rest = regions.filter((region) => !known.has(region));
  const lines = [...known.values(), ...(await readLines(grey, rest, recogniser))];
  if (settings.binarize) raster = toRaster(grey);

  const tilt = settings.straighten ? pageTilt(regions) : 0;
  let place: Place = (x, y) => [x, y];
  if (Math.abs(tilt) > LEVEL) {
    const level = await turn(raster, (-tilt * 180) / Math.PI);
    place = about(raster, level, -tilt);
    raster = level;
    rotation -= (tilt * 180) / Math.PI;
  }
  const words = lines
    .filter((line) => confidence(line.glyphs) >= LEGIBLE)
    .flatMap((line) => lineWords(line.crop, line.glyphs, place));
  const { width, height } = raster;
  return { words, width, height, rotation: normalise(rotation), raster };
}

async function readLines(page: Grey, areas: readonly Rectangle[], recogniser: Recogniser): Promise<Line[]> {
  const crops = areas.map((area) => cropLine(page, area));
  const glyphs = await recogniser.recognise(crops);
  return crops.map((crop, i) => ({ crop, glyphs: glyphs[i]! }));
}

/** Mean confidence, each line weighing as much as it has characters. */
function legibility(lines: readonly Line[]): number {
  return confidence(lines.flatMap((line) => line.glyphs));
}

function upsideDown<T extends Rectangle>(area: T): T {
  return { ...area, angle: area.angle + Math.PI };
}

/** Where a point of `from` lies after turning by `angle` about the centre onto the canvas of `to`. */
function about(from: Raster, to: Raster, angle: number): Place {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return (x, y) => {
    const dx = x - from.width / 2;
    const dy = y - from.height / 2;
    return [to.width / 2 + dx * cos - dy * sin, to.height / 2 + dx * sin + dy * cos];
  };
}

function normalise(degrees: number): number {
  const turned = ((degrees % 360) + 360) % 360;
  return turned > 180 ? turned - 360 : turned;
}
