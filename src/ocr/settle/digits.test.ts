import { expect, test } from 'vitest';
import type { LineWord } from '../recogniser.ts';
import { settleDigits } from './digits.ts';

/** What becomes of a word in which letters may be digits: `{O0 0.2}` was read as O, and is 0 with 0.2. */
function settled(pattern: string): string {
  const doubts: LineWord['doubts'] = [];
  let text = '';
  for (const part of pattern.split(/(\{[^}]*\})/)) {
    if (part.startsWith('{')) {
      const digit = { text: part[2]!, probability: Number(part.slice(3, -1)) };
      doubts.push({ at: text.length, text: part[1]!, probability: 0.7, alternatives: [], digit });
    }
    text += part.startsWith('{') ? part[1]! : part;
  }
  const word: LineWord = { text, doubts, confidence: 0.9, left: 0, right: 1, top: 0, bottom: 1 };
  const area = { cx: 0, cy: 0, width: 1, height: 1, angle: 0 };
  settleDigits([{ area, words: [word], logProbability: 0, characters: 1 }]);
  return word.text;
}

test('letters among digits become the digits that they may be', () => {
  expect(settled('433{O0 0.18}{O0 0.25}')).toBe('43300');
  expect(settled('47{S5 0.04}00,')).toBe('47500,');
  expect(settled('{O0 0.05}01335787520')).toBe('001335787520');
  expect(settled('20080{l1 0.46}1381468')).toBe('2008011381468');
});

test('between two digits a lower probability is enough', () => {
  expect(settled('#0{D0 0.006}0656195584')).toBe('#000656195584');
  expect(settled('1{Q0 0.01}.00')).toBe('10.00');
  expect(settled('1851-{B8 0.01},')).toBe('1851-B,');
});

test('a letter that the picture shows clearly stays, and with it all of its word', () => {
  expect(settled('1072825-A')).toBe('1072825-A');
  expect(settled('D{O0 0.2}0613294080')).toBe('DO0613294080');
  expect(settled('DE{G6 0.4}12345678')).toBe('DEG12345678');
});

test('a letter before digits stays unless they are an amount', () => {
  expect(settled('{B8 0.2}12345678')).toBe('B12345678');
  expect(settled('{I1 0.46}00100000035-')).toBe('I00100000035-');
  expect(settled('{S5 0.1}15')).toBe('S15');
  expect(settled('{S5 0.1}15.00')).toBe('S15.00');
  expect(settled('{S5 0.4}15.00')).toBe('515.00');
});

test('an O beside digits is a zero where the picture leaves a little room for one', () => {
  expect(settled('RM{O0 0.02}.00')).toBe('RM0.00');
  expect(settled('4*320{O0 0.01}ML')).toBe('4*3200ML');
  expect(settled('1{O0 0.03}{O0 0.01}S)')).toBe('100S)');
  expect(settled('SH{O0 0.2}1')).toBe('SH01');
  expect(settled('R{O0 0.4}00183898')).toBe('R000183898');
});

test('an O stays in abbreviations, before the ounce, and where it is printed clearly', () => {
  expect(settled('N{O0 0.2}53')).toBe('NO53');
  expect(settled('P{O0 0.4}12345')).toBe('PO12345');
  expect(settled('R{O0 0.4}12345678')).toBe('RO12345678');
  expect(settled('12{O0 0.3}Z')).toBe('12OZ');
  expect(settled('4B{O0 0.005}TOL')).toBe('4BOTOL');
  expect(settled('SH{O0 0.1}1')).toBe('SHO1');
});

test('words of letters stay, even beside a single digit', () => {
  expect(settled('{O0 0.4}{S5 0.4}L{O0 0.4}')).toBe('OSLO');
  expect(settled('{S5 0.4}1')).toBe('S1');
  expect(settled('{S5 0.4}{O0 0.4}{S5 0.4}12')).toBe('SOS12');
});
