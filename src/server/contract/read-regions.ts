import type { Region } from '../../pipeline/index.ts';
import { looseObject } from './loose-object.ts';

const NOT_UNDERSTOOD = 'A region in the settings was not understood and not used.';

/**
 * Where to look, as generic clients send it: `[{"rect": {"topLeftX": 0, "topLeftY": 0, "bottomRightX": 9, "bottomRightY": 9}, "order": 1}]`. A
 * region that is none is a warning, not an error: clients fill the setting in for other calls.
 */
export function readRegions(value: unknown): { regions: Region[]; warnings: string[] } {
  const given = Array.isArray(value) ? value : [];
  const read = given.map(readRegion);
  const regions = read.filter((region) => region !== undefined);
  return { regions, warnings: regions.length < given.length ? [NOT_UNDERSTOOD] : [] };
}

function readRegion(value: unknown): Region | undefined {
  const rect = looseObject(looseObject(value)?.get('rect'));
  const side = (name: string) => Number(rect?.get(name) ?? Number.NaN);
  const [left, right] = [side('topleftx'), side('bottomrightx')];
  const [top, bottom] = [side('toplefty'), side('bottomrighty')];
  return left < right && top < bottom ? { left, top, right, bottom } : undefined;
}
