/** One scan with each fault that a setting of the contract is for. `make.ts` writes them to a folder. */
import sharp from 'sharp';
import { sampleFile } from './pdf-cases.ts';

export const SCAN_SAMPLE = 'us-services';
const original = () => sharp(sampleFile(SCAN_SAMPLE, '-scan.jpg'));

/** 1400 pixels across. The sample stands askew by a degree: here it is level, so that what is tilted is tilted on purpose. */
async function levelScan(): Promise<Buffer> {
  const level = original().rotate(1, { background: 'white' });
  return sharp(await level.png().toBuffer())
    .resize(1400)
    .png()
    .toBuffer();
}

/** Clockwise. */
const tilted = async (degrees: number): Promise<Buffer> =>
  sharp(await levelScan())
    .rotate(degrees, { background: 'white' })
    .png()
    .toBuffer();

async function stained(): Promise<Buffer> {
  const spots = Array.from({ length: 12 }, (_, i) => {
    const [x, y] = [(i * 373) % 1400, (i * 517) % 1790];
    return `<ellipse cx="${x}" cy="${y}" rx="260" ry="180" fill="url(#coffee)"/>`;
  });
  const stains = `<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="1790"><defs><radialGradient id="coffee">
    <stop offset="0" stop-color="#3a2206" stop-opacity=".7"/><stop offset=".85" stop-color="#3a2206" stop-opacity=".63"/>
    <stop offset="1" stop-color="#2a1603" stop-opacity="0"/></radialGradient></defs>${spots.join('')}</svg>`;
  return sharp(await levelScan())
    .composite([{ input: Buffer.from(stains) }])
    .png()
    .toBuffer();
}

/** The sample is set in about 9 points: between 500 and 600 pixels across, its print is as high as 6 points are at 75 dpi. */
const small = (width: number) => () => original().resize(width).jpeg({ quality: 90 }).toBuffer();

/** Print that is hardly darker than its paper. */
const faint = async () =>
  sharp(await levelScan())
    .greyscale()
    .linear(0.03, 120)
    .png()
    .toBuffer();

export interface ScanCase {
  ending: '.png' | '.jpg';
  make(): Promise<Buffer>;
}

const png = (make: () => Promise<Buffer>): ScanCase => ({ ending: '.png', make });
const jpeg = (make: () => Promise<Buffer>): ScanCase => ({ ending: '.jpg', make });

export const SCAN_CASES = {
  level: png(levelScan),
  'tilted-2': png(() => tilted(2)),
  'tilted-8': png(() => tilted(8)),
  'tilted-15': png(() => tilted(15)),
  'tilted-back-7': png(() => tilted(-7)),
  'tilted-back-10': png(() => tilted(-10)),
  'quarter-turn': png(() => tilted(90)),
  'half-turn': png(() => tilted(180)),
  'quarter-turn-back': png(() => tilted(-90)),
  stained: png(stained),
  'small-500': jpeg(small(500)),
  'small-600': jpeg(small(600)),
  faint: png(faint),
} as const satisfies Record<string, ScanCase>;
