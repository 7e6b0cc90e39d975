import type { Region } from '../../pipeline/index.ts';
import { readLooseObject } from './loose-object.ts';

/** Regions that are used. */
const MAX_REGIONS = 100;

const NOT_UNDERSTOOD = 'A region in the settings was not understood and not used.';

/**
 * The regions of a page to read, as generic clients send them: `[{"rect": {"topLeftX": 0, "topLeftY": 0, "bottomRightX": 9, "bottomRightY": 9}, "order": 1}]`. An
 * invalid region, or one beyond a hundred, is a warning, not an error: clients fill in this setting for other calls too.
 */
export function readRegions(value: unknown): { regions: Region[]; warnings: string[] } {
  const given = Array.isArray(value) ? value : [];
  const read = given.slice(0, MAX_REGIONS).map(readRegion);
  const regions = read.filter((region) => region !== undefined);
  return { regions, warnings: regions.length < given.length ? [NOT_UNDERSTOOD] : [] };
}

function readRegion(value: unknown): Region | undefined {
  const rect = readLooseObject(readLooseObject(value)?.get('rect'));
  const side = (name: string) => Number(rect?.get(name) ?? Number.NaN);
  const [left, right] = [side('topleftx'), side('bottomrightx')];
  const [top, bottom] = [side('toplefty'), side('bottomrighty')];
  return left < right && top < bottom ? { left, top, right, bottom } : undefined;
}
