import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAmounts } from './amounts.ts';
import { chooseAmount, chooseDate, decideConvention } from './convention.ts';
import { findDates } from './dates.ts';

const isos = (text: string) => findDates(text)[0]?.value.readings.map(({ iso }) => iso);

describe('findDates', () => {
  it.each([
    ['3. März 2021', '2021-03-03'],
    ['le 3 mars 2021', '2021-03-03'],
    ['March 3rd, 2021', '2021-03-03'],
    ['12 de marzo de 2020', '2020-03-12'],
    ['3-Mar-21', '2021-03-03'],
    ['1er janvier 2020', '2020-01-01'],
    ['14 agosto 2019', '2019-08-14'],
    ['4 Μαΐου 2025', '2025-05-04'],
    ['14. avgusta 2019', '2019-08-14'],
    ['31.12.2020', '2020-12-31'],
    ['12/31/2020', '2020-12-31'],
    ['2021-03-04T10:00:00', '2021-03-04'],
    ['30.07. 2007/13:29', '2007-07-30'],
    ['20210304', '2021-03-04'],
    ['12/11 2024', '2024-11-12'],
    ['12/11-2024', '2024-11-12'],
    ['4. kesäkuuta 2024', '2024-06-04'],
    ['O3.O4.2O21', '2021-04-03'],
    ['this 5th day of March, 2026', '2026-03-05'],
    ['05/03/2569', '2026-03-05'],
  ])('reads %s', (text, iso) => {
    expect(isos(text)?.[0]).toBe(iso);
  });

  it.each(['31/02/2021', '00.01.2020', '29.02.2019', '1.234,56', '12:30', '123-456-7890', '45/2021'])(
    'rejects %s',
    (text) => {
      expect(findDates(text)).toEqual([]);
    },
  );

  it('keeps every order that a day may have been written in', () => {
    expect(isos('03/04/2021')).toEqual(['2021-04-03', '2021-03-04']);
    expect(isos('25/04/2021')).toEqual(['2021-04-25']);
  });

  it('takes the day first where a slash and another sign divide', () => {
    expect(isos('03/04 2021')).toEqual(['2021-04-03']);
  });

  it('reads back any day in any usual form', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });
    const form = fc.constantFrom('d.m.y', 'd/m/y', 'd-m-y', 'y-m-d', 'm/d/y', 'd. m. y');
    fc.assert(
      fc.property(day, form, (date, shape) => {
        const iso = date.toISOString().slice(0, 10);
        const [y = '', m = '', d = ''] = iso.split('-');
        const text = shape.replace('y', y).replace('m', m).replace('d', d);
        expect(isos(`Datum: ${text} 12:30`)).toContain(iso);
      }),
    );
  });
});

describe('a document’s convention', () => {
  it('is shown by a day above twelve and by two decimals', () => {
    const convention = decideConvention(findAmounts('12,50 1.234 7,00'), findDates('03/04/2021  25/04/2021'));
    expect(convention).toEqual({ decimal: ',', dateOrder: 'dmy', dateOrderShown: true });
    expect(chooseDate(findDates('03/04/2021')[0]!.value, convention).iso).toBe('2021-04-03');
    expect(chooseAmount(findAmounts('1.234')[0]!.value, convention).value).toBe(1234);
  });

  it('falls back on the country', () => {
    const order = (country: string) => decideConvention([], [], { country }).dateOrder;
    expect([order('US'), order('GB')]).toEqual(['mdy', 'dmy']);
  });
});
