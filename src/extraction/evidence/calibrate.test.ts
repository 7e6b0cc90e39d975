import { expect, test } from 'vitest';
import { calibrate, calibrated } from './calibrate.ts';
import { CURVES, OTHERS } from './curves.ts';
import { MODEL } from './model.ts';

const field = (confidence: number) => ({ value: 1, text: '1', confidence, source: 'text' as const });

test('surer evidence stays surer, whatever the field', () => {
  for (const curve of [OTHERS, ...Object.values(CURVES)]) {
    const confidences = [0.1, 0.3, 0.5, 0.7, 0.9, 0.99].map((evidence) => calibrated(evidence, curve));
    expect(confidences).toEqual(confidences.toSorted((a, b) => a - b));
    expect(new Set(confidences).size).toBe(confidences.length);
    expect(confidences.every((p) => p > 0 && p < 1)).toBe(true);
  }
});

test('fields change their confidence only, what is no field stays', () => {
  const lines = [{ net: field(0.9) }];
  const { gross, ...others } = calibrate({ gross: field(0.9), lines, language: 'de' }, 'totals', MODEL);
  expect(others).toEqual({ lines, language: 'de' });
  expect({ ...gross, confidence: 0 }).toEqual(field(0));
});
