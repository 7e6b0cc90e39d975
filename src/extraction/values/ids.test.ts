import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findAccountNumbers,
  findBics,
  findEmails,
  findIbans,
  findPhones,
  findTaxIds,
  withoutLookalikes,
} from './index.ts';

/** Published examples of the IBAN registry. */
const IBANS = [
  'DE89370400440532013000',
  'GB29NWBK60161331926819',
  'FR1420041010050500013M02606',
  'CH9300762011623852957',
  'NL91ABNA0417164300',
];

describe('findIbans', () => {
  it('finds valid ones with spaces anywhere', () => {
    fc.assert(
      fc.property(fc.constantFrom(...IBANS), fc.array(fc.integer({ min: 4, max: 20 })), (iban, gaps) => {
        let text: string = iban;
        for (const at of gaps)
          if (at < text.length && text[at] !== ' ' && text[at - 1] !== ' ')
            text = `${text.slice(0, at)} ${text.slice(at)}`;
        const found = findIbans(`IBAN: ${text} BIC`);
        expect(found).toHaveLength(1);
        expect(found[0]).toMatchObject({ text, value: { iban, valid: true, repaired: false } });
      }),
    );
  });

  it('gives back a digit that recognition lost of two equal ones, where the groups say which', () => {
    expect(findIbans('DE89 3704 0044 0532 0130 00')[0]?.value.valid).toBe(true);
    expect(findIbans('DE89 3704 044 0532 0130 00')[0]?.value).toMatchObject({
      iban: IBANS[0],
      valid: true,
      gapped: false,
      repaired: true,
    });
    expect(findIbans('DE89 3704 0044 0532 0130 0')[0]?.value).toMatchObject({ iban: IBANS[0], valid: true });
  });

  it('leaves one as it is whose missing digit may stand anywhere, or is none of two equal ones', () => {
    for (const [text, gapped] of [
      ['DE8937040440532013000', false],
      ['DE89 370 0044 0532 0130 00', true],
      ['DE89 3704 044 532 0130 00', true],
    ] as const)
      expect(findIbans(text)[0]?.value, text).toMatchObject({ valid: false, gapped, repaired: false });
  });

  it('repairs letters only where the checksum then holds', () => {
    expect(findIbans('DE89 37O4 0044 0532 0130 00')[0]?.value).toMatchObject({
      iban: IBANS[0],
      valid: true,
      repaired: true,
    });
    expect(findIbans('DE88 3704 0044 0532 0130 00')[0]?.value).toMatchObject({
      valid: false,
      repaired: false,
    });
  });
});

describe('findTaxIds', () => {
  it.each([
    ['DE136695976', 'vat', 'DE', true],
    ['DE 136 695 976', 'vat', 'DE', true],
    ['ATU13585627', 'vat', 'AT', true],
    ['FR 40 303 265 045', 'vat', 'FR', true],
    ['GB 980 7806 84', 'vat', 'GB', true],
    ['27AAPFU0939F1ZV', 'gstin', 'IN', true],
    ['51 824 753 556', 'abn', 'AU', true],
    ['16.727.230/0001-97', 'cnpj', 'BR', true],
  ])('knows %s', (text, scheme, country, valid) => {
    expect(findTaxIds(`No: ${text}`)[0]).toMatchObject({ text, value: { scheme, country, valid } });
  });

  it('calls digits alone bare', () => {
    expect(findTaxIds('000123456784')[0]?.value).toMatchObject({ scheme: 'number', bare: true });
  });

  it.each([
    ['USt-IdNr. DE 136 69S 976', 'DE 136 695 976'],
    ['VAT IE64335435A and IE6433435F', undefined],
    ['VAT IE643343SF', 'IE6433435F'],
    ['BTW NL OO4495445 B01', 'NL 004495445 B01'],
    ['GSTIN 27AAPFUO939F1ZV', '27AAPFU0939F1ZV'],
    ['GSTIN 27AAPFU0939FIZV', '27AAPFU0939F1ZV'],
    ['GSTIN 27AAPFU0918F1ZO', '27AAPFU0918F1Z0'],
    ['GSTIN 27AAPFU0918F12O', '27AAPFU0918F1Z0'],
    ['GSTIN 27AAPFU0939FIZW', undefined],
    ['TVA FR4O303265045', 'FR40303265045'],
    ['NIF ES A1358562S', 'ES A13585625'],
    ['DE136695976', undefined],
  ])('mends misread digits and letters only where the checksum then holds: %s', (text, repaired) => {
    expect(findTaxIds(text).find(({ value }) => value.repaired)?.value).toEqual(
      repaired && expect.objectContaining({ repaired, valid: true }),
    );
  });

  it('takes O and I beside digits for digits in a code of no known scheme', () => {
    expect(withoutLookalikes('TqXO31rtfO7O')).toBe('TqX031rtf070');
    expect(withoutLookalikes('K4I7')).toBe('K417');
    expect(withoutLookalikes('RO4TIMO')).toBe('RO4TIMO');
  });
});

describe('contacts and accounts', () => {
  it('finds emails with the gaps that OCR leaves', () => {
    expect(findEmails('an Info @ acme-shop.example bitte')[0]?.value.address).toBe('info@acme-shop.example');
  });

  it.each(['+49 30 1234567', '(555) 010-9988', '01 23 45 67 89', '030 / 123 45-67', '+60 3-8888 1234'])(
    'finds the phone %s',
    (text) => {
      expect(findPhones(`Tel: ${text}`)[0]?.text).toBe(text);
    },
  );

  it('does not take dates for phones', () => {
    expect(findPhones('12.03.2021')).toEqual([]);
  });

  it('finds BICs, and trusts words in capitals less', () => {
    expect(findBics('COBADEFFXXX')[0]?.value.plausibility).toBeGreaterThan(0.5);
    for (const word of ['RECHNUNG', 'CUSTOMER', 'DELIVERY', 'QUANTITY']) {
      for (const { value } of findBics(word)) expect(value.plausibility, word).toBeLessThan(0.5);
    }
  });

  it('finds sort codes and masked accounts', () => {
    expect(findAccountNumbers('Sort code 12-34-56')[0]?.value).toMatchObject({
      kind: 'sort_code',
      compact: '123456',
    });
    expect(findAccountNumbers('Account ****1234')[0]?.value).toMatchObject({ masked: true });
  });

  it.each([
    ['Bankgiro 5051-1234', '5051-1234'],
    ['Plusgiro 12 34 56-7', '12 34 56-7'],
    ['Kontonummer 1234.56.78901', '1234.56.78901'],
    ['Konto 1234 56 78901', '1234 56 78901'],
    ['Reg.nr./kontonr. 1234-0012345678', '1234-0012345678'],
    ['Reg.nr./kontonr. 1234 / 0012345678', '1234 / 0012345678'],
    ['Konto 8327-9, 123 456 789-0', '8327-9, 123 456 789-0'],
    ['+71<001234567890123+81234567<', '81234567'],
  ])('finds the Nordic account in %s', (text, account) => {
    expect(findAccountNumbers(text).map((found) => found.text)).toEqual([account]);
  });
});
