import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAmounts } from './amounts.ts';
import { findPercents } from './percents.ts';

const first = (text: string) => findAmounts(text)[0]?.value;

describe('findAmounts', () => {
  it.each([
    ['1.234,56', 1234.56],
    ['1,234.56', 1234.56],
    ['1 234.56', 1234.56],
    ["1'234.56", 1234.56],
    ['1’234.56', 1234.56],
    ['1\u00a0234,56', 1234.56],
    ['1\u202f234\u202f567,89', 1234567.89],
    ['6,00,000.00', 600000],
    ['(12.00)', -12],
    ['12.00-', -12],
    ['-12,00', -12],
    ['- 12,00', -12],
    ['Fr. - 34.08', -34.08],
    ['2 687 147 Ft', 2687147],
    ['−12,00', -12],
    ['-$12.00', -12],
    ['€ -12,00', -12],
    ['12,-', 12],
    ['12.-', 12],
    ['1.250,--', 1250],
    ['Rs. 6,00,000.00/-', 600000],
    ['198, 00', 198],
    ['12 .00', 12],
    ['1.234.56', 1234.56],
    ['1,234,56', 1234.56],
    ['Total:12.00', 12],
    ['0.125', 0.125],
  ])('reads %s', (text, value) => {
    expect(first(text)?.readings[0]?.value).toBe(value);
  });

  it.each([
    ['€ 12,00', 'EUR'],
    ['12,00 €', 'EUR'],
    ['12,00EUR', 'EUR'],
    ['EUR12.00', 'EUR'],
    ['US$ 5', 'USD'],
    ['RM 9.00', 'MYR'],
    ["CHF 1'234.50", 'CHF'],
    ['1 234,56 zł', 'PLN'],
    ['£12', 'GBP'],
  ])('takes the currency from what touches the number: %s', (text, currency) => {
    expect(first(text)?.currency).toBe(currency);
  });

  it('leaves an ambiguous symbol open', () => {
    expect(first('$1,234.56')).toMatchObject({ symbol: '$' });
    expect(first('$1,234.56')?.currency).toBeUndefined();
  });

  it('gives each of two neighbours its own currency', () => {
    const codes = (text: string) => findAmounts(text).map(({ value }) => value.currency);
    expect(codes('5,00 EUR 12,00 USD')).toEqual(['EUR', 'USD']);
    expect(codes('EUR 5,00 USD 12,00')).toEqual(['EUR', 'USD']);
  });

  it('keeps both readings of a number that may be thousands or thousandths', () => {
    expect(first('1.234')?.readings.map(({ value }) => value)).toEqual([1234, 1.234]);
  });

  it.each([
    '12.03.2021',
    '14:30',
    '19 %',
    'INV-1234',
    'DE123456789',
    '10-20',
    '12/345/67890',
    'v2.3.1',
    '007',
  ])('does not take %s for an amount', (text) => {
    expect(findAmounts(text)).toEqual([]);
  });

  it('offers a number with a plain space both whole and in parts', () => {
    expect(findAmounts('2 150,00').map(({ value }) => value.readings[0]?.value)).toEqual([2150, 2, 150]);
  });

  it('repairs letters that OCR put into a price, and says so', () => {
    for (const [text, value] of [
      ['1O.50', 10.5],
      ['l2.00', 12],
      ['4S,9O', 45.9],
      ['RM 8.B0', 8.8],
    ] as const) {
      expect(first(text), text).toMatchObject({ repaired: true });
      expect(first(text)?.readings[0]?.value, text).toBe(value);
    }
    expect(findAmounts('Solo IBIS 5OL')).toEqual([]);
  });

  it('reads back what any convention wrote', () => {
    const convention = fc.constantFrom(
      ['.', ','],
      [',', '.'],
      [' ', ','],
      ["'", '.'],
      ['\u00a0', ','],
      ['', '.'],
      ['', ','],
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_99 }), convention, (cents, [group, decimal]) => {
        const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, group!);
        const text = `${whole}${decimal}${String(cents % 100).padStart(2, '0')}`;
        const found = findAmounts(`Summe: ${text} EUR`)[0];
        expect(found?.text).toBe(text);
        expect(found?.value.readings[0]?.value).toBe(cents / 100);
      }),
    );
  });

  it('never gives a span that is not the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-()€$ %OIl/:') }), (text) => {
        for (const { start, end, text: printed, value } of findAmounts(text)) {
          expect(text.slice(start, end)).toBe(printed);
          expect(Number.isFinite(value.readings[0]?.value)).toBe(true);
        }
      }),
    );
  });
});

describe('findPercents', () => {
  it.each([
    ['19 %', 19],
    ['7,7%', 7.7],
    ['20.00 %', 20],
    ['MwSt 19 v.H.', 19],
  ])('reads %s', (text, value) => {
    expect(findPercents(text).map((span) => span.value.value)).toEqual([value]);
  });
});
