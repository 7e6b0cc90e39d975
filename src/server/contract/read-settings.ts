import { findLanguage } from '../../knowledge/index.ts';
import type { ReadSettings } from '../../pipeline/index.ts';
import { normaliseRotation, type PropertyErrors, UNKNOWN_LANGUAGE } from '../http/index.ts';
import { type LooseObject, readLooseObject } from './loose-object.ts';
import { readRegions } from './read-regions.ts';

export interface SubmittedSettings {
  settings: Omit<ReadSettings, 'limits'>;
  /** Sentences about requested settings that are ignored. */
  warnings: string[];
}

/** The contract's switches and what they are called in inkvoice. */
const SWITCHES = {
  makeSkewCorrect: 'straighten',
  makeBinarization: 'binarize',
  makeUpsampling: 'upsample',
  makeSpellCheck: 'spellCheck',
  makeContrastCorrection: 'contrast',
} as const;

/** Reads the `settings` of a submission. Adds what is wrong to `errors`, by property. */
export function readSettings(value: unknown, errors: PropertyErrors): SubmittedSettings {
  const settings: SubmittedSettings['settings'] = {};
  if (value === undefined || value === null) return { settings, warnings: [] };
  const given = readLooseObject(value);
  if (!given) {
    errors.settings = ['The settings must be an object.'];
    return { settings, warnings: [] };
  }
  for (const [name, own] of Object.entries(SWITCHES)) {
    const one = given.get(name.toLowerCase());
    if (one === undefined) continue;
    if (typeof one !== 'boolean') errors[`settings.${name}`] = ['It must be true or false.'];
    else settings[own] = one;
  }
  readLanguage(given, settings, errors);
  readRotation(given, settings, errors);
  const { regions, warnings } = readRegions(given.get('regions'));
  if (regions.length > 0) settings.regions = regions;
  return { settings, warnings };
}

function readLanguage(given: LooseObject, settings: ReadSettings, errors: PropertyErrors): void {
  const name = given.get('language');
  if (name === undefined) return;
  const language = typeof name === 'string' ? findLanguage(name.trim()) : undefined;
  if (language) settings.language = language.name;
  else errors['settings.language'] = [UNKNOWN_LANGUAGE];
}

function readRotation(given: LooseObject, settings: ReadSettings, errors: PropertyErrors): void {
  const degrees = given.get('rotate'); // `Rotate` is the same key
  if (degrees === undefined) return;
  if (Number.isSafeInteger(degrees)) settings.rotate = normaliseRotation(degrees as number);
  else errors['settings.rotate'] = ['It must be a whole number of degrees.'];
}
