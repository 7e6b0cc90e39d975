import { describe, expect, test } from 'vitest';
import { CODE_CASES } from '../../../test/corpus/code-cases.ts';
import { epc, SWISS_LINES, signed, ZATCA_VALUES, zatca } from '../../../test/corpus/code-contents.ts';
import { parseCode } from './index.ts';

function read(content: string | Uint8Array) {
  const bytes = Buffer.from(content);
  const text = bytes.toString(typeof content === 'string' ? 'utf8' : 'latin1');
  return parseCode({ text, bytes, declared: false });
}

test.each(Object.entries(CODE_CASES))('%s gives all that its code says', (_, { content, facts }) => {
  expect(read(content)).toEqual(facts);
});

describe('a Swiss QR-bill', () => {
  test('without debtor, amount and bill information gives the rest', () => {
    const lines = SWISS_LINES.map((line, at) =>
      at === 18 || (at >= 20 && at <= 26) || at >= 27 ? '' : line,
    );
    lines[27] = 'NON';
    lines[30] = 'EPD';
    expect(read(lines.slice(0, 31).join('\n'))).toEqual({
      kind: 'Swiss QR-bill',
      account: 'CH9300762011623852957',
      currency: 'CHF',
      seller: { name: 'Bergblick Velos AG', address: 'Seegasse 12, 3800 Interlaken' },
    });
  });

  test('whose account has wrong check digits is none', () => {
    expect(read(SWISS_LINES.join('\n').replace('CH93', 'CH94'))).toBeUndefined();
  });
});

test('an EPC code without an amount leaves it to the payer', () => {
  expect(read(epc(''))).not.toHaveProperty('amount');
  expect(read(epc('EUR0.00'))).not.toHaveProperty('amount');
});

test('a signed token of something else than an Indian invoice is none', () => {
  expect(read(signed({ data: '[]' }))).toBeUndefined();
});

test('a ZATCA code is not seen in other base64', () => {
  expect(
    read(Buffer.from('a picture of a cat, in base64, for a leaflet').toString('base64')),
  ).toBeUndefined();
  expect(read(zatca(...ZATCA_VALUES.with(1, '123')))).toBeUndefined();
});

test('what is no invoice says nothing', () => {
  for (const text of [
    '',
    'https://example.org/',
    'WIFI:S:Guest;;',
    'BCD',
    'SPC\n0200\n1',
    'eyJ.a.b',
    'A:1*B:2',
  ])
    expect(read(text), text).toBeUndefined();
  expect(read(`SPD*1.0*ACC:CZ6508000000192000145399*MSG:${'x'.repeat(9000)}`)).toBeUndefined();
});
