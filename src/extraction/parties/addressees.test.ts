import { expect, it } from 'vitest';
import { isAddressed } from './addressees.ts';

it.each([
  'Frau Anna Alder',
  'M DE LA HAIE',
  'Mme. Aulne',
  'Mr. John Finch',
  'Sig.ra Anna Olmo',
  'Familie R.Alder',
])('a form of address: "%s"', (line) => expect(isAddressed(line)).toBe(true));

it.each(['M Alder Ltd', 'Frauenhof', 'Pan', 'Mr price', 'Dr. Anna Alder'])('none: "%s"', (line) =>
  expect(isAddressed(line)).toBe(false),
);
