import { expect, test } from 'vitest';
import { OCR_MODELS } from '../onnx/models.ts';
import type { Grey } from '../picture/picture.ts';
import { loadRecognitionNetwork } from './recognition-network.ts';

/** Upright strokes on white: each line's picture ends before the last of its columns that the network sees. */
function strokes(): Grey {
  const [width, height] = [900, 60];
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 15; y < 45; y++) {
    for (let x = 20; x < width - 20; x++) if (x % 11 < 3) data[y * width + x] = 0;
  }
  return { data, width, height };
}

test('a line is read the same, whatever was read before it', async () => {
  const [model, alphabet] = OCR_MODELS.latin.files;
  const network = await loadRecognitionNetwork({ model, alphabet });
  const page = strokes();
  const area = (width: number) => ({ cx: 10 + width / 2, cy: 30, width, height: 48, angle: 0 });
  const alone = await network.readLine(page, area(118));
  await network.readLine(page, area(860));
  expect(await network.readLine(page, area(118))).toEqual(alone);
});
