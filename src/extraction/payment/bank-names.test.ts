import { describe, expect, it } from 'vitest';
import type { PageText } from '../../document/index.ts';
import { extractInvoice } from '../index.ts';

/** Lines of text at (x, y), ten units high, six a letter. */
function page(lines: readonly (readonly [x: number, y: number, text: string])[]): PageText {
  const words = lines.flatMap(([x, y, text]) => {
    let at = x;
    return text.split(' ').map((word) => {
      const box = { x0: at, y0: y, x1: at + 6 * word.length, y1: y + 10 };
      at += 6 * word.length + 4;
      return { text: word, box, confidence: 1, source: 'text' as const };
    });
  });
  return { page: 1, width: 600, height: 840, words };
}
const bank = (...lines: (readonly [number, number, string])[]) =>
  extractInvoice([page([[40, 40, 'INVOICE'], ...lines])]).payeeAccount?.bankName?.value;

describe('the name of the bank', () => {
  it('is what follows its label, with all of its words', () => {
    expect(
      bank([40, 700, 'Bank: Morland Savings Bank'], [40, 714, 'IBAN: DE89 3704 0044 0532 0130 00']),
    ).toBe('Morland Savings Bank');
  });

  it('stands without a label beside the account', () => {
    expect(bank([400, 700, 'Sparkasse Oberwald'], [400, 714, 'IBAN: DE89 3704 0044 0532 0130 00'])).toBe(
      'Sparkasse Oberwald',
    );
  });

  it('ends where another label begins', () => {
    expect(
      bank(
        [40, 700, 'IBAN: DE89 3704 0044 0532 0130 00'],
        [40, 714, 'Bankname: Hausbank Wesel Inhaber: Ute Ahl'],
      ),
    ).toBe('Hausbank Wesel');
  });

  it('goes on in the next line that begins with a bare word for a bank', () => {
    expect(
      bank(
        [400, 700, 'IBAN DE89 3704 0044 0532 0130 00'],
        [400, 712, 'BIC COBADEFFXXX'],
        [400, 724, 'Handelskontor vormals Dreyer'],
        [400, 736, 'Bank'],
      ),
    ).toBe('Handelskontor vormals Dreyer Bank');
  });

  it('is never the caption of the bank details', () => {
    expect(
      bank(
        [40, 700, 'Bank details'],
        [40, 714, 'Code banque'],
        [40, 728, 'IBAN: DE89 3704 0044 0532 0130 00'],
      ),
    ).toBeUndefined();
  });

  it('goes on below where its column has no room, and ends where a sentence or the next label begins', () => {
    const number = [120, 738, 'DE89 3704 0044 0532 0130 00'] as const;
    expect(
      bank(
        [40, 710, 'Bank:'],
        [120, 710, 'Northern & Southern County'],
        [120, 722, 'Morland Bank'],
        [40, 738, 'IBAN:'],
        number,
      ),
    ).toBe('Northern & Southern County Morland Bank');
    expect(
      bank([40, 710, 'Handelsbank Wesel'], [40, 722, 'AG'], [40, 734, 'IBAN: DE89 3704 0044 0532 0130 00']),
    ).toBe('Handelsbank Wesel AG');
    expect(
      bank(
        [40, 710, 'Handelsbank Wesel'],
        [40, 722, 'Widget'],
        [40, 734, 'IBAN: DE89 3704 0044 0532 0130 00'],
      ),
    ).toBe('Handelsbank Wesel');
  });

  it('comes without its label where a word for a bank follows it', () => {
    expect(bank([40, 700, 'Bank Sparekassen Ellekær'], [40, 714, 'IBAN: DE89 3704 0044 0532 0130 00'])).toBe(
      'Sparekassen Ellekær',
    );
    expect(bank([40, 700, 'Banka Spořitelna Olšany'], [40, 714, 'IBAN: DE89 3704 0044 0532 0130 00'])).toBe(
      'Spořitelna Olšany',
    );
  });

  const iban = 'IBAN: DE89 3704 0044 0532 0130 00';

  it('is a name with the word for a bank on the very next line to the account', () => {
    expect(
      bank(
        [400, 700, 'Karla Ahl'],
        [400, 714, 'DE89370400440532013000'],
        [400, 728, 'Elbufer Kreditbank Wesel'],
      ),
    ).toBe('Elbufer Kreditbank Wesel');
    expect(bank([40, 200, 'Torbank'], [40, 212, '00 1111 2222 3333 4444 5555 6666'])).toBe('Torbank');
  });

  it('is the caption of the account, where that is a name', () => {
    expect(bank([400, 700, 'Polderbank:'], [400, 712, iban])).toBe('Polderbank');
    expect(bank([400, 700, 'Bankverbindung:'], [400, 712, iban])).toBeUndefined();
  });

  it('stands under the heading of bank details, without a word for a bank and without its address', () => {
    const details = (...lines: string[]) =>
      bank(
        [40, 60, 'Farrow Rope Works Ltd'],
        [40, 72, '12 Quay Lane, Esk ES1 2HG'],
        ...['Bank Details:', ...lines, 'Sort Code: 30-91-72 Account No: 44108273'].map(
          (line, i) => [40, 600 + 12 * i, line] as const,
        ),
      );
    expect(details('MORLAND PLC, 14 Guildhall Walk, Esk')).toBe('MORLAND PLC');
    expect(details('Morland Mutual', 'Account Name: Farrow Rope Works Ltd')).toBe('Morland Mutual');
    expect(details('Farrow Rope Works')).toBeUndefined();
  });

  it('keeps what follows a comma or a colon too many', () => {
    expect(bank([40, 700, 'Bank: Dale Prairie Bank, N.A.'], [40, 714, iban])).toBe('Dale Prairie Bank, N.A');
    expect(bank([40, 700, 'NAME OF BANK: FIRST HERON BANK OF GULL:'], [40, 714, iban])).toBe(
      'FIRST HERON BANK OF GULL',
    );
    expect(bank([40, 700, 'BANK - Holmwood'], [40, 714, iban])).toBe('Holmwood');
    expect(bank([40, 700, 'Pankki: KOP'], [40, 714, iban])).toBe('KOP');
  });
});
