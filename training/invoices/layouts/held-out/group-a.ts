import * as b from '../../blocks/index.ts';
import type { Line } from '../../line-items.ts';
import { inHtml, type Sheet } from '../../sheet.ts';
import {
  columns,
  dayAfter,
  expectLines,
  LEADERS,
  label,
  leaders,
  lineTable,
  said,
  taxSummary,
  trade,
  transfer,
  valuesAbove,
} from './parts.ts';
import type { HeldOutLayout } from './types.ts';

const bankLines = (s: Sheet) => b.bank(s, { second: false }).map(([name, value]) => said(s, name, value));
const day = (s: Sheet, name: string, iso: string): b.Pair => [name, s.day(iso)];

/** Each line on two rows: what it is across the whole width, its figures below. */
function twoRows(s: Sheet): string {
  const { facts } = s;
  const hours = new Set((facts.country.words?.hours ?? '').split('|'));
  const isWork = ({ unit }: Line) => hours.has(unit);
  facts.lines.sort((x, y) => Number(isWork(y)) - Number(isWork(x)));
  const cells = columns(s, ['position', 'description', 'quantity', 'unit', 'price', 'amount']);
  expectLines(s, cells);
  const [position, description, ...figures] = cells;
  const rows = facts.lines.map((line, i) => {
    const previous = facts.lines[i - 1];
    const group =
      !previous || isWork(previous) !== isWork(line)
        ? `<tr><td class="divider" colspan="5">${trade(s, isWork(line) ? 'labour' : 'material')}</td></tr>`
        : '';
    return `${group}<tr><td>${position!.cell(line, i)}</td><td colspan="4">${description!.cell(line, i)}</td></tr><tr class="figures"><td></td>${figures.map((column) => `<td class="amount">${column.cell(line, i)}</td>`).join('')}</tr>`;
  });
  return `<table class="items two"><thead><tr><th>${position!.head}</th><th colspan="4">${description!.head}</th></tr><tr class="figures"><th></th>${figures.map(({ head }) => `<th class="amount">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** Each line as a card: a title, small print and figures with their labels, the amount at the right. */
function cards(s: Sheet): string {
  const cells = columns(s, ['code', 'description', 'quantity', 'price', 'amount']);
  expectLines(s, cells);
  const [code, description, quantity, price, amount] = cells;
  return s.facts.lines
    .map(
      (line, i) =>
        `<div class="card"><div><b>${description!.cell(line, i)}</b><div class="detail">${said(s, code!.head, code!.cell(line, i))}</div><div>${said(s, quantity!.head, quantity!.cell(line, i))} &nbsp; ${said(s, price!.head, price!.cell(line, i))}</div></div><b>${amount!.cell(line, i)}</b></div>`,
    )
    .join('');
}

/** What the mending of general rules may look at. */
export const GROUP_A: readonly HeldOutLayout[] = [
  {
    id: 'telecom-bill',
    group: 'A',
    domain: 'telecom',
    wish: { lines: [3, 5], person: true, undiscounted: true },
    css: `${LEADERS}.disc{width:15mm;height:15mm;border-radius:50%}.panel{width:78mm;border-left:1mm solid #bbb;padding-left:4mm}.due{display:flex;justify-content:space-between;align-items:center;padding:4mm 6mm;border-radius:3mm;background:#f1f1f1;margin:8mm 0}`,
    body: (s) =>
      `${b.row(`<div class="row" style="gap:3mm;align-items:center"><div class="disc" style="background:${s.style.accent}"></div><div class="big">${b.seller(s, ['trade'])}</div></div>`, `<div class="small"><b>${trade(s, 'service')}</b>${b.lines(b.seller(s, ['phone', 'web']))}</div>`)}${b.gap(12)}
      ${b.row(b.lines(b.buyer(s)), `<div class="panel">${leaders(b.meta(s, ['customerNo', 'number', 'date', 'period']))}</div>`)}
      <div class="due"><div class="big">${b.title(s, 'accent')}</div><div><div class="caption">${label(s, 'gross')}</div><div class="huge">${b.total(s)}</div></div><div><div class="caption">${label(s, 'due')}</div><div class="big">${b.meta(s, ['due'])[0]![1]}</div></div></div>
      <div class="heading">${trade(s, 'summary')}</div>${lineTable(s, columns(s, ['description', 'quantity', 'price', 'amount']), 'ruled')}${b.gap(4)}${leaders(b.totals(s, { due: false }))}${b.exemption(s)}
      <p class="small">${inHtml(s.label('note'))}</p>${b.pairsInline(s, b.bank(s, { second: false }))}<div class="footer">${b.lines(b.seller(s, ['name', 'oneLine']))}${b.lines(b.seller(s, ['ids', 'email']))}</div>`,
  },
  {
    id: 'hotel-folio',
    group: 'A',
    domain: 'hotel',
    wish: { lines: [2, 5], undiscounted: true },
    css: '.stars{letter-spacing:2mm}',
    body: (s) => {
      const { facts } = s;
      facts.paid = 0;
      const nights = s.dice.whole(2, 6);
      const arrival = dayAfter(facts.issueDate, -nights);
      const [description, quantity, price, amount] = columns(s, [
        'description',
        'quantity',
        'price',
        'amount',
      ]);
      const date = {
        key: 'date',
        head: trade(s, 'day'),
        cell: (_: Line, i: number) => s.day(dayAfter(arrival, Math.min(i, nights))),
      };
      return `<div class="center"><div class="huge accent">${b.seller(s, ['trade'])}</div><div class="stars">★★★★</div>${b.joined(b.seller(s, ['oneLine']), '')}${b.joined(b.seller(s, ['phone', 'email', 'web'], true), ' | ')}</div><hr>${b.gap(6)}
      <div class="row"><div>${said(s, trade(s, 'guest'), '')}${b.lines(b.buyer(s, { id: s.dice.chance(0.5) }))}</div>${b.pairsTable(s, [...b.meta(s, ['number', 'date']), [trade(s, 'room'), s.dice.fill('N##')], day(s, trade(s, 'arrival'), arrival), day(s, trade(s, 'departure'), facts.issueDate)])}</div>${b.gap(8)}${b.title(s)}
      ${lineTable(s, [date, description!, quantity!, price!, amount!], 'striped')}${b.row(taxSummary(s), b.totalsTable(b.totals(s)))}${b.exemption(s)}${b.pairsInline(s, b.meta(s, ['method']))}<p>${inHtml(s.label('thanks'))}</p>
      <div class="footer one center">${b.joined(b.seller(s, ['name', 'ids']), ' · ')}<br>${b.bankInline(s, ' · ')}</div>`;
    },
  },
  {
    id: 'craft-two-rows',
    group: 'A',
    domain: 'craft',
    wish: { lines: [2, 5], undiscounted: true },
    css: '.two td,.two th{border:0}.two .figures td,thead .figures th{border-bottom:.2mm solid #999}.two .figures .amount{width:22%}.two .divider{font-style:italic}',
    body: (s) =>
      `<div class="row"><div><div class="huge">${b.seller(s, ['trade'])}</div></div>${b.lines(b.seller(s, ['phone', 'fax', 'email', 'web']), 'small')}</div>${b.gap(12)}${b.senderLine(s)}${b.lines(b.buyer(s))}${b.gap(14)}
      ${b.pairsBoxes(s, b.meta(s, ['customerNo', 'number', 'date', 'deliveryDate']), 4)}${b.gap(4)}${b.title(s)}<div>${said(s, label(s, 'reference'), s.note('reference', s.facts.reference))}</div>
      ${twoRows(s)}${b.totalsTable(b.totals(s))}${b.exemption(s)}<p>${b.terms(s)}</p><p>${inHtml(s.label('thanks'))}</p><div class="footer">${b.lines(b.seller(s, ['name', 'address']))}${b.lines(bankLines(s))}${b.lines([...b.seller(s, ['ids']), inHtml(s.facts.seller.person)])}</div>`,
  },
  {
    id: 'law-firm-hours',
    group: 'A',
    domain: 'law',
    wish: { lines: [3, 5], undiscounted: true },
    css: '.caps{letter-spacing:.8mm;font-variant:small-caps}.page{padding-left:25mm;padding-right:22mm}',
    body: (s) => {
      const { facts } = s;
      const initials = facts.seller.person
        .split(' ')
        .map((part) => part[0])
        .join('');
      const [description, quantity, price, amount] = columns(s, [
        'description',
        'quantity',
        'price',
        'amount',
      ]);
      const done = {
        key: 'date',
        head: trade(s, 'day'),
        cell: (_: Line, i: number) => s.day(dayAfter(facts.period[0], 4 * i)),
      };
      const who = { key: 'who', head: trade(s, 'lawyer'), cell: () => inHtml(initials) };
      return `<div class="center huge caps">${b.seller(s, ['name'])}</div><div class="center small">${b.joined(b.seller(s, ['oneLine']), '')}</div><hr>${b.gap(10)}
      <div class="row"><div>${b.lines(b.buyer(s, { attention: true }))}</div><div>${said(s, label(s, 'date'), b.date(s))}</div></div>${b.gap(12)}<b>${inHtml(s.label('title'))} ${inHtml(s.colon('number'))} ${s.note('number', facts.number)}</b>
      <div>${said(s, trade(s, 'matter'), `${inHtml(facts.buyer.trade)} ./. ${inHtml(s.other('stems'))}`)}</div><p>${inHtml(s.label('salutation'))}</p>${lineTable(s, [done, who, description!, quantity!, price!, amount!], 'bare')}<p class="small">${inHtml(s.label('note'))}</p>
      ${b.pairsTable(s, b.totals(s))}${b.exemption(s)}<p>${b.terms(s)}</p><p>${transfer(s)}</p>${b.gap(10)}<div>${inHtml(facts.seller.person)}</div>${b.gap(8)}<div class="small">${b.joined(b.seller(s, ['ids', 'phone', 'email']), ' – ')}</div>`;
    },
  },
  {
    id: 'marketplace-cards',
    group: 'A',
    domain: 'shop',
    wish: { lines: [1, 4], person: true, undiscounted: true },
    css: '.split{display:grid;grid-template-columns:62% 1fr;gap:8mm}.card{display:flex;justify-content:space-between;padding:2.5mm 0;border-bottom:.2mm solid #ccc}.summary{border-radius:2mm;background:#f4f4f4;padding:4mm}.summary .totals td{padding-left:0}',
    body: (s) => {
      s.facts.paid = 0;
      return `${b.row(`<div class="huge accent">${b.seller(s, ['trade'])}</div>`, b.title(s))}<hr>${b.pairsInline(s, b.meta(s, ['orderNo', 'orderDate']))}${b.gap(6)}
      <div class="thirds"><div>${b.heading(s.label('to'))}${b.lines(b.buyer(s))}</div><div>${b.heading(s.label('shipTo'))}${b.lines(b.deliveryToBuyer(s))}</div><div><div class="heading">${trade(s, 'soldBy')}</div>${b.lines(b.seller(s, ['name', 'address', 'taxId']))}</div></div>${b.gap(8)}
      <div class="split"><div>${cards(s)}</div><div><div class="summary"><b>${trade(s, 'orderSummary')}</b>${b.totalsTable(b.totals(s), 'full')}</div>${b.gap(4)}${b.pairsAbove(s, b.meta(s, ['number', 'date', 'method']), 'down')}</div></div>${b.exemption(s)}${b.gap(12)}<div class="small">${inHtml(s.label('thanks'))} ${b.joined(b.seller(s, ['email', 'web']), ' ')}</div>`;
    },
  },
  {
    id: 'values-over-labels',
    group: 'A',
    domain: 'studio',
    wish: { lines: [2, 4], undiscounted: true },
    css: '.page{padding-left:28mm}.rule{border-top:1mm solid #111;margin:5mm 0 3mm}.above{gap:14mm}',
    body: (s) => {
      const sums = b.totals(s, { due: false });
      return `<div class="row"><div class="huge">${b.title(s, '')}</div><div class="big accent">${b.seller(s, ['trade'])}</div></div><div class="rule"></div>${valuesAbove(b.meta(s, ['number', 'date', 'due']))}${b.gap(12)}
      ${valuesAbove([
        [label(s, 'to'), b.lines(b.buyer(s, { id: s.dice.chance(0.4) }))],
        [label(s, 'from'), b.lines(b.seller(s, ['name', 'address']))],
      ])}${b.gap(12)}
      ${lineTable(s, columns(s, ['quantityUnit', 'description', 'price', 'amount']), 'bare')}<div class="rule"></div>${valuesAbove(sums, 'wrap')}${b.exemption(s)}${b.gap(14)}${valuesAbove(b.bank(s, { second: false }))}${b.gap(6)}
      ${b.joined(b.seller(s, ['ids', 'phone', 'email'], true), ' / ', 'small')}`;
    },
  },
];
