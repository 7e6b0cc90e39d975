import { inHtml, type Sheet } from '../sheet.ts';
import type { Pair } from './html.ts';

export type MetaKey =
  | 'number'
  | 'date'
  | 'due'
  | 'customerNo'
  | 'orderNo'
  | 'deliveryDate'
  | 'orderDate'
  | 'period'
  | 'reference'
  | 'terms'
  | 'method'
  | 'contact'
  | 'page';

export function meta(s: Sheet, keys: readonly MetaKey[]): Pair[] {
  const { facts } = s;
  const say: Record<MetaKey, () => Pair> = {
    number: () => [
      s.label(facts.kind === 'credit' ? 'creditNumber' : 'number'),
      s.note('number', facts.number),
    ],
    date: () => [s.label('date'), date(s)],
    due: () => [s.label('due'), s.say('due_date', facts.dueDate, s.day(facts.dueDate))],
    customerNo: () => [s.label('customerNo'), s.note('customerNumber', facts.customerNo)],
    orderNo: () => [s.label('orderNo'), s.note('orderNumber', facts.orderNo)],
    deliveryDate: () => [
      s.label('deliveryDate'),
      s.note('deliveryDate', facts.deliveryDate, s.day(facts.deliveryDate)),
    ],
    orderDate: () => [s.label('orderDate'), s.note('orderDate', facts.orderDate, s.day(facts.orderDate))],
    period: () => {
      s.note('servicePeriod', facts.period);
      return [s.label('period'), inHtml(`${s.day(facts.period[0])} – ${s.day(facts.period[1])}`)];
    },
    reference: () => [s.label('reference'), s.note('reference', facts.reference)],
    terms: () => [s.label('termsLabel'), terms(s)],
    method: () => [s.label('method'), inHtml(s.label('methods'))],
    contact: () => [s.label('contact'), inHtml(facts.seller.person)],
    page: () => [s.label('page').split(/ ?\{/)[0] ?? '', '1'],
  };
  return keys.map((key) => {
    const [name, value] = say[key]();
    return [inHtml(name), value] as const;
  });
}

export const date = (s: Sheet) => s.say('issue_date', s.facts.issueDate, s.day(s.facts.issueDate));

/** A sentence of payment; a due date that follows from it is expected, and said to be so. */
export function terms(s: Sheet): string {
  const { facts } = s;
  const text = s.label('terms');
  if (text.includes('{due}')) s.printed.due_date = facts.dueDate;
  else if (!s.printed.due_date) {
    s.printed.due_date = facts.dueDate;
    s.notes.dueDateFromTerms = true;
  }
  s.note('paymentTermsDays', facts.days);
  const early = facts.earlyPercent
    ? ` ${s.label('earlyTerms').replace('{days}', String(facts.earlyDays)).replace('{percent}', `${facts.earlyPercent} %`)}`
    : '';
  if (early) s.traps.add('discount-percent');
  return inHtml(text.replace('{days}', String(facts.days)).replace('{due}', s.day(facts.dueDate)) + early);
}

const withColon = (s: Sheet, text: string) =>
  `${s.style.capitals ? text.toUpperCase() : text}${/[:#]$/.test(text) ? '' : s.style.colon}`;

/** Label left, value right of it, one below the other. */
export const pairsTable = (s: Sheet, pairs: readonly Pair[], className = '') =>
  `<table class="pairs ${className}">${pairs.map(([name, value]) => `<tr><td class="name">${withColon(s, name)}</td><td>${value}</td></tr>`).join('')}</table>`;
/** Each label above its value, side by side. */
export const pairsAbove = (s: Sheet, pairs: readonly Pair[], className = '') =>
  `<div class="above ${className}">${pairs.map(([name, value]) => `<div><div class="caption">${s.style.capitals ? name.toUpperCase() : name}</div><div>${value}</div></div>`).join('')}</div>`;
/** A table of a heading row and a row of values. */
export const pairsGrid = (s: Sheet, pairs: readonly Pair[], className = '') =>
  `<table class="grid ${className}"><tr>${pairs.map(([name]) => `<th>${s.style.capitals ? name.toUpperCase() : name}</th>`).join('')}</tr><tr>${pairs.map(([, value]) => `<td>${value}</td>`).join('')}</tr></table>`;
/** All on one line. */
export const pairsInline = (s: Sheet, pairs: readonly Pair[], glue = ' &nbsp; ') =>
  `<div>${pairs.map(([name, value]) => `${withColon(s, name)} ${value}`).join(glue)}</div>`;
/** Labels in one block, values in another beside it. */
export const pairsStacked = (s: Sheet, pairs: readonly Pair[], className = '') =>
  `<div class="stacked ${className}"><div>${pairs.map(([name]) => `<div>${withColon(s, name)}</div>`).join('')}</div><div>${pairs.map(([, value]) => `<div>${value}</div>`).join('')}</div></div>`;
/** Boxes with a small caption inside. */
export const pairsBoxes = (s: Sheet, pairs: readonly Pair[], columns: number) =>
  `<div class="boxes" style="grid-template-columns:repeat(${columns},1fr)">${pairs.map(([name, value]) => `<div><div class="caption">${s.style.capitals ? name.toUpperCase() : name}</div><div>${value}</div></div>`).join('')}</div>`;
