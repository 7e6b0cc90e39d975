/** Random numbers that are the same on every machine, so that a sample made twice is the same picture. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Normal with mean 0 and deviation 1. */
  normal(): number;
}

/** mulberry32: 32 bits of state, good enough for noise. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    uniform,
    between: (low, high) => low + (high - low) * uniform(),
    // Irwin–Hall with four terms: its variance is 4/12, so ×√3 makes it 1. Cheaper than Box–Muller, close enough for noise.
    normal: () => (uniform() + uniform() + uniform() + uniform() - 2) * 1.7320508,
  };
}

/** Smooth noise in [0, 1]: random values on a grid of `cellX` × `cellY` pixels, joined by a smooth curve. */
export function smoothNoise(
  random: Random,
  width: number,
  height: number,
  cellX: number,
  cellY: number,
): Float32Array {
  const columns = Math.ceil(width / cellX) + 2;
  const rows = Math.ceil(height / cellY) + 2;
  const grid = Float32Array.from({ length: columns * rows }, () => random.uniform());
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / cellY);
    const v = ease(y / cellY - row);
    for (let x = 0; x < width; x++) {
      const column = Math.floor(x / cellX);
      const u = ease(x / cellX - column);
      const i = row * columns + column;
      const top = grid[i]! + (grid[i + 1]! - grid[i]!) * u;
      const bottom = grid[i + columns]! + (grid[i + columns + 1]! - grid[i + columns]!) * u;
      out[y * width + x] = top + (bottom - top) * v;
    }
  }
  return out;
}

const ease = (t: number): number => t * t * (3 - 2 * t);
