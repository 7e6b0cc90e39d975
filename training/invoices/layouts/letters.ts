import * as b from '../blocks/index.ts';
import { inHtml, type Sheet } from '../sheet.ts';
import type { Layout } from './types.ts';

const COLUMNS: b.Column[] = ['position', 'description', 'quantity', 'unit', 'price', 'amount'];
const footer = (...columns: string[][]) =>
  `<div class="footer" style="grid-template-columns:repeat(${columns.length},auto)">${columns.map((column) => b.lines(column)).join('')}</div>`;
const bankLines = (s: Sheet) => b.bank(s, { second: false }).map(([name, value]) => `${name} ${value}`);
const prose = (s: Sheet) => {
  const { facts } = s;
  s.say('due_date', facts.dueDate);
  s.note('number', facts.number);
  b.total(s);
  const text = s
    .label('prose')
    .replace('{number}', facts.number)
    .replace('{date}', s.day(facts.issueDate))
    .replace('{due}', s.day(facts.dueDate));
  s.say('issue_date', facts.issueDate);
  return inHtml(text).replace('{total}', b.total(s));
};

/** Window envelopes: the receiver left, facts right or in a row below. */
export const LETTERS: readonly Layout[] = [
  {
    id: 'letter-footer-columns',
    body: (s) =>
      `<div class="right big">${b.seller(s, ['trade'])}</div>${b.gap(18)}${b.row(
        b.senderLine(s) + b.lines(b.buyer(s)),
        b.pairsTable(s, b.meta(s, ['number', 'date', 'customerNo', 'deliveryDate', 'contact'])),
      )}${b.gap(12)}${b.title(s)}<p>${inHtml(s.label('salutation'))}</p>${b.items(s, { columns: COLUMNS })}
      ${b.totalsTable(b.totals(s))}${b.exemption(s)}<p>${b.terms(s)}</p><p>${inHtml(s.label('thanks'))}</p>${footer(
        b.seller(s, ['name', 'address']),
        b.seller(s, ['phone', 'fax', 'email', 'web']),
        bankLines(s),
        b.seller(s, ['ids']),
      )}`,
  },
  {
    id: 'letter-meta-row',
    body: (s) =>
      `${b.row(`<div class="big">${b.seller(s, ['trade'])}</div>`, b.lines(b.seller(s, ['name', 'address', 'phone', 'email']), 'small'))}${b.gap(10)}
      ${b.senderLine(s)}${b.lines(b.buyer(s, { attention: s.dice.chance(0.4) }))}${b.gap(14)}${b.title(s)}
      ${b.pairsGrid(s, b.meta(s, ['number', 'date', 'customerNo', 'orderNo', 'due']))}${b.gap(6)}
      ${b.items(s, { columns: ['position', 'code', 'description', 'quantity', 'price', 'amount'] })}${b.totalsTable(b.totals(s), 'full')}
      <p>${b.bankInline(s, ', ')}</p><div class="footer one">${b.joined(b.seller(s, ['ids', 'web']), ' | ')}</div>`,
  },
  {
    id: 'letter-prose',
    wish: { lines: [1, 2] },
    body: (s) =>
      `<div class="center big">${b.seller(s, ['name'])}</div><div class="center">${b.joined(b.seller(s, ['oneLine', 'phone']), ' · ')}</div>${b.gap(16)}
      ${b.lines(b.buyer(s))}${b.gap(8)}<div class="right">${inHtml((s.facts.seller.address.at(-1) ?? '').replace(/[\d-]+/g, '').trim())}, ${b.date(s)}</div>${b.gap(8)}
      <b>${inHtml(s.label('title'))} ${s.note('number', s.facts.number)}</b><p>${inHtml(s.label('salutation'))}</p><p class="wide">${prose(s)}</p>
      ${b.items(s, { columns: ['description', 'amount'], headless: true, className: 'bare' })}${b.totalsTable(b.totals(s), 'full')}
      <p>${inHtml(s.label('thanks'))}</p><p>${inHtml(s.facts.seller.person)}</p>${b.gap(20)}<div class="small">${b.bankInline(s, ' – ')}</div><div class="small">${b.joined(b.seller(s, ['ids', 'email']), ' – ')}</div>`,
  },
  {
    id: 'letter-right-column',
    css: '.side{width:52mm;font-size:85%}.main{width:118mm}',
    body: (s) =>
      `<div class="row top"><div class="main">${b.gap(22)}${b.senderLine(s)}${b.lines(b.buyer(s, { id: s.dice.chance(0.3) }))}${b.gap(12)}${b.title(s)}
      ${b.items(s, { columns: ['description', 'quantity', 'price', 'amount'] })}${b.totalsTable(b.totals(s), 'full')}<p>${b.terms(s)}</p></div>
      <div class="side"><div class="big">${b.seller(s, ['trade'])}</div>${b.gap(8)}${b.lines(b.seller(s, ['name', 'address']))}${b.gap(4)}${b.lines(b.seller(s, ['phone', 'fax', 'email', 'web']))}${b.gap(6)}
      ${b.pairsAbove(s, b.meta(s, ['number', 'date', 'due', 'customerNo']), 'down')}${b.gap(6)}${b.heading(s.label('bankDetails'))}${b.lines(bankLines(s))}${b.gap(4)}${b.lines(b.seller(s, ['ids']))}</div></div>`,
  },
  {
    id: 'letter-stacked-labels',
    body: (s) =>
      `${b.lines(b.seller(s, ['name', 'address', 'phone']), 'right')}${b.gap(12)}${b.row(b.lines(b.buyer(s, { bold: true })), b.pairsStacked(s, b.meta(s, ['number', 'date', 'due', 'orderNo', 'reference'])))}
      ${b.gap(12)}${b.title(s)}${b.items(s, { columns: COLUMNS })}${b.totalsTable(b.totals(s))}${b.exemption(s)}
      <div class="footer">${b.lines(b.seller(s, ['trade', 'oneLine']))}${b.lines(bankLines(s))}${b.lines(b.seller(s, ['taxId', 'email', 'web']))}</div>`,
  },
  {
    id: 'letter-reference-line',
    body: (s) =>
      `<div class="big accent">${b.seller(s, ['name'])}</div>${b.joined(b.seller(s, ['oneLine', 'phone', 'email'], true), ' • ', 'small')}<hr>${b.gap(10)}
      ${b.lines(b.buyer(s))}${b.gap(12)}${b.pairsAbove(s, b.meta(s, ['reference', 'contact', 'deliveryDate', 'date']))}${b.gap(8)}
      <div class="title">${inHtml(s.label('title'))} ${s.note('number', s.facts.number)}</div><p>${inHtml(s.label('salutation'))}</p>
      ${b.items(s, { columns: ['quantityUnit', 'description', 'price', 'amount'], className: 'bare' })}${b.totalsTable(b.totals(s))}<p>${b.terms(s)}</p>
      <p>${b.bankInline(s, ' ')}</p>${b.gap(4)}<div class="small">${b.joined(b.seller(s, ['ids']), ' &nbsp; ')}</div>`,
  },
  {
    id: 'letter-two-addresses',
    body: (s) => {
      const to = b.delivery(s);
      const second = to.length > 0 ? b.heading(s.label('shipTo')) + b.lines(to) : '';
      const first = b.heading(s.label('to')) + b.lines(b.buyer(s, { id: s.dice.chance(0.4) }));
      return `${b.row(`<div class="big">${b.seller(s, ['trade'])}</div>`, b.title(s))}${b.lines(b.seller(s, ['name', 'address', 'ids']), 'small')}${b.gap(10)}
      ${s.dice.chance(0.5) ? b.row(second, first) : b.row(first, second)}${b.gap(8)}${b.pairsInline(s, b.meta(s, ['number', 'date', 'due']))}${b.gap(4)}
      ${b.items(s, { columns: ['code', 'description', 'quantity', 'unit', 'price', 'taxRate', 'amount'] })}${b.row(b.taxTable(s), b.totalsTable(b.totals(s)))}
      ${b.gap(6)}${b.pairsTable(s, b.bank(s))}<div class="footer one center">${b.joined(b.seller(s, ['phone', 'email', 'web']), ' &nbsp;|&nbsp; ')}</div>`;
    },
  },
  {
    id: 'letter-signature',
    wish: { person: false },
    body: (s) =>
      `${b.row(b.lines(b.seller(s, ['name', 'address'])), b.lines([`${inHtml(s.label('date'))}${s.style.colon} ${b.date(s)}`, b.pageOf(s)]))}${b.gap(14)}${b.lines(b.buyer(s, { attention: true, id: true }))}${b.gap(10)}
      <div class="title center">${inHtml(s.label('title'))} ${s.note('number', s.facts.number)}</div>${b.items(s, { columns: COLUMNS, className: 'boxed', foot: b.totals(s) })}${b.exemption(s)}
      <p>${b.terms(s)}</p>${b.pairsTable(s, b.bank(s, { holder: true }))}${b.gap(12)}${b.row(`<div class="sign">${inHtml(s.facts.seller.person)}</div>`, `<div class="sign">${inHtml(s.facts.buyer.person)}</div>`)}
      <div class="small">${b.joined(b.seller(s, ['ids', 'phone', 'email']), ', ')}</div>`,
  },
];
