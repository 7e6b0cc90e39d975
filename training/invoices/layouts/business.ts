import * as b from '../blocks/index.ts';
import { inHtml, type Sheet } from '../sheet.ts';
import type { Layout } from './types.ts';

const to = (s: Sheet, parts: b.BuyerParts = {}) => b.heading(s.label('to')) + b.lines(b.buyer(s, parts));
const from = (s: Sheet, parts: readonly b.SellerPart[]) =>
  b.heading(s.label('from')) + b.lines(b.seller(s, parts));
const shipTo = (s: Sheet) => {
  const lines = b.delivery(s);
  return lines.length > 0 ? b.heading(s.label('shipTo')) + b.lines(lines) : '';
};
const payTo = (s: Sheet) => b.heading(s.label('bankDetails')) + b.pairsTable(s, b.bank(s));

/** Seller and buyer as blocks, facts beside them, a table, sums. */
export const BUSINESS: readonly Layout[] = [
  {
    id: 'classic-us',
    body: (s) =>
      `${b.row(`<div class="big">${b.seller(s, ['name'])}</div>${b.lines(b.seller(s, ['address', 'phone', 'email'], true))}`, `${b.title(s, 'huge')}${b.pairsTable(s, b.meta(s, ['number', 'date', 'due', 'orderNo']))}`)}${b.gap(8)}
      ${b.row(to(s), shipTo(s))}${b.gap(8)}${b.items(s, { columns: ['quantity', 'description', 'price', 'amount'] })}${b.totalsTable(b.totals(s))}${b.exemption(s)}
      ${b.gap(8)}${s.dice.chance(0.6) ? payTo(s) : ''}<div class="small">${b.joined(b.seller(s, ['taxId']), '')}</div><div class="footer one center">${inHtml(s.label('thanks'))}</div>`,
  },
  {
    id: 'side-by-side-parties',
    body: (s) =>
      `${b.title(s, 'title center')}<div class="center">${b.pairsInline(s, b.meta(s, ['number', 'date']))}</div>${b.gap(8)}
      <div class="halves">${`<div>${from(s, ['name', 'address', 'ids', 'phone', 'email'])}</div>`}<div>${to(s, { id: true })}</div></div>${b.gap(8)}
      ${b.pairsTable(s, [...b.meta(s, ['due', 'method']), ...b.bank(s)])}${b.gap(6)}${b.items(s, { columns: ['position', 'description', 'quantity', 'unit', 'price', 'taxRate', 'amount', 'gross'], className: 'boxed', tall: true })}
      ${b.row(b.taxTable(s), b.totalsTable(b.totals(s)))}`,
  },
  {
    id: 'boxed-form',
    body: (s) =>
      `<div class="halves boxed"><div>${b.lines(b.seller(s, ['name', 'address', 'phone', 'ids']))}</div><div>${b.title(s)}${b.pairsTable(s, b.meta(s, ['number', 'date', 'page']))}</div>
      <div>${b.heading(s.label('to'), 'caption')}${b.lines(b.buyer(s, { id: s.dice.chance(0.5) }))}</div><div>${b.pairsTable(s, b.meta(s, ['due', 'orderNo', 'customerNo', 'method']))}</div></div>
      ${b.items(s, { columns: ['code', 'description', 'quantity', 'price', 'amount'], className: 'boxed' })}<div class="halves boxed"><div>${b.lines(b.bank(s).map(([name, value]) => `${name}: ${value}`))}${b.exemption(s)}</div><div>${b.totalsTable(b.totals(s), 'full')}</div></div>
      <p class="small">${inHtml(s.label('note'))}</p>`,
  },
  {
    id: 'captions-grid',
    body: (s) =>
      `${b.row(`<div class="big">${b.seller(s, ['name'])}</div>${b.joined(b.seller(s, ['oneLine']), '')}${b.joined(b.seller(s, ['ids', 'phone', 'email']), ' - ')}`, '')}${b.gap(4)}
      ${b.pairsBoxes(s, [[inHtml(s.label('to')), b.buyer(s, { bold: true }).join('<br>')], ...(b.delivery(s).length ? [[inHtml(s.label('shipTo')), b.delivery(s).join('<br>')] as const] : [])], 2)}
      ${b.pairsBoxes(s, b.meta(s, ['number', 'date', 'customerNo', 'orderNo', 'method', 'due']), 3)}
      ${b.items(s, { columns: ['code', 'description', 'unit', 'quantity', 'price', 'amount', 'taxRate'], className: 'boxed' })}
      ${b.pairsBoxes(s, b.totals(s), 4)}${b.pairsBoxes(s, b.bank(s), 3)}${b.exemption(s)}<p class="small">${inHtml(s.label('note'))}</p>`,
  },
  {
    id: 'sidebar-colour',
    css: '.bar{position:fixed;left:0;top:0;bottom:0;width:52mm;padding:14mm 7mm;color:#fff}.beside{margin-left:48mm}.page{padding-left:12mm}',
    body: (s) =>
      `<div class="bar" style="background:${s.style.accent}"><div class="big">${b.seller(s, ['trade'])}</div>${b.gap(10)}${b.lines(b.seller(s, ['name', 'address']))}${b.gap(6)}${b.lines(b.seller(s, ['phone', 'email', 'web'], true))}${b.gap(6)}${b.lines(b.seller(s, ['ids']))}${b.gap(10)}${b.heading(s.label('bankDetails'))}${b.lines(b.bank(s, { second: false }).map(([name, value]) => `${name}<br>${value}`))}</div>
      <div class="beside">${b.title(s, 'huge')}${b.pairsAbove(s, b.meta(s, ['number', 'date', 'due']))}${b.gap(8)}${to(s)}${b.gap(10)}${b.items(s, { columns: ['description', 'quantity', 'price', 'amount'], className: 'ruled' })}${b.totalsTable(b.totals(s))}<p>${inHtml(s.label('thanks'))}</p></div>`,
  },
  {
    id: 'totals-at-top',
    body: (s) =>
      `${b.row(`<div class="big">${b.seller(s, ['trade'])}</div>`, b.lines(b.seller(s, ['phone', 'email', 'web'])))}<div class="band" style="background:${s.style.accent};color:#fff">${b.row(`${inHtml(s.label('gross'))}<div class="big">${b.total(s)}</div>`, b.pairsAbove(s, b.meta(s, ['number', 'date', 'due'])))}</div>
      ${b.gap(8)}${b.row(to(s), from(s, ['name', 'address', 'ids']))}${b.gap(8)}${b.items(s, { columns: ['description', 'quantity', 'price', 'taxRate', 'amount'], className: 'striped' })}${b.totalsTable(b.totals(s))}${b.gap(6)}${payTo(s)}`,
  },
  {
    id: 'minimal-grey',
    css: '.caption,.heading{color:#888;font-weight:normal}.items th{color:#888;font-weight:normal}',
    body: (s) =>
      `<div class="big">${b.seller(s, ['trade'])}</div>${b.gap(20)}${b.pairsAbove(s, b.meta(s, ['number', 'date', 'due']))}${b.gap(12)}<div class="above"><div>${to(s)}</div><div>${from(s, ['name', 'address'])}</div></div>${b.gap(14)}
      ${b.items(s, { columns: ['description', 'quantity', 'amount'], className: 'bare' })}${b.gap(4)}${b.totalsTable(b.totals(s))}${b.gap(18)}<div class="above"><div>${b.lines(b.bank(s, { second: false }).map(([name, value]) => `${name} ${value}`))}</div><div>${b.lines(b.seller(s, ['email', 'phone'], true))}</div><div>${b.lines(b.seller(s, ['ids']))}</div></div>`,
  },
  {
    id: 'centered-letterhead',
    body: (s) =>
      `<div class="center"><div class="huge">${b.seller(s, ['name'])}</div>${b.joined(b.seller(s, ['oneLine']), '')}${b.joined(b.seller(s, ['phone', 'fax', 'email']), ' &nbsp; ')}${b.joined(b.seller(s, ['ids']), ' &nbsp; ')}</div><hr>${b.title(s, 'title center')}
      ${b.row(to(s, { contact: s.dice.chance(0.3) }), b.pairsTable(s, b.meta(s, ['number', 'date', 'orderNo', 'terms'])))}${b.gap(6)}${b.items(s, { columns: ['position', 'description', 'quantity', 'price', 'amount'], className: 'boxed', foot: b.totals(s) })}${b.exemption(s)}${b.gap(8)}${payTo(s)}<div class="right">${b.gap(16)}${inHtml(s.facts.seller.person)}</div>`,
  },
  {
    id: 'strip-of-sums',
    body: (s) =>
      `${b.row(b.lines(b.seller(s, ['name', 'address', 'phone', 'fax', 'email', 'taxId'])), b.title(s, 'huge'))}${b.gap(6)}${b.pairsGrid(s, b.meta(s, ['number', 'date', 'customerNo', 'due']))}${b.gap(6)}${b.row(shipTo(s), to(s))}${b.gap(8)}
      ${b.items(s, { columns: ['code', 'description', 'quantity', 'unit', 'price', 'amount'], className: 'ruled' })}${b.gap(8)}${b.totalsStrip(b.totals(s))}${b.gap(4)}${b.pairsGrid(s, b.bank(s, { second: false }))}${b.exemption(s)}`,
  },
  {
    id: 'logo-only-footer-name',
    css: '.logo{width:22mm;height:22mm;border-radius:50%;display:flex;align-items:center;justify-content:center;color:#fff;font-size:200%}',
    body: (s) => {
      s.traps.add('supplier-in-footer');
      return `${b.row(`<div class="logo" style="background:${s.style.accent}">${inHtml(s.facts.seller.trade[0] ?? '')}</div>`, b.pairsTable(s, b.meta(s, ['number', 'date', 'due', 'customerNo'])))}${b.gap(10)}${b.lines(b.buyer(s, { contact: s.dice.chance(0.4) }))}${b.gap(10)}${b.title(s)}
      ${b.items(s, { columns: ['description', 'quantity', 'unit', 'price', 'amount'] })}${b.totalsTable(b.totals(s))}<p>${inHtml(s.label('note'))}</p><div class="footer one center">${b.joined(b.seller(s, ['name', 'oneLine', 'phone']), ' | ')}${b.joined(b.seller(s, ['ids', 'email', 'web']), ' | ')}${b.bankInline(s, ' | ')}</div>`;
    },
  },
  {
    id: 'right-letterhead-left-meta',
    body: (s) =>
      `${b.row(`${b.title(s)}${b.pairsStacked(s, b.meta(s, ['number', 'date', 'due', 'reference']))}`, b.lines([`<span class="big">${b.seller(s, ['name'])[0]}</span>`, ...b.seller(s, ['address', 'phone', 'email', 'ids'])], 'right'))}${b.gap(12)}
      <div class="right" style="text-align:left;width:75mm;margin-left:auto">${b.lines(b.buyer(s))}</div>${b.gap(10)}${b.items(s, { columns: ['description', 'price', 'quantity', 'amount'] })}${b.totalsTable(b.totals(s))}${b.pairsTable(s, b.bank(s))}<p>${inHtml(s.label('thanks'))}</p>`,
  },
  {
    id: 'three-columns-top',
    body: (s) =>
      `<div class="thirds"><div>${from(s, ['name', 'address', 'taxId'])}</div><div>${to(s, { id: true })}</div><div>${b.title(s)}${b.pairsAbove(s, b.meta(s, ['number', 'date', 'due']), 'down')}</div></div>${b.gap(10)}
      ${b.items(s, { columns: ['position', 'code', 'description', 'quantity', 'unit', 'price', 'amount'], className: 'striped' })}${b.totalsTable(b.totals(s), 'full')}${b.gap(8)}<div class="thirds"><div>${payTo(s)}</div><div><p>${b.terms(s)}</p></div><div>${b.lines(b.seller(s, ['phone', 'email', 'web']))}</div></div>`,
  },
  {
    id: 'many-lines-two-pages',
    wish: { lines: [24, 44] },
    body: (s) =>
      `${b.row(`<div class="big">${b.seller(s, ['name'])}</div>${b.lines(b.seller(s, ['address', 'phone', 'email', 'taxId']))}`, `${b.title(s)}${b.pairsTable(s, b.meta(s, ['number', 'date', 'due', 'orderNo', 'customerNo']))}`)}${b.gap(6)}${b.row(to(s), shipTo(s))}${b.gap(6)}
      ${b.items(s, { columns: ['position', 'code', 'description', 'quantity', 'unit', 'price', 'taxRate', 'amount'], divided: s.dice.chance(0.4) })}<div class="keep">${b.totalsTable(b.totals(s))}${b.taxTable(s)}${b.gap(4)}${payTo(s)}</div>`,
  },
  {
    id: 'prepaid-deposit',
    body: (s) => {
      const { facts } = s;
      if (facts.paid === 0) facts.paid = Math.round(facts.gross * 0.4);
      return `${b.row(b.title(s, 'huge accent'), `<div class="big">${b.seller(s, ['trade'])}</div>`)}${b.gap(6)}${b.row(b.pairsTable(s, b.meta(s, ['number', 'date', 'deliveryDate'])), b.lines(b.seller(s, ['name', 'address', 'phone', 'email']), 'right'))}${b.gap(8)}${to(s)}${b.gap(8)}
      ${b.items(s, { columns: ['description', 'quantity', 'price', 'amount'], className: 'ruled', tall: true })}${b.totalsTable(b.totals(s))}<p>${b.terms(s)}</p>${payTo(s)}<div class="small">${b.joined(b.seller(s, ['ids']), ' ')}</div>`;
    },
  },
  {
    id: 'service-hours',
    wish: { lines: [2, 5] },
    body: (s) =>
      `<div class="accent huge">${b.seller(s, ['name'])}</div><div class="small">${b.joined(b.seller(s, ['oneLine', 'email', 'phone'], true), ' &nbsp; ')}</div>${b.gap(10)}${b.row(`${inHtml(s.label('to'))}${s.style.colon} ${b.buyer(s).join('<br>')}`, b.pairsTable(s, b.meta(s, ['date', 'number', 'period', 'terms'])))}
      ${b.gap(10)}${b.items(s, { columns: ['description', 'quantityUnit', 'price', 'amount'], className: 'bare' })}<hr>${b.totalsTable(b.totals(s))}${b.gap(10)}<div class="small">${b.joined(b.seller(s, ['taxId']), '')}</div>${b.pairsInline(s, b.bank(s))}`,
  },
  {
    id: 'gross-prices',
    body: (s) =>
      `${b.row(`<div class="big accent">${b.seller(s, ['trade'])}</div>`, b.lines(b.seller(s, ['address', 'phone', 'email', 'web']), 'right small'))}<hr>${b.row(b.lines(b.buyer(s)), b.pairsStacked(s, b.meta(s, ['orderNo', 'number', 'orderDate', 'date', 'method'])))}${b.gap(6)}${b.title(s)}
      ${b.items(s, { columns: ['quantity', 'code', 'description', 'taxRate', 'gross'], className: 'striped' })}${b.totalsTable([...b.totals(s, { netShown: s.dice.chance(0.5) })].reverse())}<p>${inHtml(s.label('thanks'))}</p><div class="footer one">${b.joined(b.seller(s, ['name', 'ids']), ', ')} – ${b.bankInline(s, ', ')}</div>`,
  },
  {
    id: 'a5-compact',
    paper: 'A5',
    wish: { lines: [1, 3] },
    body: (s) =>
      `${b.row(b.lines(b.seller(s, ['name', 'address', 'taxId', 'phone'])), b.title(s))}${b.gap(4)}${b.row(to(s), b.pairsTable(s, b.meta(s, ['number', 'date', 'due'])))}${b.gap(4)}${b.items(s, { columns: ['description', 'quantity', 'price', 'amount'], className: 'boxed' })}${b.totalsTable(b.totals(s))}${b.bankInline(s, '; ')}`,
  },
  {
    id: 'landscape-wide',
    paper: 'landscape',
    body: (s) =>
      `<div class="thirds"><div><div class="big">${b.seller(s, ['name'])}</div>${b.lines(b.seller(s, ['address', 'ids']))}</div><div>${to(s, { id: true })}</div><div>${b.title(s)}${b.pairsTable(s, b.meta(s, ['number', 'date', 'due', 'orderNo']))}</div></div>${b.gap(6)}
      ${b.items(s, { columns: ['position', 'code', 'description', 'quantity', 'unit', 'price', 'amount', 'taxRate', 'taxAmount', 'gross'], className: 'boxed', tall: true })}${b.row(`${b.pairsTable(s, b.bank(s))}${b.lines(b.seller(s, ['phone', 'email']))}`, b.totalsTable(b.totals(s)))}`,
  },
  {
    id: 'reverse-order-buyer-first',
    body: (s) => {
      s.traps.add('buyer-first');
      return `${b.row(to(s, { id: true, contact: s.dice.chance(0.5) }), b.pairsAbove(s, b.meta(s, ['date', 'number']), 'down'))}${b.gap(8)}${from(s, ['name', 'address', 'ids'])}${b.gap(8)}${b.title(s)}${b.items(s, { columns: ['description', 'quantity', 'unit', 'price', 'amount'] })}${b.totalsTable(b.totals(s))}<p>${b.terms(s)}</p>${b.pairsTable(s, b.bank(s, { holder: true }))}`;
    },
  },
  {
    id: 'inline-labels-block',
    body: (s) =>
      `${b.lines(b.seller(s, ['name', 'address', 'phone', 'fax', 'email', 'web', 'ids']))}${b.gap(6)}${b
        .meta(s, ['number', 'date', 'due', 'orderNo', 'customerNo'])
        .map(([name, value]) => `<div>${name}${s.style.colon || ':'} ${value}</div>`)
        .join(
          '',
        )}${b.gap(6)}<div>${inHtml(s.label('to'))}:</div>${b.lines(b.buyer(s, { id: true }))}${b.gap(8)}
      ${b.items(s, { columns: ['description', 'quantity', 'price', 'amount'], className: 'bare' })}${b
        .totals(s)
        .map(([name, value]) => `<div>${name}: ${value}</div>`)
        .join('')}${b.gap(6)}${b
        .bank(s)
        .map(([name, value]) => `<div>${name}: ${value}</div>`)
        .join('')}${b.exemption(s)}`,
  },
  {
    id: 'diagonal-stamp',
    css: '.stamp{position:absolute;right:30mm;top:150mm;transform:rotate(-14deg);border:1mm solid #b03a2e;color:#b03a2e;padding:2mm 5mm;font-size:150%;opacity:.7}',
    body: (s) =>
      `<div class="stamp">${inHtml(s.label('paid').toUpperCase())}</div>${b.row(`<div class="big">${b.seller(s, ['name'])}</div>`, b.title(s))}${b.row(b.lines(b.seller(s, ['address', 'phone', 'taxId'])), b.pairsGrid(s, b.meta(s, ['number', 'date'])))}${b.gap(6)}${to(s)}${b.gap(6)}${b.items(s, { columns: ['position', 'description', 'quantity', 'price', 'amount'], className: 'boxed' })}${b.totalsTable(b.totals(s))}${payTo(s)}`,
  },
  {
    id: 'credit-note-negative',
    wish: { kind: 'credit' },
    body: (s) => {
      s.notes.negative = true;
      s.traps.add('negative-credit-note');
      return `${b.row(`<div class="big">${b.seller(s, ['name'])}</div>${b.lines(b.seller(s, ['address', 'phone', 'email', 'taxId']))}`, `${b.title(s)}${b.pairsTable(s, b.meta(s, ['number', 'date', 'customerNo']))}`)}${b.gap(8)}${to(s)}${b.gap(8)}${b.items(s, { columns: ['description', 'quantity', 'price', 'amount'] })}${b.totalsTable(b.totals(s, { due: false }))}${payTo(s)}`;
    },
  },
  {
    id: 'credit-note-letter',
    wish: { kind: 'credit', lines: [1, 3] },
    body: (s) =>
      `${b.gap(20)}${b.senderLine(s)}${b.row(b.lines(b.buyer(s)), b.pairsStacked(s, b.meta(s, ['number', 'date', 'customerNo'])))}${b.gap(10)}${b.title(s)}<p>${inHtml(s.label('salutation'))}</p>${b.items(s, { columns: ['position', 'description', 'quantity', 'unit', 'price', 'amount'], className: 'ruled' })}${b.totalsTable(b.totals(s, { due: false }))}<div class="footer">${b.lines(b.seller(s, ['name', 'address']))}${b.lines(b.seller(s, ['phone', 'email', 'ids']))}${b.lines(b.bank(s, { second: false }).map(([name, value]) => `${name} ${value}`))}</div>`,
  },
];
