import * as b from '../../blocks/index.ts';
import { inventCompany } from '../../companies.ts';
import { cents, type Line } from '../../line-items.ts';
import { inHtml, type Sheet } from '../../sheet.ts';
import {
  columns,
  dayAfter,
  dueOn,
  LEADERS,
  label,
  leaders,
  lineTable,
  said,
  taxLetter,
  taxSummary,
  trade,
} from './parts.ts';
import type { HeldOutLayout } from './types.ts';

const bankPairs = (s: Sheet) => b.bank(s, { second: false });
/** Somebody who is neither seller nor buyer. */
const stranger = (s: Sheet, consignee = false) => {
  const { name, address } = inventCompany(s.dice, s.facts.country, s.facts.country.buyers);
  return b.lines(consignee ? b.deliveredTo(s, { name, address }) : [name, ...address].map(inHtml));
};

/** Nobody tunes anything by these: only their sums are told. */
export const GROUP_B: readonly HeldOutLayout[] = [
  {
    id: 'water-bill-slip',
    group: 'B',
    domain: 'water',
    wish: { lines: [2, 5], person: true, undiscounted: true },
    css: `.cols{display:grid;grid-template-columns:46mm 1fr;gap:9mm}.cols .side{font-size:86%;border-right:.2mm solid #999;padding-right:4mm}.tear{position:absolute;left:0;right:0;bottom:0;height:70mm;border-top:.3mm dashed #333;padding:5mm 14mm;background:#fafafa}`,
    body: (s) => {
      const { facts } = s;
      const old = s.dice.whole(120, 4800);
      const used = s.dice.whole(14, 260);
      const reading = s.dice.fill('N#######');
      const days = `${s.day(facts.period[0])} – ${s.day(facts.period[1])}`;
      return `<div class="cols"><div class="side"><div class="big accent">${b.seller(s, ['trade'])}</div>${b.gap(10)}<b>${trade(s, 'service')}</b>${b.lines(b.seller(s, ['phone', 'email', 'web']))}${b.gap(8)}${b.pairsAbove(s, b.meta(s, ['customerNo', 'number', 'date']), 'down')}${b.gap(6)}<div class="caption">${trade(s, 'supplyPoint')}</div>${b.lines(b.suppliedTo(s, facts.buyer.address))}${b.gap(8)}${b.lines(b.seller(s, ['name', 'address', 'ids']))}</div>
      <div>${b.gap(14)}${b.lines(b.buyer(s))}${b.gap(12)}${b.title(s)}<p><b>${dueOn(s)}</b></p><table class="grid"><tr><th>${trade(s, 'reading')}</th><th>${label(s, 'period')}</th><th>${trade(s, 'oldReading')}</th><th>${trade(s, 'newReading')}</th><th>m³</th></tr><tr><td>${reading}</td><td>${days}</td><td>${old}</td><td>${old + used}</td><td>${used}</td></tr></table>
      ${lineTable(s, columns(s, ['description', 'quantityUnit', 'price', 'amount']), 'ruled')}${b.totalsTable(b.totals(s, { due: false }), 'full')}${b.exemption(s)}</div></div>${b.gap(74)}
      <div class="tear"><b>${label(s, 'slip')}</b>${b.pairsBoxes(s, bankPairs(s), 3)}${b.pairsBoxes(
        s,
        [
          [label(s, 'paymentReference'), s.note('paymentReference', facts.paymentReference)],
          [label(s, 'due'), s.day(facts.dueDate)],
          [label(s, 'gross'), b.total(s)],
        ],
        3,
      )}<div class="small">${inHtml(facts.buyer.name)}</div></div>`;
    },
  },
  {
    id: 'freight-form',
    group: 'B',
    domain: 'freight',
    wish: { lines: [2, 5], person: false, undiscounted: true },
    body: (s) => {
      const { facts } = s;
      facts.delivery = undefined;
      const weight = `${s.dice.whole(140, 960)} kg`;
      return `<div class="halves boxed"><div><div class="big">${b.seller(s, ['name'])}</div>${b.lines(b.seller(s, ['address', 'phone', 'email', 'ids']))}</div><div>${b.title(s)}${b.pairsTable(s, b.meta(s, ['number', 'date', 'due', 'customerNo']))}</div>
      <div><div class="caption">${label(s, 'to')}</div>${b.lines(b.buyer(s, { id: true, bold: true }))}</div><div><div class="caption">${trade(s, 'shipper')}</div>${stranger(s)}</div>
      <div><div class="caption">${trade(s, 'consignee')}</div>${stranger(s, true)}</div><div>${b.pairsTable(s, [[trade(s, 'waybill'), s.dice.fill('###-########')], [trade(s, 'weight'), weight], [trade(s, 'packages'), String(s.dice.whole(1, 24))], ...b.meta(s, ['deliveryDate', 'reference'])])}</div></div>
      ${lineTable(s, columns(s, ['code', 'description', 'quantity', 'unit', 'price', 'taxRate', 'amount']), 'boxed')}<div class="halves boxed"><div>${b.heading(s.label('bankDetails'))}${b.pairsTable(s, bankPairs(s))}</div><div>${b.totalsTable(b.totals(s, { due: false }), 'full')}</div></div>${b.exemption(s)}<p class="small">${inHtml(s.label('note'))}</p>`;
    },
  },
  {
    id: 'software-minimal',
    group: 'B',
    domain: 'software',
    wish: { lines: [1, 3], undiscounted: true },
    css: '.narrow{width:88mm;margin-left:auto}.narrow .totals td{border-top:.15mm solid #ddd;padding:1.4mm 0}.items th{font-weight:normal;font-size:80%;color:#666}',
    body: (s) =>
      `${b.row(b.title(s, 'huge'), `<div class="big" style="color:#888">${b.seller(s, ['trade'])}</div>`)}${b.gap(6)}${b.pairsTable({ ...s, style: { ...s.style, colon: '' } }, b.meta(s, ['number', 'date', 'due']))}${b.gap(10)}<div class="halves"><div>${b.lines(b.seller(s, ['name', 'address', 'email', 'taxId'], true))}</div><div>${b.heading(s.label('to'), '')}${b.lines(b.buyer(s, { id: true }))}</div></div>${b.gap(10)}
      <div class="big">${dueOn(s)}</div>${b.gap(8)}${lineTable(s, columns(s, ['description', 'quantity', 'price', 'taxRate', 'amount']), 'ruled')}<div class="narrow">${b.totalsTable(b.totals(s, { due: false }), 'full')}</div>${b.exemption(s)}${b.gap(8)}${b.bankInline(s, ' · ')}
      <div class="footer"><span>${inHtml(s.facts.number)} · ${s.total(s.facts.gross)}</span><span>${b.pageOf(s)}</span></div>`,
  },
  {
    id: 'wholesale-dense',
    group: 'B',
    domain: 'food',
    wish: { lines: [12, 24], person: false },
    css: 'body{font-size:7.4pt!important;font-family:"Liberation Sans Narrow","DejaVu Sans",sans-serif!important}.items td,.items th{padding:.5mm 1mm}.page{padding-left:11mm;padding-right:11mm}',
    body: (s) => {
      const { facts } = s;
      const first = s.dice.fill('N#####');
      const second = s.dice.fill('N#####');
      const half = Math.ceil(facts.lines.length / 2);
      const note = (i: number) =>
        i === 0 || i === half
          ? `${trade(s, 'deliveryNote')} ${i === 0 ? first : second} – ${s.day(dayAfter(facts.deliveryDate, i === 0 ? -3 : 0))}`
          : '';
      const ean = { key: 'ean', head: 'EAN', cell: () => s.dice.fill('40########N##') };
      const letter = {
        key: 'letter',
        head: trade(s, 'taxCode'),
        cell: (line: Line) => taxLetter(s, line),
      };
      const [code, ...rest] = columns(s, ['code', 'description', 'unit', 'quantity', 'price', 'discount']);
      const cells = [code!, ean, ...rest, ...(facts.taxed ? [letter] : []), ...columns(s, ['amount'])];
      if (facts.lines.some(({ discount }) => discount > 0)) s.traps.add('discount-percent');
      return `${b.row(`<div class="big">${b.seller(s, ['name'])}</div>${b.joined(b.seller(s, ['oneLine']), '')}${b.joined(b.seller(s, ['phone', 'fax', 'email']), ' ')}${b.joined(b.seller(s, ['ids']), ' ')}`, `${b.title(s)}${b.pageOf(s)}`)}<hr>
      <div class="thirds"><div>${b.heading(s.label('to'))}${b.lines(b.buyer(s, { id: true }))}</div><div>${b.delivery(s).length ? b.heading(s.label('shipTo')) + b.lines(b.delivery(s)) : ''}</div><div>${b.pairsTable(s, b.meta(s, ['number', 'date', 'customerNo', 'orderNo', 'due']))}</div></div>
      ${lineTable(s, cells, 'bare', note)}<hr><div class="keep">${b.row(taxSummary(s, true), '')}${b.pairsBoxes(s, b.totals(s, { due: false }), 4)}${b.exemption(s)}${b.pairsInline(s, bankPairs(s))}<div>${inHtml(s.label('note'))}</div></div>`;
    },
  },
  {
    id: 'medical-statement',
    group: 'B',
    domain: 'medical',
    wish: { lines: [2, 5], person: true, undiscounted: true },
    css: `${LEADERS}.sum{border:.5mm solid #222;padding:3mm 5mm;width:92mm;margin:4mm 0 4mm auto}`,
    body: (s) => {
      const { facts } = s;
      const date = {
        key: 'date',
        head: trade(s, 'treatment'),
        cell: (_: Line, i: number) => s.day(dayAfter(facts.period[0], 5 * i)),
      };
      return `<div class="right">${b.lines([`<span class="big">${b.seller(s, ['name'])[0]}</span>`, inHtml(facts.seller.person), ...b.seller(s, ['address', 'phone', 'email'])])}</div>${b.gap(8)}${b.senderLine(s)}${b.lines(b.buyer(s))}${b.gap(16)}${b.title(s)}${b.pairsInline(s, b.meta(s, ['number', 'date']))}<div>${said(s, trade(s, 'patient'), inHtml(facts.buyer.name))}</div>
      ${lineTable(s, [date, ...columns(s, ['code', 'description', 'quantity', 'price', 'amount'])], 'boxed')}<div class="sum">${leaders(b.totals(s, { due: false }))}</div>${b.exemption(s)}<p>${b.terms(s)}</p>${b.heading(s.label('bankDetails'), '')}${b.pairsStacked(s, b.bank(s, { holder: true, second: false }))}${b.gap(6)}<div class="small">${b.joined(b.seller(s, ['ids']), ', ')}</div>`;
    },
  },
  {
    id: 'construction-progress',
    group: 'B',
    domain: 'building',
    wish: { lines: [3, 5], person: false, undiscounted: true },
    css: '.bar{background:#e6e6e6;padding:3mm 5mm;display:flex;justify-content:space-between;align-items:center}.info{border:.2mm dashed #666;padding:2mm 4mm;margin:4mm 0;width:100mm}',
    body: (s) => {
      const { facts } = s;
      facts.paid = 0;
      // The project is named by its street: whether that is the place of delivery is open.
      if (!facts.delivery) s.notes.deliveryAddress = null;
      const contract = Math.round(facts.net * s.dice.between(2.6, 5));
      const before = cents(Math.round(facts.net * s.dice.between(0.5, 1.5)));
      const left = cents(contract - before - facts.net);
      const info: b.Pair[] = [
        [trade(s, 'contractSum'), s.money(contract)],
        [trade(s, 'invoicedBefore'), s.money(before)],
        [trade(s, 'remaining'), s.money(left)],
      ];
      return `<div class="bar">${b.title(s, 'big')}<div>${b.pairsInline(s, b.meta(s, ['number', 'date']))}</div></div>${b.gap(6)}<div class="halves"><div>${b.heading(s.label('from'))}${b.lines(b.seller(s, ['name', 'address', 'ids']))}</div><div>${b.heading(s.label('to'))}${b.lines(b.buyer(s, { id: true }))}</div></div>${b.gap(5)}
      ${b.pairsGrid(s, [[trade(s, 'project'), inHtml(s.other('streets').replace('{n}', '7'))], ...b.meta(s, ['orderNo', 'period', 'due'])])}${b.gap(5)}${lineTable(s, columns(s, ['position', 'description', 'unit', 'quantity', 'price', 'amount']), 'boxed')}<div class="info">${b.pairsTable(s, info)}</div>
      ${b.totalsTable(b.totals(s), 'full')}${b.exemption(s)}${b.gap(4)}${b.lines(bankPairs(s).map(([name, value]) => said(s, name, value)))}${b.joined(b.seller(s, ['phone', 'email']), ' ')}${b.gap(14)}${b.row(`<div class="sign">${inHtml(facts.seller.person)}</div>`, `<div class="sign">${trade(s, 'approvedBy')}</div>`)}`;
    },
  },
];
