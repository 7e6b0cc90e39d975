import sharp from 'sharp';
import { type DeskKind, desk } from './desk.ts';
import { clamp, type Picture, type Point, type Quad, quadToRectangle, warp } from './picture.ts';
import { type Random, seededRandom, smoothNoise } from './random.ts';

export interface PhotoLook {
  seed: number;
  desk: DeskKind;
  width: number;
  height: number;
  /** The page's corners, clockwise from its top left, as fractions of the picture. */
  corners: Quad;
  /** Colour of the light: multiplies red, green, blue. */
  light: readonly [number, number, number];
  /** Where the light comes from, in degrees, and how much darker the far side is (0–1). */
  lightFrom: number;
  falloff: number;
  /** A soft shadow of the hand or phone: its centre and radius in fractions of the width, and how dark (0–1). */
  shadow?: { x: number; y: number; radius: number; dark: number };
  /** How far the sheet bends, in pixels of the page. */
  bend?: number;
  blur?: number;
  noise?: number;
  quality?: number;
  /** Stored lying on its side, to be turned by the viewer as EXIF says. */
  exifTurned?: boolean;
}

/** A page as a phone takes it on a desk: perspective, a sheet that is not flat, uneven light, a shadow, blur, noise, JPEG. */
export async function photo(page: Picture, look: PhotoLook): Promise<Buffer> {
  const random = seededRandom(look.seed);
  const { width, height } = look;
  const scene = desk(look.desk, width, height, random);
  const inPixels = ({ x, y }: Point): Point => ({ x: x * width, y: y * height });
  const [first, second, third, fourth] = look.corners;
  const corners: Quad = [inPixels(first), inPixels(second), inPixels(third), inPixels(fourth)];
  dropShadow(scene, corners);
  layPage(page, scene, corners, look.bend ?? 0);
  const soft = await sharp(scene.data, { raw: { width, height, channels: 3 } })
    .blur(look.blur ?? 0.7)
    .raw()
    .toBuffer();
  expose(soft, look, random);
  const picture = sharp(soft, { raw: { width, height, channels: 3 } });
  if (!look.exifTurned) return picture.jpeg({ quality: look.quality ?? 75, mozjpeg: true }).toBuffer();
  const turned = await picture.rotate(-90).raw().toBuffer();
  return sharp(turned, { raw: { width: height, height: width, channels: 3 } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: look.quality ?? 75, mozjpeg: true })
    .toBuffer();
}

function layPage(page: Picture, scene: Picture, corners: Quad, bend: number): void {
  const flat = quadToRectangle(corners, page.width, page.height);
  const bent = (x: number, y: number): Point => {
    const at = flat(x, y);
    const across = at.x / page.width;
    const down = at.y / page.height;
    // One shallow wave across the sheet, strongest in the middle, none at the edges, so that the outline stays.
    const wave = bend * Math.sin(across * Math.PI * 2) * Math.sin(down * Math.PI);
    return { x: at.x, y: at.y + wave };
  };
  // What bends towards the light is brighter.
  const shade = bend
    ? (at: Point): number => 1 + 0.0022 * bend * Math.cos((at.x / page.width) * Math.PI * 2)
    : undefined;
  warp(page, scene, bent, shade);
}

/** The thin shadow that a sheet throws on the desk. */
function dropShadow(scene: Picture, corners: Quad): void {
  const inside = quadToRectangle(corners, 1, 1);
  for (let y = 0; y < scene.height; y++) {
    for (let x = 0; x < scene.width; x++) {
      const { x: u, y: v } = inside(x - 6, y - 8);
      const outside = Math.max(0, -u, u - 1, -v, v - 1);
      if (outside > 0.02) continue;
      const factor = 1 - 0.45 * (1 - outside / 0.02);
      const i = (y * scene.width + x) * 3;
      for (let c = 0; c < 3; c++) scene.data[i + c] = scene.data[i + c]! * factor;
    }
  }
}

/** Light, shadow, lens vignette and the sensor's noise, in one pass over the pixels. */
function expose(pixels: Buffer, look: PhotoLook, random: Random): void {
  const { width, height, light, shadow } = look;
  const angle = (look.lightFrom * Math.PI) / 180;
  const blotches = smoothNoise(random, width, height, 700, 700);
  const noise = look.noise ?? 3;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = x / width - 0.5;
      const v = y / height - 0.5;
      let level = 1 - look.falloff * (0.5 - (u * Math.cos(angle) + v * Math.sin(angle)));
      level *= 0.96 + 0.06 * blotches[y * width + x]!;
      level *= 1 - 0.22 * (u * u + v * v);
      if (shadow) {
        const distance = Math.hypot(x - shadow.x * width, y - shadow.y * height) / (shadow.radius * width);
        level *= 1 - shadow.dark / (1 + Math.exp((distance - 1) * 9));
      }
      const i = (y * width + x) * 3;
      const grain = noise * random.normal();
      for (let c = 0; c < 3; c++) {
        pixels[i + c] = clamp(pixels[i + c]! * level * light[c]! + grain + 0.5 * noise * random.normal());
      }
    }
  }
}
