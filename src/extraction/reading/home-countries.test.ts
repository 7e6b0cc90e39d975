import { expect, test } from 'vitest';
import type { PageText } from '../../document/index.ts';
import { arrange } from '../../layout/index.ts';
import { read } from './reading.ts';

/** Reads lines of print, one below the other. */
function reading(lines: string[]) {
  const words = lines.flatMap((line, row) => {
    let x = 50;
    return line.split(' ').map((word) => {
      const box = { x0: x, y0: 100 + 30 * row, x1: x + 6 * word.length, y1: 110 + 30 * row };
      x = box.x1 + 3;
      return { text: word, box, confidence: 1, source: 'text' as const };
    });
  });
  return read(arrange([{ page: 1, width: 1000, height: 1400, words } as unknown as PageText]));
}

const most = (lines: string[]) => [...reading(lines).countries].sort((a, b) => b[1] - a[1])[0]?.[0];

test.each([
  [['Thornwick BC V8J 4P4', 'GST Reg. No. 21368 7593 RT0001'], 'CA'],
  [['12 Wattle Street, Redgum NSW 2999', 'ABN 51 824 753 556'], 'AU'],
  [['110 Foundry Lane Singapore 384093', 'Phone +65 6555 0088'], 'SG'],
  [['9 Elm Street, Springfield, IL 62704'], 'US'],
  [['CVR-nr. 12345678', 'Beløb ekskl. moms', 'I alt 100,00 kr'], 'DK'],
  [['Org.nr 123456-7890', 'Summa exkl. moms', 'Att betala 100,00 kr'], 'SE'],
  [['Org.nr 123 456 789 MVA', 'Beløp', 'Å betale 100,00 kr'], 'NO'],
  [['www.beispiel.com.mx', 'RFC: ABC010203AB1'], 'MX'],
])('%j points to %s', (lines, country) => {
  expect(most(lines)).toBe(country);
});

test('a postal code after the letters of a country is no American one', () => {
  expect(reading(['DE 12345 Beispielstadt']).countries.has('US')).toBe(false);
});

test('day comes before month where the country writes so, be the currency dollars', () => {
  const { convention } = reading(['12 Wattle Street, Redgum NSW 2999', 'Date 03/04/2026', 'Total $10.00']);
  expect(convention.dateOrder).toBe('dmy');
});
