import { expect, test } from 'vitest';
import type { PageText } from '../../document/index.ts';
import { KNOWN_LANGUAGES } from '../../knowledge/index.ts';
import { arrange } from '../../layout/index.ts';
import { locate } from '../places/located.ts';
import { findDates } from '../values/index.ts';
import { duePhrase } from './due-phrases.ts';

/** What the phrase around the first date of a line says. */
function phraseIn(text: string) {
  let x = 50;
  const words = text.split(' ').map((word) => {
    const box = { x0: x, y0: 100, x1: x + 6 * word.length, y1: 110 };
    x = box.x1 + 3;
    return { text: word, box, confidence: 1, source: 'text' as const };
  });
  const page = { page: 1, width: 2000, height: 842, words } as unknown as PageText;
  const layout = arrange([page]);
  const segment = layout.segments[0]!;
  return duePhrase(locate(segment, findDates(segment.text)[0]!), layout);
}

test.each([
  'Payable on or before 5/24/2024',
  'Please remit until 2019-07-01.',
  'TOTAL AMOUNT DUE ON August 3, 2014',
  'Bitte überweisen Sie den Betrag bis zum 12.03.2026',
  'Zahlbar netto bis 04.04.2013, 3% Skonto bis 15.03.2013',
  'À régler avant le 15/02/2021',
  'Le rogamos efectúe el pago antes del 15/02/2021',
  'Da pagare entro il 15/02/2021',
  'Gelieve te betalen voor 15-02-2021',
  'Proszę zapłacić do dnia 15.02.2021',
  'Prosíme, částku uhraďte nejpozději 15. 2. 2021. Skonto 2 % při úhradě do 7 dnů',
  'Sumu uhraďte najneskôr 15.02.2021',
  'Az összeget legkésőbb 2021. február 15. napjáig utalja át.',
  'Kérjük kiegyenlíteni 2021.02.15-ig',
  'Vă rugăm să achitați până la data de 15.02.2021',
  'Το ποσό είναι πληρωτέο το αργότερο στις 15/02/2021',
  'Vennligst betal før 15.02.2021',
  'Beløpet betales innen 15.02.2021',
  'Beløbet bedes betalt inden 15.02.2021',
  'Beloppet ska betalas före 2021-02-15',
  'Maksu viimeistään 15.2.2021',
  'Efetuar o pagamento até ao dia 15/02/2021',
])('the last day to pay: %s', (text) => {
  expect(phraseIn(text)).toBe('pay_until');
});

test.each(['Der Betrag wird am 20.03.2014 von Ihrem Konto eingezogen', 'Vous serez prélevé le 15/02/2021'])(
  'the day of a debit: %s',
  (text) => {
    expect(phraseIn(text)).toBe('debited_on');
  },
);

test('a day up to which payments are counted is none to pay by', () => {
  expect(phraseIn('Zahlungen sind bis zum 15.03.2013 berücksichtigt')).toBeUndefined();
  expect(phraseIn('Zahlungen berücksichtigt bis zum 15.03.2013')).toBeUndefined();
});

test('a discount for paying early has a day of its own', () => {
  expect(phraseIn('Zahlung bis 15.03.2013 mit 3 % Skonto')).toBe('discount_until');
});

test.each([
  'Delivered on 15.03.2013',
  'Leistungszeitraum bis 31.03.2013',
  'Invoice of 15.03.2013',
  'Payment for 15.03.2013',
])('no word of paying, no due date: %s', (text) => {
  expect(phraseIn(text)).toBeUndefined();
});

/** A phrase as somebody would print it: without the parts that may be missing. */
const plain = (phrase: string) =>
  phrase
    .replace(/\([^)]*\)|\*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const DAY = '15.02.2021';
const untilSentences = KNOWN_LANGUAGES.flatMap(({ code, dates, payment }) => {
  const pay = plain(payment.paying![0]!);
  const before = (dates.payUntil ?? []).filter((phrase) => !phrase.includes('{'));
  return [
    ...before.map((until) => [code, `${pay} ${plain(until)} ${DAY}`]),
    ...(dates.payUntilAfter ?? []).map((until) => [code, `${pay} ${DAY} ${plain(until)}`]),
  ];
});

test('every language says until when to pay, before the day or after it', () => {
  expect(new Set(untilSentences.map(([code]) => code)).size).toBe(KNOWN_LANGUAGES.length);
});

test.each(untilSentences)('%s: "%s" gives the last day to pay', (_, sentence) => {
  expect(phraseIn(sentence!)).toBe('pay_until');
});

test.each(
  KNOWN_LANGUAGES.flatMap(({ code, dates }) => {
    const until = (dates.payUntil ?? []).find((phrase) => !phrase.includes('{'));
    return until ? [[code, `2 % ${plain(dates.discount![0]!)} ${plain(until)} ${DAY}`]] : [];
  }),
)('%s: "%s" gives the end of a discount', (_, sentence) => {
  expect(phraseIn(sentence!)).toBe('discount_until');
});

test('without deductions, a day is the last one for the whole sum', () => {
  expect(phraseIn('Den Rechnungsbetrag überweisen Sie bitte bis 03.01.2020 ohne Abzüge.')).toBe('pay_until');
  expect(phraseIn('Please pay by 03/01/2020 without deductions.')).toBe('pay_until');
});
