import type { Raster } from '../document/index.ts';
import { detectText, shrinkForDetector, type TileDetector } from './find/index.ts';
import type { OcrSettings, WhileWaiting } from './page-settings.ts';
import {
  type Corners,
  enlarge,
  evenOutLight,
  findSheet,
  flattenSheet,
  type Grey,
  isLevel,
  liesFlat,
  liesOnItsSide,
  planSheet,
  type Rectangle,
  toGrey,
  turnRaster,
} from './picture/index.ts';

/** A picture with a longer side than this has large enough print already; enlarging it would only cost memory. Pixels. */
const ENLARGE_BELOW = 2400;
const ENLARGEMENT = 2;

/** A page that can be read, but for a tilt, and unless it stands on its head. */
export interface PreparedPage {
  raster: Raster;
  grey: Grey;
  /** Where its text stands. */
  regions: Rectangle[];
  /** The angle of its lines in radians, clockwise. */
  tilt: number;
  /** Degrees by which it was turned clockwise. */
  rotation: number;
}

/** Turns and enlarges the picture as the settings say, evens out its light, finds its text, cuts a sheet out of a photo, and turns text that lies on its side. */
export async function preparePage(
  original: Raster,
  settings: OcrSettings,
  detector: TileDetector,
  whileWaiting?: WhileWaiting,
): Promise<PreparedPage> {
  const { raster, grey, shrunk, shrunkAsItCame } = await withEvenLight(
    await applySettings(original, settings),
  );
  let corners: Corners | undefined;
  const { regions, tilt, kernels } = await detectText(raster, detector, {
    shrunk,
    whileWaiting() {
      // A sheet stands out from what it lies on in the light as it was: in even light both are bright.
      if (settings.straighten) corners = findSheet(shrunkAsItCame, raster);
      whileWaiting?.(raster === original ? grey.data : undefined);
    },
  });
  let page: PreparedPage = { raster, grey, regions, tilt, rotation: settings.rotate };
  if (corners) page = await cutOutSheet(page, kernels, corners, detector);
  return liesOnItsSide(page.regions) ? turnUpright(page, detector) : page;
}

async function applySettings(original: Raster, { rotate, upsample }: OcrSettings): Promise<Raster> {
  const raster = await turnRaster(original, rotate);
  const isSmall = Math.max(raster.width, raster.height) < ENLARGE_BELOW;
  return upsample && isSmall ? enlarge(raster, ENLARGEMENT) : raster;
}

/** A picture without its shadows, also in grey, and shrunk for the detector: without shadows and as it came. */
async function withEvenLight(
  raster: Raster,
): Promise<{ raster: Raster; grey: Grey; shrunk: Raster; shrunkAsItCame: Raster }> {
  const shrinking = shrinkForDetector(raster);
  const grey = toGrey(raster); // on this thread, while libvips shrinks the picture on another
  const shrunk = await shrinking;
  const even = evenOutLight(raster, shrunk);
  if (even === raster) return { raster, grey, shrunk, shrunkAsItCame: shrunk };
  return { raster: even, grey: toGrey(even), shrunk: await shrinkForDetector(even), shrunkAsItCame: shrunk };
}

/** The sheet alone, laid flat, where that is of use; else the page as it is. */
async function cutOutSheet(
  page: PreparedPage,
  kernels: readonly Rectangle[],
  corners: Corners,
  detector: TileDetector,
): Promise<PreparedPage> {
  const sheet = planSheet(corners, page.raster, page.regions);
  // Where text is level already, what looks like a sheet askew is part of the design: 22 of the 181 words of a drawn page were lost.
  if (!sheet || (sheet.isAskew && isLevel(kernels))) return page;
  const raster = flattenSheet(page.raster, sheet);
  const { regions, tilt } = await detectText(raster, detector);
  if (!liesFlat(regions)) return page;
  return { raster, grey: toGrey(raster), regions, tilt, rotation: page.rotation + sheet.turn };
}

async function turnUpright(page: PreparedPage, detector: TileDetector): Promise<PreparedPage> {
  const raster = await turnRaster(page.raster, 90);
  const { regions, tilt } = await detectText(raster, detector);
  return { raster, grey: toGrey(raster), regions, tilt, rotation: page.rotation + 90 };
}
