import { expect, test } from 'vitest';
import type { PageText } from '../../document/index.ts';
import { extractInvoice } from '../index.ts';

/** Lines of a letter's text, ten units high, five a letter. */
function payee(...lines: string[]) {
  const words = ['INVOICE', '', ...lines].flatMap((line, i) => {
    let x = 40;
    return line.split(' ').map((text) => {
      const box = { x0: x, y0: 500 + 13 * i, x1: x + 5 * text.length, y1: 510 + 13 * i };
      x = box.x1 + 3;
      return { text, box, confidence: 1, source: 'text' as const };
    });
  });
  const page: PageText = { page: 1, width: 900, height: 840, words: words.filter(({ text }) => text) };
  const { account, bankName } = extractInvoice([page]).payeeAccount ?? {};
  return [account?.value, bankName?.value];
}

test.each([
  [
    'Please pay the amount to account no. 70415522 held with Alder Mutual Bank.',
    '70415522',
    'Alder Mutual Bank',
  ],
  ['Kindly wire the total to our account at Alder Bank, account number 70415522', '70415522', 'Alder Bank'],
  ['Bitte überweisen Sie auf das Konto 7041552 bei der Sparkasse Erlental.', '7041552', 'Sparkasse Erlental'],
  [
    'Merci de virer la somme sur le compte 7041552 ouvert auprès de la Banque du Rivage',
    '7041552',
    'Banque du Rivage',
  ],
  [
    'Le rogamos que transfiera el importe a la cuenta 7041552210 del Banco Alameda',
    '7041552210',
    'Banco Alameda',
  ],
  [
    'Vogliate versare la somma sul conto 7041552210 presso la Banca di Collina',
    '7041552210',
    'Banca di Collina',
  ],
  [
    'Wilt u het bedrag overmaken op rekening 704155221 bij Polderbank onder vermelding van',
    '704155221',
    'Polderbank',
  ],
  [
    'Agradecemos a transferência, pagar para a conta 704155-2 no Banco da Serra',
    '704155-2',
    'Banco da Serra',
  ],
  ['Prosimy o zapłatę na rachunek 7041552210 w Banku Rzecznym', '7041552210', 'Banku Rzecznym'],
  [
    'Prosíme o platbu na účet 7041552210 vedený u Banka Podlesí, a.s. pod číslem faktury',
    '7041552210',
    'Banka Podlesí, a.s.',
  ],
  [
    'Prosíme o úhradu, plaťte na účet 7041552210 vedený v Riečna banka pod číslom',
    '7041552210',
    'Riečna banka',
  ],
  [
    'Kérjük, utalja az összeget a Liget Banknál vezetett 70415522-11223344 számlára',
    '70415522-11223344',
    'Liget Bank',
  ],
  [
    'Vă rugăm să plătiți în contul 7041552210 deschis la Banca Dealului, menționând',
    '7041552210',
    'Banca Dealului',
  ],
  [
    'Παρακαλούμε καταθέστε στον λογαριασμό 7041552210 στην Τράπεζα Κάμπου αναφέροντας',
    '7041552210',
    'Τράπεζα Κάμπου',
  ],
  ['Vänligen betala till konto 7041552210 hos Dalbanken senast i tid', '7041552210', 'Dalbanken'],
  [
    'Beløbet bedes overført til konto 7041552210 i Engbanken med angivelse af nummer',
    '7041552210',
    'Engbanken',
  ],
  [
    'Vennligst betal beløpet til konto 7041 55 22103 i Dalsbanken og oppgi nummer',
    '7041 55 22103',
    'Dalsbanken',
  ],
  ['Pyydämme maksamaan summan tilille 7041552210, Suopankki, ja mainitsemaan', '7041552210', 'Suopankki'],
  ['Molimo uplatite iznos na račun 7041552210 otvoren kod Jelova banka', '7041552210', 'Jelova banka'],
  [
    'Prosimo, plačajte na transakcijski račun 7041552210 odprt pri Gozdna banka',
    '7041552210',
    'Gozdna banka',
  ],
  [
    'Lütfen tutarı Dere Bankası nezdindeki 7041552210 numaralı hesabımıza ödeyiniz',
    '7041552210',
    'Dere Bankası',
  ],
])('a sentence names the account and its bank: %s', (text, account, bank) => {
  expect(payee(text)).toEqual([account, bank]);
});

test('the name of the bank may go on in the next line', () => {
  expect(
    payee('Please transfer the amount to account 70415522 with First', 'Alder Bank, quoting the number.'),
  ).toEqual(['70415522', 'First Alder Bank']);
});

test.each([
  'Please pay within 14 days; our customer account 70415522 of Alder Ltd',
  'Delivered on account of order 70415522 with Morland Freight Ltd',
])('no bank, no account to pay to: %s', (text) => {
  expect(payee(text)[1]).toBeUndefined();
});
