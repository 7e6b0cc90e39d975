import { expect, test } from 'vitest';
import { csvRow } from './csv.ts';

test.each(['=1+1', ' =1+1', '\n=1+1', '\u00a0@x', '＝1+1', '\u200b=1+1', '+cmd', ' -cmd'])(
  'what a spreadsheet would run is text: %j',
  (cell) => expect(csvRow([cell])).toMatch(/^"?'/),
);

test.each(['+49 30 123', '-12.50', 'Total = 5', 'Müller & Söhne'])('%s stays as it is', (cell) =>
  expect(csvRow([cell])).toBe(`${cell}\r\n`),
);

test('a cell stays one where another character separates cells', () => {
  expect(csvRow(['a;=cmd', 'b\tc'])).toBe('"a;=cmd","b\tc"\r\n');
});
