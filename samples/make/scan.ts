import sharp from 'sharp';
import { clamp, filled, type Picture, warp } from './picture.ts';
import { seededRandom } from './random.ts';

export interface ScanLook {
  seed: number;
  /** Clockwise, in degrees. */
  tilt: number;
  /** How dark the ink is, 0–1: 1 is a laser printer, 0.7 a tired one. */
  ink?: number;
  /** Deviation of the sensor's noise, in levels of 255. */
  noise?: number;
  /** JPEG quality. */
  quality?: number;
}

export const SCAN_DPI = 200;

/** A page as a flatbed scanner delivers it: grey, a little tilted, soft, noisy, with dust and a dark edge where the lid did not close. */
export async function scan(page: Picture, look: ScanLook): Promise<Buffer> {
  const random = seededRandom(look.seed);
  const { width, height } = page;
  const sheet = filled(width, height, 255);
  const angle = (look.tilt * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const shiftX = random.between(-6, 6);
  const shiftY = random.between(-8, 8);
  warp(page, sheet, (x, y) => {
    const dx = x - width / 2 - shiftX;
    const dy = y - height / 2 - shiftY;
    return { x: dx * cos + dy * sin + width / 2, y: -dx * sin + dy * cos + height / 2 };
  });
  const soft = await sharp(sheet.data, { raw: { width, height, channels: 3 } })
    .greyscale()
    .blur(0.6)
    .raw()
    .toBuffer();

  const ink = look.ink ?? 0.92;
  const noise = look.noise ?? 4;
  const edge = random.between(10, 18);
  const grey = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      // The scanner's white point lies a little below the paper, so that most of the paper is clipped to clean white.
      const paper = 254 - ink * (255 - soft[i]!);
      const lid = 70 * Math.exp(-x / edge);
      grey[i] = clamp(paper - lid + noise * random.normal());
    }
  }
  addDust(grey, width, height, random);
  return sharp(grey, { raw: { width, height, channels: 1 } })
    .withMetadata({ density: SCAN_DPI })
    .jpeg({ quality: look.quality ?? 52 })
    .toBuffer();
}

function addDust(grey: Buffer, width: number, height: number, random: ReturnType<typeof seededRandom>): void {
  // About 28 specks on a sheet of A4 at 200 dpi.
  const specks = Math.ceil((width * height) / 140_000);
  for (let speck = 0; speck < specks; speck++) {
    const cx = random.between(0, width);
    const cy = random.between(0, height);
    const radius = random.between(0.6, 1.8);
    const level = random.between(60, 190);
    for (let y = Math.floor(cy - radius); y <= cy + radius; y++) {
      for (let x = Math.floor(cx - radius); x <= cx + radius; x++) {
        if (x < 0 || y < 0 || x >= width || y >= height) continue;
        if ((x - cx) ** 2 + (y - cy) ** 2 > radius * radius) continue;
        const i = y * width + x;
        grey[i] = Math.min(grey[i]!, level);
      }
    }
  }
}
