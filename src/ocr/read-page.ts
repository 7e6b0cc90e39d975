import type { Raster, Word } from '../document/index.ts';
import { findMissedText, type TileDetector } from './find/index.ts';
import type { OcrResult, OcrSettings, WhileWaiting } from './page-settings.ts';
import {
  binarize,
  type Drawing,
  drawGrey,
  PAGE_TURNS,
  type Rectangle,
  toDrawing,
  toGrey,
  turnDrawing,
  turnGreyOver,
} from './picture/index.ts';
import { type PreparedPage, preparePage } from './prepare-page.ts';
import {
  keepPoint,
  mapTurned,
  measureLegibility,
  type PointMap,
  readLines,
  toPageWord,
} from './recognise/index.ts';
import type { LanguageRecognisers, Line, PagePicture, Recogniser } from './recogniser.ts';
import {
  addMissedText,
  detectOrientationAndScript,
  type MissedLines,
  mergeWords,
  type Recognisers,
  readMissedText,
  rereadInOtherScript,
  settleAccents,
  settleAlphabets,
  settleDigits,
} from './settle/index.ts';

/** What a page is read with. */
export interface ReadingParts {
  detector: TileDetector;
  recognisers: Recognisers;
  languages: LanguageRecognisers | undefined;
}

/** Lines that are less legible than this are ornaments, logos and noise. */
const MIN_LEGIBILITY = 0.5;

/** The whole way of a page: prepare it, read its lines, turn it if it stands on its head, straighten it, settle what the picture leaves in doubt. */
export async function readPage(
  original: Raster,
  settings: OcrSettings,
  { detector, recognisers, languages }: ReadingParts,
  whileWaiting?: WhileWaiting,
): Promise<OcrResult> {
  const prepared = await preparePage(original, settings, detector, whileWaiting);
  const upright = await readUpright(prepared, settings, recognisers);
  const { drawing, map, degrees } = straighten(upright.drawing, settings.straighten ? prepared.tilt : 0);
  const lines = upright.lines.filter((line) => measureLegibility([line]) >= MIN_LEGIBILITY);
  settleDigits(lines);
  settleAlphabets(lines);
  settleAccents(lines, settings.language);
  const words = toWords(lines, map);
  return {
    words: await addLanguage(words, drawing, settings.language, languages),
    ...drawing,
    rotation: normalise(upright.rotation + degrees),
  };
}

/** Reads a page, and where it stands on its head turns it and reads it again. */
async function readUpright(
  { raster, grey: plain, regions, rotation }: PreparedPage,
  settings: OcrSettings,
  recognisers: Recognisers,
): Promise<{ lines: Line[]; drawing: Drawing; rotation: number }> {
  const grey = settings.binarize ? binarize(plain) : plain;
  const drawing = settings.binarize ? drawGrey(grey) : toDrawing(raster);
  const page: PagePicture = { ...grey, raster: drawing.raster };
  const asItStands = await readRegions(page, regions, recognisers.latin);
  const { script, isUpsideDown } = await detectOrientationAndScript(
    asItStands.lines,
    page,
    recognisers,
    settings.language,
  );
  const other = recognisers['greek-cyrillic'];
  if (!isUpsideDown) {
    const lines = addMissedText(asItStands.lines, asItStands.missed);
    return { lines: await rereadInOtherScript(lines, script, page, other), drawing, rotation };
  }
  const turnedDrawing = turnDrawing(drawing, 180);
  const turnedPage: PagePicture = { ...turnGreyOver(grey), raster: turnedDrawing.raster };
  const { width, height } = turnedPage;
  const turnedRegions = regions.map((region) => ({
    ...region,
    cx: width - region.cx,
    cy: height - region.cy,
  }));
  const turned = await readRegions(turnedPage, turnedRegions, recognisers.latin);
  const lines = addMissedText(turned.lines, turned.missed);
  return {
    lines: await rereadInOtherScript(lines, script, turnedPage, other),
    drawing: turnedDrawing,
    rotation: rotation + 180,
  };
}

/** The lines that the detector found, and those that it missed. */
async function readRegions(
  page: PagePicture,
  regions: readonly Rectangle[],
  recogniser: Recogniser,
): Promise<{ lines: Line[]; missed: MissedLines }> {
  const reading = readLines(page, regions, recogniser);
  const missedText = findMissedText(page, regions); // on this thread, while others read
  const [lines, missed] = await Promise.all([reading, readMissedText(missedText, page, recogniser)]);
  return { lines, missed };
}

/**
 * Straightens a page after it was read: tilted lines are cut out along their angle, so only the boxes and the picture are turned, by `degrees` clockwise.
 * @param tilt in radians, clockwise
 */
function straighten(drawing: Drawing, tilt: number): { drawing: Drawing; map: PointMap; degrees: number } {
  if (Math.abs(tilt) <= PAGE_TURNS.minTilt) return { drawing, map: keepPoint, degrees: 0 };
  const degrees = (-tilt * 180) / Math.PI;
  const level = turnDrawing(drawing, degrees);
  return { drawing: level, map: mapTurned(drawing, level, -tilt), degrees };
}

const toWords = (lines: readonly Line[], map: PointMap): Word[] =>
  lines.flatMap((line) => line.words.map((word) => toPageWord(line.area, word, map)));

/** Adds what the recogniser of the language, if there is one, reads on the finished page. */
async function addLanguage(
  words: Word[],
  drawing: Drawing,
  language: string | undefined,
  languages: LanguageRecognisers | undefined,
): Promise<Word[]> {
  const found = language === undefined ? undefined : await languages?.find(language);
  if (!found) return words;
  const raster = await drawing.raster();
  const page: PagePicture = { ...toGrey(raster), raster: async () => raster };
  const { width, height } = page;
  const whole = { cx: width / 2, cy: height / 2, width, height, angle: 0 };
  const lines = await found.recogniser.recognise(page, [whole]);
  return mergeWords(words, toWords(lines.flat(), keepPoint), found.letters);
}

/** To −180 < degrees ≤ 180. */
function normalise(degrees: number): number {
  const turned = ((degrees % 360) + 360) % 360;
  return turned > 180 ? turned - 360 : turned;
}
