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
