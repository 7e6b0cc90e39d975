import { expect, test } from 'vitest';
import { extractInvoice } from '../index.ts';
import { daysAfter, daysIn } from './payment-terms.ts';

test.each([
  ['30 days net', 30],
  ['Payment terms: Net 30', 30],
  ['2/10 net 30', 30],
  ['2% 10 days, net 30 days', 30],
  ['Payable within 14 days of the invoice date', 14],
  ['zahlbar innerhalb von 14 Tagen ohne Abzug', 14],
  ['Zahlungsziel: 30 Tage netto', 30],
  ['10 Tage 2 % Skonto, 30 Tage netto', 30],
  ['Paiement à 45 jours', 45],
  ['60 jours nets', 60],
  ['Pago a 60 días', 60],
  ['Pagamento a 30 giorni', 30],
  ['Betaling binnen 14 dagen', 14],
  ['Termin płatności: 14 dni', 14],
  ['Betalningsvillkor 30 dagar', 30],
  ['Maksuehto 14 päivää', 14],
  ['Payment due within 30 (thirty) days', 30],
  ['30-day terms', 30],
  ['Splatnost 14 kalendářních dnů', 14],
  ['15 napos átutalás, 5 napon belüli fizetés esetén 2 % kedvezmény', 15],
  ['Plata în 30 de zile de la emitere', 30],
  ['Εξόφληση εντός 60 ημερών', 60],
  ['30 Tage netto, bei Zahlung innerhalb von 14 Tagen gewähren wir 2,0% Skonto', 30],
])('"%s" gives %d days', (text, days) => {
  expect(daysIn(text)).toBe(days);
});

test.each([
  ['30 jours fin de mois'],
  ['30 days end of month'],
  ['2 % Skonto innerhalb 10 Tagen'],
  ['14 days or 30 days'],
  ['upon receipt'],
  ['400 days'],
])('"%s" gives no number of days', (text) => {
  expect(daysIn(text)).toBeUndefined();
});

/** The due date of an invoice of 1 March 2026 that says no more of paying than this line. */
function dueBy(line: string) {
  const words = ['INVOICE', 'Invoice date: 2026-03-01', line].flatMap((text, i) => {
    let x = 40;
    return text.split(' ').map((word) => {
      const box = { x0: x, y0: 60 + 60 * i, x1: x + 5 * word.length, y1: 70 + 60 * i };
      x = box.x1 + 3;
      return { text: word, box, confidence: 1, source: 'text' as const };
    });
  });
  return extractInvoice([{ page: 1, width: 600, height: 840, words }]).dueDate?.value;
}

test.each([
  '14 dage fra fakturadato',
  '14 dager fra fakturadato',
  '14 dagar från fakturadatum',
  '14 pv laskun päiväyksestä',
  '14 dias após a emissão da fatura',
  'Εντός 14 ημερών από την έκδοση',
  'Przelew, 14 dni',
  'Virement à 14 jours',
  '14 napos átutalás',
  'Payment by transfer: 14 days',
])('terms without a label give the due date: %s', (line) => {
  expect(dueBy(line)).toBe('2026-03-15');
});

test.each([
  'Zwroty w ciągu 14 dni',
  'Complaints within 14 days of the invoice date',
  'Reklamasjon innen 14 dager fra fakturadato',
  'Reclames binnen 14 dagen na factuurdatum',
])('days for something else than paying give none: %s', (line) => {
  expect(dueBy(line)).toBeUndefined();
});

test('days are counted over the ends of months and years', () => {
  expect(daysAfter('2026-01-31', 30)).toBe('2026-03-02');
  expect(daysAfter('2027-12-20', 14)).toBe('2028-01-03');
});
