import { expect, test } from 'vitest';
import type { PageText } from '../../../document/index.ts';
import { arrange } from '../../../layout/index.ts';
import { read } from '../../reading/reading.ts';
import { labelFeatures } from '../features.ts';
import { createLabelling } from './labelling.ts';

/** A page of one line. */
function page(text: string): PageText {
  let x = 40;
  const words = text.split(' ').map((word) => {
    const box = { x0: x, y0: 100, x1: x + 6 * word.length, y1: 110 };
    x = box.x1 + 3;
    return { text: word, box, confidence: 1, source: 'text' as const };
  });
  return { page: 1, width: 600, height: 840, words };
}

/** How much the label of a tax id speaks for the telephone number. */
function saysTaxId(text: string): number {
  const reading = read(arrange([page(text)]));
  const [phone] = reading.phones;
  const evidence = createLabelling(reading).evidence(phone!, reading.phones);
  return Math.max(
    0,
    ...evidence.filter(({ label }) => label.value.role === 'tax_id').map((one) => one.strength),
  );
}

test('a label names what follows it, not the items after the next stroke', () => {
  const near = saysTaxId('Tax ID: +44 1632 960417');
  const beyond = saysTaxId('Tax ID: 89828 / +44 1632 960417');
  expect(near).toBeGreaterThan(0.8);
  expect(beyond).toBeLessThan(0.3 * near);
});

test('a label that names a party gives the evidence that the weights of parties know', () => {
  const of = (text: string) => {
    const reading = read(arrange([page(text)]));
    return labelFeatures(createLabelling(reading).evidence(reading.phones[0]!, reading.phones));
  };
  expect(of('Customer phone: +44 1632 960417')['>.label']).toBeGreaterThan(0.5);
  expect(of('Phone: +44 1632 960417')['>.label']).toBeUndefined();
});
