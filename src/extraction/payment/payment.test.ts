import { expect, it } from 'vitest';
import { extractInvoice } from '../index.ts';

/** The account that is read where the page says "IBAN: …". */
function accountOf(iban: string, source: 'ocr' | 'text'): string | undefined {
  let at = 40;
  const words = `IBAN: ${iban}`.split(' ').map((text) => {
    const box = { x0: at, y0: 700, x1: at + 6 * text.length, y1: 710 };
    at = box.x1 + 3;
    return { text, box, confidence: 0.97, source };
  });
  return extractInvoice([{ page: 1, width: 600, height: 840, words }]).payeeAccount.account?.value;
}

it('an IBAN that recognition took a digit from is given whole, or not at all', () => {
  expect(accountOf('DE89 3704 0044 0532 0130 00', 'ocr')).toBe('DE89 3704 0044 0532 0130 00');
  expect(accountOf('DE89 3704 044 0532 0130 00', 'ocr')).toBe('DE89 3704 0044 0532 0130 00');
  expect(accountOf('DE89 370 0044 0532 0130 00', 'ocr')).toBeUndefined();
});

it('an IBAN that a text layer has is given as printed', () => {
  expect(accountOf('DE89 370 0044 0532 0130 00', 'text')).toBe('DE89 370 0044 0532 0130 00');
});

/** The account that is read from lines of text, ten units high. */
function accountIn(...lines: readonly (readonly [x: number, y: number, text: string])[]): string | undefined {
  const words = lines.flatMap(([x, y, line]) => {
    let at = x;
    return line.split(' ').map((text) => {
      const box = { x0: at, y0: y, x1: at + 6 * text.length, y1: y + 10 };
      at = box.x1 + 3;
      return { text, box, confidence: 1, source: 'text' as const };
    });
  });
  return extractInvoice([{ page: 1, width: 600, height: 840, words }]).payeeAccount.account?.value;
}

it("a customer's account number is none to pay to; one with a bank's code beside it is", () => {
  expect(accountIn([400, 60, 'Account number 850 041 7735'])).toBeUndefined();
  expect(accountIn([60, 700, 'Sort code: 30-91-72'], [60, 714, 'Account number: 44108273'])).toBe('44108273');
  expect(accountIn([60, 700, 'Bank account no: 44108273'])).toBe('44108273');
});

it('a label that says whose account it is needs no bank beside it, in any language', () => {
  for (const label of ['PC-Konto', 'Bankgiro', 'Bankrekening', 'Transakcijski račun'])
    expect(accountIn([60, 700, `${label}: 5129-05421`]), label).toBe('5129-05421');
});

it('the sign that ends a label is no label of its own', () => {
  expect(accountIn([60, 700, 'Wire Transfer to:'], [60, 714, 'ABA # 103900036 Acct. No # 771904452'])).toBe(
    '771904452',
  );
});
