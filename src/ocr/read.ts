import type { Raster, Word } from '../document/index.ts';
import { binarize } from './binarize.ts';
import { detect, type Region } from './detector.ts';
import type { Lanes } from './lanes.ts';
import { enlarge, type Grey, toGrey, toRaster, turn } from './picture.ts';
import type { Line } from './recogniser.ts';
import type { Rectangle } from './rectangle.ts';
import { liesOnItsSide } from './tilt.ts';
import type { LineWord } from './words.ts';

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
/** Lines that a lane reads at a time: few, so that all lanes end together. */
const LINES_A_TASK = 3;

/** Maps a point of the picture onto the picture as it is handed out. */
type Place = (x: number, y: number) => readonly [x: number, y: number];

export async function readPage(original: Raster, settings: OcrSettings, lanes: Lanes): Promise<OcrResult> {
  let raster = await turn(original, settings.rotate);
  let rotation = settings.rotate;
  if (settings.upsample && Math.max(raster.width, raster.height) < ENLARGE_BELOW)
    raster = await enlarge(raster, 2);

  let { regions, tilt } = await detect(raster, lanes);
  if (liesOnItsSide(regions)) {
    raster = await turn(raster, 90);
    rotation += 90;
    ({ regions, tilt } = await detect(raster, lanes));
  }
  let grey = settings.binarize ? binarize(toGrey(raster)) : toGrey(raster);

  const longest = regions.toSorted((a, b) => b.width - a.width).slice(0, JURY);
  const known = new Map<Region, Line>();
  const jury = await readLines(grey, longest, lanes);
  for (const [i, region] of longest.entries()) known.set(region, jury[i]!);
  if (legibility(jury) < UPRIGHT && longest.length > 0) {
    const turned = await readLines(grey, longest.map(upsideDown), lanes);
    if (legibility(turned) > legibility(jury)) {
      const { width, height } = raster;
      raster = await turn(raster, 180);
      grey = { ...grey, data: reversed(grey.data) };
      rotation += 180;
      regions = regions.map((region) => ({ ...region, cx: width - region.cx, cy: height - region.cy }));
      known.clear();
    }
  }

  const rest = regions.filter((region) => !known.has(region));
  const lines = [...known.values(), ...(await readLines(grey, rest, lanes))];
  if (settings.binarize) raster = toRaster(grey);

  let place: Place = (x, y) => [x, y];
  if (settings.straighten && Math.abs(tilt) > LEVEL) {
    const level = await turn(raster, (-tilt * 180) / Math.PI);
    place = about(raster, level, -tilt);
    raster = level;
    rotation -= (tilt * 180) / Math.PI;
  }
  const words = lines
    .filter((line) => legibility([line]) >= LEGIBLE)
    .flatMap((line) => line.words.map((word) => placeWord(line.area, word, place)));
  const { width, height } = raster;
  return { words, width, height, rotation: normalise(rotation), raster };
}

/** Reads areas on all lanes at once, longest first so that none is left to finish alone. */
async function readLines(page: Grey, areas: readonly Rectangle[], lanes: Lanes): Promise<Line[]> {
  const lines: Line[] = new Array(areas.length);
  const order = areas.map((_, i) => i).sort((a, b) => areas[b]!.width - areas[a]!.width);
  const tasks: Promise<void>[] = [];
  for (let i = 0; i < order.length; i += LINES_A_TASK) {
    const some = order.slice(i, i + LINES_A_TASK);
    const task = lanes.run('readLines', { page, areas: some.map((index) => areas[index]!) });
    tasks.push(
      task.then((read) => {
        for (const [k, index] of some.entries()) lines[index] = read[k]!;
      }),
    );
  }
  await Promise.all(tasks);
  return lines;
}

/** Geometric mean of the probabilities of all characters. */
function legibility(lines: readonly Line[]): number {
  const characters = lines.reduce((sum, line) => sum + line.characters, 0);
  return characters === 0 ? 0 : Math.exp(lines.reduce((sum, line) => sum + line.logarithm, 0) / characters);
}

function reversed(data: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(data.length));
  shared.set(data.toReversed());
  return shared;
}

/** The upright box around a word, which may stand at an angle. */
function placeWord(area: Rectangle, word: LineWord, place: Place): Word {
  const cos = Math.cos(area.angle);
  const sin = Math.sin(area.angle);
  const xs: number[] = [];
  const ys: number[] = [];
  for (const across of [word.left, word.right]) {
    for (const down of [word.top, word.bottom]) {
      const u = (across - 0.5) * area.width;
      const v = (down - 0.5) * area.height;
      const [x, y] = place(area.cx + u * cos - v * sin, area.cy + u * sin + v * cos);
      xs.push(x);
      ys.push(y);
    }
  }
  const box = { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
  return { text: word.text, box, confidence: word.confidence, source: 'ocr' };
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
