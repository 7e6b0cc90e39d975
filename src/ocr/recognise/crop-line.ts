import type { Grey, Rectangle } from '../picture/index.ts';

/** The height of the recognition network's input. Pixels. */
export const LINE_HEIGHT = 48;

/** A line cut out of the page and laid level: grey, `width` × `LINE_HEIGHT`, on dark or light ground as on the page. */
export interface Crop {
  data: Uint8Array;
  width: number;
  /** The part of the page that it shows. `width` runs along the text. */
  area: Rectangle;
}

/** No character fits into fewer pixels. */
const MIN_WIDTH = 8;
/** A line of small print across a landscape A3 page is some 60 times as wide as high; what is longer is a rule, and is shrunk to this width. */
const MAX_WIDTH = 3600;
/** Where a line is shrunk by more than this, a pixel is the mean of several points, at most so many across and down: else thin strokes vanish. */
const SAMPLE_ABOVE = 1.5;
const MAX_SAMPLES = 4;

/** Cuts `area` out of the page and scales it to `LINE_HEIGHT`. Outside the page its edge pixels repeat. */
export function cropLine(page: Grey, area: Rectangle): Crop {
  const shrink = area.height / LINE_HEIGHT;
  const width = Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, Math.round(area.width / shrink)));
  const samples = shrink > SAMPLE_ABOVE ? Math.min(MAX_SAMPLES, Math.ceil(shrink)) : 1;
  const cos = Math.cos(area.angle);
  const sin = Math.sin(area.angle);
  const scaleX = area.width / width;
  // One step right and one step down in the crop, in pixels of the page.
  const ux = cos * scaleX;
  const uy = sin * scaleX;
  const vx = -sin * shrink;
  const vy = cos * shrink;
  const left = area.cx - (cos * area.width - sin * area.height) / 2 - 0.5;
  const top = area.cy - (sin * area.width + cos * area.height) / 2 - 0.5;
  const view = { left, top, ux, uy, vx, vy, samples };
  const data = new Uint8Array(width * LINE_HEIGHT);
  for (let y = 0; y < LINE_HEIGHT; y++) writeRow(page, view, y, data.subarray(y * width, (y + 1) * width));
  return { data, width, area };
}

/** Where a crop lies on the page: its corner, one step right and one down, and how many points make a pixel, across and down. */
interface View {
  left: number;
  top: number;
  ux: number;
  uy: number;
  vx: number;
  vy: number;
  samples: number;
}

/** Row `y` of a crop, by bilinear interpolation. */
function writeRow(
  page: Grey,
  { left, top, ux, uy, vx, vy, samples }: View,
  y: number,
  row: Uint8Array,
): void {
  const { data, width } = page;
  const maxX = width - 1.001;
  const maxY = page.height - 1.001;
  const weight = 1 / (samples * samples);
  for (let x = 0; x < row.length; x++) {
    let sum = 0;
    for (let j = 0; j < samples; j++) {
      const fy = y + (j + 0.5) / samples;
      for (let i = 0; i < samples; i++) {
        const fx = x + (i + 0.5) / samples;
        const px = Math.max(0, Math.min(maxX, left + ux * fx + vx * fy));
        const py = Math.max(0, Math.min(maxY, top + uy * fx + vy * fy));
        const xi = px | 0;
        const yi = py | 0;
        const dx = px - xi;
        const at = yi * width + xi;
        const a = data[at]! + (data[at + 1]! - data[at]!) * dx;
        const b = data[at + width]! + (data[at + width + 1]! - data[at + width]!) * dx;
        sum += a + (b - a) * (py - yi);
      }
    }
    row[x] = sum * weight + 0.5;
  }
}
