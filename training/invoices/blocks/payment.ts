import type { Account } from '../companies.ts';
import { inHtml, type Sheet } from '../sheet.ts';
import { heading, joined, type Pair } from './html.ts';

export interface BankOptions {
  holder?: boolean;
  second?: boolean;
}

export function bank(s: Sheet, { holder, second }: BankOptions = {}): Pair[] {
  const { account, second: other, seller: who } = s.facts;
  const found: Pair[] = [];
  if (holder) found.push([inHtml(s.label('holder')), inHtml(who.name)]);
  found.push([inHtml(s.label('bank')), s.say('bank_name', account.bank)]);
  if (account.routing) {
    s.note('routing', account.routing);
    found.push([inHtml(account.routing.label), inHtml(account.routing.value)]);
  }
  if (account.number) found.push([inHtml(s.label('account')), s.note('accountNumber', account.number)]);
  if (account.iban) found.push(['IBAN', s.note('iban', account.iban)]);
  s.printed.account = account.iban || account.number;
  if (account.iban && account.number) s.open.add('account');
  if (account.bic)
    found.push([s.dice.pick(['BIC', 'BIC', 'SWIFT', 'BIC/SWIFT', 'SWIFT/BIC']), s.say('bic', account.bic)]);
  if (second !== false && other?.iban && account.iban) found.push(...secondAccount(s, other));
  return found;
}

/** Another account beside the first: then two are equally right. */
function secondAccount(s: Sheet, { iban, bic, bank }: Account): Pair[] {
  for (const field of ['bank_name', 'account', 'bic'] as const) s.open.add(field);
  s.note('secondAccount', { iban, bic, bank });
  return [
    [inHtml(s.label('bank')), inHtml(bank)],
    ['IBAN', inHtml(iban)],
    ['BIC', inHtml(bic)],
  ];
}

export const bankInline = (s: Sheet, glue: string) =>
  joined(
    bank(s).map(([name, value]) => `${name}${s.style.colon} ${value}`),
    glue,
  );

export function exemption(s: Sheet): string {
  if (s.facts.taxed) return '';
  return `<div>${inHtml(s.label(s.facts.reverse ? 'reverse' : 'exempt'))}</div>`;
}

export const title = (s: Sheet, className = 'title') => {
  const text = s.label(
    s.facts.kind === 'credit' ? 'credit' : s.facts.kind === 'receipt' ? 'receipt' : 'title',
  );
  return heading(text, className);
};

export const pageOf = (s: Sheet, pages = 1) =>
  inHtml(s.label('page').replace('{n}', '1').replace('{m}', String(pages)));
