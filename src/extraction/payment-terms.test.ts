import { expect, test } from 'vitest';
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
  ['Pago a 60 días', 60],
  ['Pagamento a 30 giorni', 30],
  ['Betaling binnen 14 dagen', 14],
  ['Termin płatności: 14 dni', 14],
  ['Betalningsvillkor 30 dagar', 30],
  ['Maksuehto 14 päivää', 14],
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

test('days are counted over the ends of months and years', () => {
  expect(daysAfter('2026-01-31', 30)).toBe('2026-03-02');
  expect(daysAfter('2027-12-20', 14)).toBe('2028-01-03');
});
