import type { PhotoLook } from './photo.ts';
import type { Quad } from './picture.ts';
import type { ScanLook } from './scan.ts';

export interface Look {
  scan: ScanLook & { format: 'jpg' | 'pdf' };
  /** Absent where a single photo would not show the whole invoice. */
  photo?: PhotoLook;
}

const quad = (...numbers: [number, number, number, number, number, number, number, number]): Quad => [
  { x: numbers[0], y: numbers[1] },
  { x: numbers[2], y: numbers[3] },
  { x: numbers[4], y: numbers[5] },
  { x: numbers[6], y: numbers[7] },
];

const PORTRAIT = { width: 1600, height: 2200 };
const DAYLIGHT = [0.98, 0.99, 1.0] as const;
const BULB = [1.0, 0.95, 0.85] as const;
const OFFICE = [0.985, 1.0, 0.965] as const;

/** How each sample was scanned and photographed. A sample's name is its folder's. */
export const LOOKS: Record<string, Look> = {
  'german-letter': {
    scan: { seed: 101, tilt: 0.7, format: 'pdf' },
    photo: {
      ...PORTRAIT,
      seed: 102,
      desk: 'oak',
      corners: quad(0.06, 0.05, 0.95, 0.035, 0.975, 0.955, 0.035, 0.965),
      light: BULB,
      lightFrom: -40,
      falloff: 0.3,
      shadow: { x: 0.1, y: 0.95, radius: 0.45, dark: 0.28 },
      bend: 7,
    },
  },
  'us-services': {
    scan: { seed: 201, tilt: -1.1, format: 'jpg' },
    photo: {
      ...PORTRAIT,
      height: 2060,
      seed: 202,
      desk: 'walnut',
      corners: quad(0.075, 0.06, 0.93, 0.045, 0.965, 0.96, 0.03, 0.94),
      light: DAYLIGHT,
      lightFrom: 200,
      falloff: 0.34,
      bend: 5,
    },
  },
  'uk-vat-summary': {
    scan: { seed: 301, tilt: 0.4, format: 'jpg', ink: 0.82 },
    photo: {
      ...PORTRAIT,
      seed: 302,
      desk: 'linen',
      corners: quad(0.05, 0.03, 0.945, 0.06, 0.955, 0.965, 0.025, 0.97),
      light: DAYLIGHT,
      lightFrom: 90,
      falloff: 0.25,
      shadow: { x: 0.75, y: 0.98, radius: 0.4, dark: 0.35 },
      bend: 9,
    },
  },
  'french-sarl': {
    scan: { seed: 401, tilt: -0.5, format: 'pdf' },
    photo: {
      ...PORTRAIT,
      seed: 402,
      desk: 'slate',
      corners: quad(0.04, 0.06, 0.93, 0.03, 0.97, 0.94, 0.055, 0.975),
      light: OFFICE,
      lightFrom: 0,
      falloff: 0.3,
      bend: -6,
      exifTurned: true,
    },
  },
  'spanish-colour': {
    scan: { seed: 501, tilt: 1.3, format: 'jpg' },
    photo: {
      ...PORTRAIT,
      seed: 502,
      desk: 'oak',
      corners: quad(0.07, 0.045, 0.925, 0.05, 0.97, 0.965, 0.03, 0.955),
      light: BULB,
      lightFrom: 140,
      falloff: 0.32,
      bend: 6,
    },
  },
  'italian-bordered': {
    scan: { seed: 601, tilt: -0.8, format: 'jpg', ink: 0.86, noise: 5 },
    photo: {
      ...PORTRAIT,
      seed: 602,
      desk: 'walnut',
      corners: quad(0.035, 0.04, 0.96, 0.055, 0.945, 0.96, 0.05, 0.95),
      light: OFFICE,
      lightFrom: -90,
      falloff: 0.3,
      shadow: { x: 0.95, y: 0.75, radius: 0.35, dark: 0.3 },
      bend: -8,
    },
  },
  'dutch-minimal': {
    scan: { seed: 701, tilt: 0.9, format: 'pdf' },
    photo: {
      ...PORTRAIT,
      seed: 702,
      desk: 'slate',
      corners: quad(0.08, 0.055, 0.94, 0.04, 0.96, 0.95, 0.04, 0.965),
      light: DAYLIGHT,
      lightFrom: -20,
      falloff: 0.28,
      shadow: { x: 0.95, y: 0.05, radius: 0.4, dark: 0.25 },
      bend: 6,
    },
  },
  'portuguese-fatura': {
    scan: { seed: 801, tilt: -1.4, format: 'jpg' },
    photo: {
      ...PORTRAIT,
      seed: 802,
      desk: 'linen',
      corners: quad(0.045, 0.05, 0.94, 0.035, 0.97, 0.96, 0.03, 0.945),
      light: BULB,
      lightFrom: 60,
      falloff: 0.3,
      bend: -7,
    },
  },
  'malaysian-receipt': {
    scan: { seed: 901, tilt: 1.2, format: 'jpg', ink: 0.72, noise: 6 },
    photo: {
      seed: 902,
      width: 1200,
      height: 1900,
      desk: 'oak',
      corners: quad(0.2, 0.04, 0.8, 0.06, 0.845, 0.95, 0.155, 0.965),
      light: BULB,
      lightFrom: 180,
      falloff: 0.34,
      shadow: { x: 0.2, y: 0.9, radius: 0.5, dark: 0.25 },
      bend: 8,
    },
  },
  'indian-gst': {
    scan: { seed: 1001, tilt: -0.6, format: 'pdf', ink: 0.88 },
    photo: {
      ...PORTRAIT,
      seed: 1002,
      desk: 'walnut',
      corners: quad(0.05, 0.035, 0.95, 0.05, 0.97, 0.965, 0.03, 0.955),
      light: DAYLIGHT,
      lightFrom: -120,
      falloff: 0.28,
      bend: 5,
    },
  },
  'polish-faktura': {
    scan: { seed: 1101, tilt: 0.5, format: 'jpg' },
    photo: {
      ...PORTRAIT,
      seed: 1102,
      desk: 'oak',
      corners: quad(0.06, 0.04, 0.955, 0.05, 0.945, 0.965, 0.045, 0.955),
      light: OFFICE,
      lightFrom: 30,
      falloff: 0.32,
      shadow: { x: 0.05, y: 0.1, radius: 0.35, dark: 0.25 },
      bend: 7,
    },
  },
  'irish-two-pages': {
    scan: { seed: 1201, tilt: -0.7, format: 'pdf', quality: 42 },
  },
};
