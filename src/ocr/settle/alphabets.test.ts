import { expect, test } from 'vitest';
import type { Line } from '../recogniser.ts';
import { countLetters, settleAlphabets } from './alphabets.ts';

/** Lines of words; a bar starts the next line. */
const linesOf = (text: string): Line[] =>
  text.split(' | ').map((line) => ({
    area: { cx: 0, cy: 0, width: 1, height: 1, angle: 0 },
    words: line
      .split(' ')
      .map((word) => ({ text: word, doubts: [], confidence: 0.9, left: 0, right: 1, top: 0, bottom: 1 })),
    logProbability: 0,
    characters: line.length,
  }));

const settled = (text: string) => {
  const lines = linesOf(text);
  settleAlphabets(lines);
  return lines.map(({ words }) => words.map((word) => word.text).join(' ')).join(' | ');
};

/** As the recogniser gives it: letters printed like Latin ones are Latin. */
const read = (text: string) => {
  const from = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧνοόАВЕКМНОРСТХІаеорсухіїГПФк';
  const to = 'ABEZHIKMNOPTYXvoóABEKMHOPCTXIaeopcyxiïΓΠΦκ';
  return [...text].map((letter) => to[from.indexOf(letter)] ?? letter).join('');
};

test.each([
  'ΤΙΜΟΛΟΓΙΟ ΠΩΛΗΣΗΣ | Αριθμός τιμολογίου | Ποσότητα',
  'ΦΑΚΤΟΥΡΑ προς τον πελάτη | ΤΟ ΑΦΜ',
  'Фактура | Дата на издаване | Общо за плащане | ОТ | СЪС',
  'Рахунок їжак і ґава | ПДВ | Київ',
])('letters printed alike get the alphabet of their word: %s', (text) => {
  expect(read(text)).not.toBe(text);
  expect(settled(read(text))).toBe(text);
});

test.each([
  ['ΑΦΜ: EL094014201', 'Ημερομηνία'],
  ['ΦΠΑ EUR', 'Ημερομηνία'],
  ['ΤΙΜΗ EUR', 'Ημερομηνία'],
  ['ΔΟΥ/ΑΦΜ:EL094014201', 'Ημερομηνία'],
  ['kWh/μήνα 10 kΩ', 'Ημερομηνία'],
  ['НЕТО BGN', 'Данъчна основа'],
  ['ДДС:BG123456789 SMS III', 'Данъчна основа'],
  ['ПДВ/VAT IBAN/сметка', 'Данъчна основа'],
])('parts of a word, and words beside codes and units: %s', (text, page) => {
  expect(settled(`${read(text)} | ${read(page)}`)).toBe(`${text} | ${page}`);
});

test('a code with a worn letter stays as it was read', () => {
  expect(settled(`10ΛΛFCA0924K1Z6 | ${read('Ημερομηνία')}`)).toBe('10ΛΛFCA0924K1Z6 | Ημερομηνία');
});

test('Latin words, terms, numbers and addresses on such a page stay Latin', () => {
  const page = `${read('Αριθμός τιμολογίου Ημερομηνία Ποσότητα')} | IBAN GR16 0110 | info@papas.gr | A12 | Invoice No`;
  const [, ...latin] = settled(page).split(' | ');
  expect(latin.join(' | ')).toBe('IBAN GR16 0110 | info@papas.gr | A12 | Invoice No');
});

test('a page in Latin letters stays as it was read', () => {
  const page = 'TOTAL A BEZAHLEN | MAX MOTOP | 10 µm | Ωmega';
  expect(settled(page)).toBe(page);
});

test('a letter that two alphabets print alike goes with its page', () => {
  expect(settled(`${read('Фактура ПДВ')} | ПΓ`)).toBe('Фактура ПДВ | ПГ');
});

test('letters of other alphabets are counted apart from Latin ones', () => {
  expect(countLetters(linesOf('Quantity'))).toEqual({ other: 0, latin: 5 });
  expect(countLetters(linesOf('Ωρα'))).toEqual({ other: 3, latin: 0 });
});
