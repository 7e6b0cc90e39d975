import type { Raster, Word } from '../document/index.ts';
import { detect, overview, passedOver } from './find/index.ts';
import type { Lanes } from './lanes/index.ts';
import { legibility, readLines } from './lanes/index.ts';
import type { Rectangle } from './picture/index.ts';
import {
  binarize,
  type Corners,
  drawn,
  drawnFromGrey,
  enlarge,
  evenLight,
  findSheet,
  flatten,
  type Grey,
  isLevel,
  liesFlat,
  liesOnItsSide,
  planSheet,
  reverse,
  toGrey,
  turn,
  turnLater,
} from './picture/index.ts';
import type { Line } from './recognise/index.ts';
import { inPlace, placeWord, turned } from './recognise/index.ts';
import {
  judge,
  type ReadPassedOver,
  readOtherLetters,
  readPassedOver,
  settleAccents,
  settleAlphabets,
  settleDigits,
  withPassedOver,
} from './settle/index.ts';

export interface OcrSettings {
  /** Straighten a tilted page. Tilted lines are read either way. */
  straighten: boolean;
  /** Degrees to turn the picture clockwise before anything else. */
  rotate: number;
  /** To black and white before recognition. */
  binarize: boolean;
  /** Enlarge twice before recognition, where the picture is not large already. */
  upsample: boolean;
  /** One of the contract's language names: a hint where an accent or the alphabet is in doubt. */
  language?: string;
}

export interface OcrResult {
  /** Boxes in pixels of the picture as read. Words of a line follow each other; lines are in no order. */
  words: Word[];
  /** Size of the picture as read: turned, enlarged, upright, straightened. */
  width: number;
  height: number;
  /** Degrees turned clockwise in all, −180 < rotation ≤ 180. */
  rotation: number;
  /** The picture as read, drawn at the first call. */
  raster(): Promise<Raster>;
}

/**
 * Called once, when the calling thread has some 100 ms for itself: the others are at work. Takes the grey values of the picture, unless it is read turned,
 * enlarged or in another light.
 */
export type Away = (grey?: Uint8Array) => void;

/** A picture with a longer side already has print large enough; enlarging it would only cost memory. */
const ENLARGE_BELOW = 2400;
/** A tilt below this (radians; 0.3°) is within the error of its estimate, and lines do not meet their neighbours: all stays. */
const LEVEL = 0.0052;
/** Lines whose mean confidence is lower are ornaments, logos and noise. */
const LEGIBLE = 0.5;

/** The road of a page: turn, enlarge, take shadows off, find text, cut the sheet out of a photo, stand upright, read, straighten. */
export async function readPage(
  original: Raster,
  settings: OcrSettings,
  lanes: Lanes,
  away?: Away,
): Promise<OcrResult> {
  let { raster, grey, seen, asItCame } = await inEvenLight(await asWanted(original, settings));
  let rotation = settings.rotate;
  let corners: Corners | undefined;
  const detected = await detect(raster, lanes, {
    seen,
    away() {
      // A sheet is told from what it lies on by the light as it was: afterwards both are bright.
      if (settings.straighten) corners = findSheet(asItCame, raster);
      away?.(raster === original ? grey.data : undefined);
    },
  });
  let { regions, tilt } = detected;
  const sheet = corners && planSheet(corners, raster, regions);
  // Where text is level already, what looks like a sheet askew is part of the design: 22 of the 181 words of a drawn page were lost.
  if (sheet && !(sheet.askew && isLevel(detected.cores))) {
    const flat = flatten(raster, sheet);
    const detection = await detect(flat, lanes);
    if (liesFlat(detection.regions)) {
      raster = flat;
      grey = toGrey(raster);
      rotation += sheet.turn;
      ({ regions, tilt } = detection);
    }
  }
  if (liesOnItsSide(regions)) {
    raster = await turn(raster, 90);
    grey = toGrey(raster);
    rotation += 90;
    ({ regions, tilt } = await detect(raster, lanes));
  }

  if (settings.binarize) grey = binarize(grey);
  let print = await readPrint(grey, regions, lanes);
  let picture = drawn(raster);
  const { letters, isUpsideDown } = await judge(print.lines, grey, lanes, settings.language);
  if (isUpsideDown) {
    const { width, height } = picture;
    picture = turnLater(picture, 180);
    rotation += 180;
    grey = reverse(grey);
    regions = regions.map((region) => ({ ...region, cx: width - region.cx, cy: height - region.cy }));
    print = await readPrint(grey, regions, lanes);
  }
  let lines = withPassedOver(print.lines, print.passedOver);
  lines = await readOtherLetters(lines, letters, grey, lanes);
  if (settings.binarize) picture = drawnFromGrey(grey);

  let place = inPlace;
  if (settings.straighten && Math.abs(tilt) > LEVEL) {
    // Tilted lines are cut out along their angle, so only the boxes and the picture are turned, not what was read.
    const level = turnLater(picture, (-tilt * 180) / Math.PI);
    place = turned(picture, level, -tilt);
    picture = level;
    rotation -= (tilt * 180) / Math.PI;
  }
  lines = lines.filter((line) => legibility([line]) >= LEGIBLE);
  settleDigits(lines);
  settleAlphabets(lines);
  settleAccents(lines, settings.language);
  const words = lines.flatMap((line) => line.words.map((word) => placeWord(line.area, word, place)));
  return { words, ...picture, rotation: normalise(rotation) };
}

/** Turned and enlarged as the settings say. */
async function asWanted(original: Raster, { rotate, upsample }: OcrSettings): Promise<Raster> {
  const raster = await turn(original, rotate);
  const isSmall = Math.max(raster.width, raster.height) < ENLARGE_BELOW;
  return upsample && isSmall ? enlarge(raster, 2) : raster;
}

/** A picture without its shadows, and how the detector sees it: without them, and as it came. */
async function inEvenLight(
  raster: Raster,
): Promise<{ raster: Raster; grey: Grey; seen: Raster; asItCame: Raster }> {
  const shrinking = overview(raster);
  const grey = toGrey(raster); // on this thread, while libvips shrinks the picture on another
  const asItCame = await shrinking;
  const even = evenLight(raster, asItCame);
  if (even === raster) return { raster, grey, seen: asItCame, asItCame };
  return { raster: even, grey: toGrey(even), seen: await overview(even), asItCame };
}

/** The lines that have been found, and, read beside them, what the detector has passed over. */
async function readPrint(
  grey: Grey,
  regions: readonly Rectangle[],
  lanes: Lanes,
): Promise<{ lines: Line[]; passedOver: ReadPassedOver }> {
  const reading = readLines(grey, regions, lanes);
  const missed = passedOver(grey, regions); // on this thread, while others read
  const [lines, more] = await Promise.all([reading, readPassedOver(missed, grey, lanes)]);
  return { lines, passedOver: more };
}

/** To −180 < degrees ≤ 180. */
function normalise(degrees: number): number {
  const turned = ((degrees % 360) + 360) % 360;
  return turned > 180 ? turned - 360 : turned;
}
