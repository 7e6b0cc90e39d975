/** The grey level that best separates dark from light: N. Otsu, "A threshold selection method from gray-level histograms", 1979. */
export function findOtsuThreshold(data: Uint8Array): number {
  const histogram = new Uint32Array(256);
  let total = 0;
  // Not `for … of`: until that is optimised it allocates an object for each pixel.
  for (let i = 0; i < data.length; i++) {
    histogram[data[i]!]!++;
    total += data[i]!;
  }
  let best = 127;
  let bestVariance = -1;
  let count = 0;
  let sum = 0;
  for (let level = 0; level < 255; level++) {
    count += histogram[level]!;
    sum += histogram[level]! * level;
    const rest = data.length - count;
    if (count === 0 || rest === 0) continue;
    const distance = sum / count - (total - sum) / rest;
    const variance = count * rest * distance * distance;
    if (variance > bestVariance) {
      bestVariance = variance;
      best = level;
    }
  }
  return best;
}
