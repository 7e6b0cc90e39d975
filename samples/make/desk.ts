import { clamp, type Picture } from './picture.ts';
import { type Random, smoothNoise } from './random.ts';

export type DeskKind = 'oak' | 'walnut' | 'slate' | 'linen';

const COLOURS: Record<DeskKind, readonly [number, number, number]> = {
  oak: [186, 148, 104],
  walnut: [98, 66, 46],
  slate: [74, 78, 84],
  linen: [176, 170, 158],
};

/** What lies under the page. */
export function desk(kind: DeskKind, width: number, height: number, random: Random): Picture {
  const data = new Uint8Array(width * height * 3);
  const wooden = kind === 'oak' || kind === 'walnut';
  const broad = smoothNoise(random, width, height, wooden ? 1400 : 220, wooden ? 46 : 220);
  const fine = smoothNoise(random, width, height, wooden ? 420 : 5, wooden ? 5 : 5);
  const waviness = smoothNoise(random, width, height, 500, 260);
  const [red, green, blue] = COLOURS[kind];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      let shade = 0.84 + 0.16 * broad[i]! + 0.16 * fine[i]!;
      if (wooden) shade += 0.035 * Math.sin((y + 420 * waviness[i]!) * 0.16);
      if (kind === 'linen') shade += 0.05 * (Math.sin(x * 1.3) + Math.sin(y * 1.3));
      data[i * 3] = clamp(red * shade);
      data[i * 3 + 1] = clamp(green * shade);
      data[i * 3 + 2] = clamp(blue * shade);
    }
  }
  return { data, width, height };
}
