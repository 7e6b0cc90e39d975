import { cents, type TaxGroup } from '../line-items.ts';
import { inHtml, type Sheet } from '../sheet.ts';
import { type Pair, strong } from './html.ts';

export function currencySeen(s: Sheet): void {
  s.printed.currency = s.facts.country.currency.toLowerCase();
}

/** The rate of the whole invoice, as far as one is printed. */
export function rateSeen(s: Sheet): void {
  const { taxes, taxed } = s.facts;
  if (!taxed) return;
  if (taxes.length > 1) {
    s.traps.add('two-rates');
    s.printed.vat = -1;
  } else s.printed.vat = taxes[0]!.rate;
}

export interface TotalsOptions {
  /** Prices hold the tax already: no net sum is printed. */
  netShown?: boolean;
  rateShown?: boolean;
  /** The amount still to pay as a last row. */
  due?: boolean;
}

/** A credit note may print its sums with a minus. */
export const signOf = ({ facts, notes }: Sheet): 1 | -1 =>
  facts.kind === 'credit' && notes.negative ? -1 : 1;

type Put = (name: string, value: string) => void;

export function totals(
  s: Sheet,
  { netShown = true, rateShown = true, due = true }: TotalsOptions = {},
): Pair[] {
  const { facts } = s;
  const sign = signOf(s);
  const found: Pair[] = [];
  const put: Put = (name, value) => found.push([inHtml(s.style.capitals ? name.toUpperCase() : name), value]);
  putChanges(s, put);
  if (facts.taxed && netShown) {
    put(s.label('net'), s.money(facts.net * sign));
    s.printed.net_amount = facts.net * sign;
  } else s.open.add('net_amount');
  if (facts.taxed) {
    for (const tax of facts.taxes) found.push(...taxRows(s, tax, sign, rateShown));
    noteBreakdown(s);
    s.note('taxAmount', facts.tax * sign);
    if (rateShown) rateSeen(s);
    else if (s.printed.vat === undefined) s.open.add('vat');
  } else s.printed.vat = -1;
  if (facts.rounding !== 0) {
    s.note('rounding', facts.rounding * sign);
    put(s.label('rounding'), s.money(facts.rounding * sign));
  }
  put(s.label('gross'), strong(total(s)));
  if (due) putDue(s, put);
  return found;
}

/** What is taken off or added before tax, with the sum of the lines above it. */
function putChanges(s: Sheet, put: Put): void {
  const { facts } = s;
  const sign = signOf(s);
  if (facts.discount > 0 || facts.shipping > 0) {
    let name = s.other('net');
    for (let i = 0; i < 9 && name === s.label('net'); i++) name = s.other('net');
    put(name, s.money(facts.subtotal * sign));
    s.note('lineTotal', facts.subtotal * sign);
  }
  if (facts.discount > 0) {
    s.traps.add('discount-percent');
    s.note('discount', facts.discount * sign);
    put(`${s.label('discount')} ${s.rate(facts.discountPercent)}`, s.money(-facts.discount * sign));
  }
  if (facts.shipping > 0) {
    s.note('shipping', facts.shipping * sign);
    put(s.label('shipping'), s.money(facts.shipping * sign));
  }
}

/** What was paid before, and what is left. */
function putDue(s: Sheet, put: Put): void {
  const { facts } = s;
  if (facts.paid <= 0) return;
  s.note('prepaid', facts.paid);
  s.note('amountDue', cents(facts.gross - facts.paid));
  put(s.label('paid'), s.money(-facts.paid));
  put(s.label('amountDue'), strong(s.total(cents(facts.gross - facts.paid))));
}

/** The grand total with its currency. */
export function total(s: Sheet): string {
  const sign = signOf(s);
  currencySeen(s);
  s.printed.total_amount = s.facts.gross * sign;
  return s.total(s.facts.gross * sign);
}

function taxRows(s: Sheet, { rate, amount }: TaxGroup, sign: number, rateShown: boolean): Pair[] {
  const { split } = s.facts.country;
  const name = (text: string) => inHtml(s.style.capitals ? text.toUpperCase() : text);
  if (split && s.dice.chance(0.75)) {
    s.traps.add('split-tax');
    const half = cents(amount / 2);
    return split.map((part, i) => [
      name(`${part} ${rateShown ? s.rate(rate / 2) : ''}`),
      s.money((i === 0 ? half : cents(amount - half)) * sign),
    ]);
  }
  const text = s
    .label('tax')
    .replace('{rate}', rateShown ? s.rate(rate) : '')
    .replace(/ \(\)| [@+] *$|^\+ /, '')
    .trim();
  return [[name(text), s.money(amount * sign)]];
}

function noteBreakdown(s: Sheet): void {
  const sign = signOf(s);
  s.notes.taxBreakdown = s.facts.taxes.map(({ rate, base, amount }) => ({
    rate,
    base: base * sign,
    amount: amount * sign,
  }));
}

/** A table of rates, bases and taxes. */
export function taxTable(s: Sheet, className = ''): string {
  const { facts } = s;
  if (!facts.taxed) return '';
  const sign = signOf(s);
  rateSeen(s);
  noteBreakdown(s);
  s.printed.net_amount = facts.net * sign;
  const rows = facts.taxes
    .map(
      ({ rate, base, amount }) =>
        `<tr><td>${s.rate(rate)}</td><td>${s.money(base * sign)}</td><td>${s.money(amount * sign)}</td></tr>`,
    )
    .join('');
  return `<table class="grid ${className}"><tr><th>${inHtml(s.label('rate'))}</th><th>${inHtml(s.label('base'))}</th><th>${inHtml(s.label('taxAmount'))}</th></tr>${rows}</table>`;
}

export const totalsTable = (pairs: readonly Pair[], className = 'right') =>
  `<table class="totals ${className}">${pairs.map(([name, value]) => `<tr><td class="name">${name}</td><td class="amount">${value}</td></tr>`).join('')}</table>`;

export const totalsStrip = (pairs: readonly Pair[], className = '') =>
  `<table class="grid strip ${className}"><tr>${pairs.map(([name]) => `<th>${name}</th>`).join('')}</tr><tr>${pairs.map(([, value]) => `<td>${value}</td>`).join('')}</tr></table>`;
