import * as b from '../blocks/index.ts';
import { cents } from '../line-items.ts';
import { inHtml, type Sheet } from '../sheet.ts';
import type { Layout } from './types.ts';

const line = (name: string, value: string) =>
  `<div class="row"><span>${name}</span><span>${value}</span></div>`;

/** Till receipts: no buyer, tax inside the prices, cash and change below the total. */
function receipt(s: Sheet, order: 'tax-below' | 'tax-above', head: 'center' | 'left'): string {
  const { facts } = s;
  const withTax = (net: number, rate: number) => cents(net * (1 + rate / 100));
  // What the till adds up are gross prices, so the sums follow from them.
  const gross = cents(facts.lines.reduce((sum, { net, taxRate }) => sum + withTax(net, taxRate), 0));
  facts.taxes = facts.taxes.map((group) => {
    const share = facts.lines
      .filter(({ taxRate }) => taxRate === group.rate)
      .reduce((sum, { net, taxRate }) => sum + withTax(net, taxRate), 0);
    const amount = cents(share - share / (1 + group.rate / 100));
    return { rate: group.rate, base: cents(share - amount), amount };
  });
  Object.assign(facts, {
    gross,
    tax: cents(facts.taxes.reduce((sum, { amount }) => sum + amount, 0)),
    discount: 0,
    shipping: 0,
    rounding: 0,
    paid: 0,
  });
  facts.net = cents(gross - facts.tax);
  const rows = facts.lines.map((item) => {
    const amount = s.money(withTax(item.net, item.taxRate));
    return item.quantity === 1
      ? line(inHtml(item.description.slice(0, 26)), amount)
      : `<div>${inHtml(item.description.slice(0, 30))}</div>${line(`&nbsp; ${s.quantity(item.quantity)} x ${s.money(withTax(item.unitPrice, item.taxRate))}`, amount)}`;
  });
  const sum = line(`<b>${inHtml(s.label('gross').toUpperCase())}</b>`, `<b>${b.total(s)}</b>`);
  const detailed = s.dice.chance(0.6);
  if (detailed) {
    s.printed.net_amount = facts.net;
    s.notes.taxBreakdown = facts.taxes;
  } else s.open.add('net_amount');
  b.rateSeen(s);
  const taxes = facts.taxes
    .map(({ rate, base, amount }) =>
      detailed
        ? line(`${inHtml(s.label('base'))} ${s.rate(rate)}`, s.money(base)) +
          line(`${inHtml(s.label('taxAmount'))} ${s.rate(rate)}`, s.money(amount))
        : line(inHtml(s.label('tax').replace('{rate}', s.rate(rate))), s.money(amount)),
    )
    .join('');
  const given = Math.ceil(gross / 50) * 50;
  const clock = `${s.dice.whole(8, 20)}:${s.dice.fill('#').replace(/[6-9]/, '4')}${s.dice.whole(0, 9)}`;
  s.notes.number = facts.number;
  return `<div class="${head}"><div class="big">${b.seller(s, ['name'])}</div>${b.lines(b.seller(s, ['address', 'phone', 'taxId']))}</div><br>${b.title(s, head === 'center' ? 'center' : '')}
  ${line(`${inHtml(s.label('date'))} ${b.date(s)}`, clock)}${line(inHtml(s.label('cashier')), inHtml(facts.seller.person.split(' ')[0] ?? ''))}<div>${inHtml(s.label('number'))} ${inHtml(facts.number)}</div><hr>${rows.join('')}<hr>
  ${order === 'tax-above' ? taxes + sum : sum}${line(inHtml(s.label('cash')), s.money(given))}${line(inHtml(s.label('change')), s.money(cents(given - gross)))}<br>${order === 'tax-below' ? taxes : ''}<br><div class="center">${inHtml(s.label('thanks'))}</div>`;
}

/** What the buyer owes in all: an earlier balance, payments, and this invoice. */
function balance(s: Sheet): b.Pair[] {
  const { facts } = s;
  s.traps.add('previous-balance');
  const paid = s.dice.chance(0.6) ? facts.previous : cents(facts.previous * 0.5);
  const due = cents(facts.previous - paid + facts.gross);
  s.note('previousBalance', facts.previous);
  s.note('amountDue', due);
  return [
    [inHtml(s.label('previous')), s.money(facts.previous)],
    [inHtml(s.label('payments')), s.money(-paid)],
    [inHtml(s.label('newCharges')), b.total(s)],
    [inHtml(s.label('amountDue')), `<b>${s.total(due)}</b>`],
  ];
}

const SLIP =
  '.slip{position:absolute;left:0;right:0;bottom:0;border-top:.3mm dashed #555;padding:5mm 14mm;height:78mm;box-sizing:border-box;background:#fff}';

export const NATIONAL: readonly Layout[] = [
  {
    id: 'receipt-cash',
    paper: 'roll',
    wish: { kind: 'receipt', lines: [2, 8], person: true },
    body: (s) => receipt(s, 'tax-below', 'center'),
  },
  {
    id: 'receipt-mono',
    paper: 'roll',
    css: 'body{font-family:"Liberation Mono","DejaVu Sans Mono",monospace!important}',
    wish: { kind: 'receipt', lines: [1, 6], person: true },
    body: (s) => receipt(s, 'tax-above', 'left'),
  },
  {
    id: 'utility-statement-box',
    wish: { kind: 'statement', lines: [2, 4], previous: true, person: true },
    body: (s) =>
      `${b.row(`<div class="huge accent">${b.seller(s, ['trade'])}</div>`, b.lines(b.seller(s, ['phone', 'web', 'email']), 'small right'))}${b.gap(8)}${b.row(b.senderLine(s) + b.lines(b.buyer(s)), `<div class="box">${b.pairsTable(s, b.meta(s, ['customerNo', 'number', 'date', 'period', 'due']))}</div>`)}${b.gap(8)}<div class="title">${inHtml(s.label('statement'))}</div>
      <div class="box">${b.totalsTable(balance(s), 'full')}</div>${b.gap(6)}<div>${inHtml(s.label('consumption'))}</div>${b.items(s, { columns: ['description', 'quantityUnit', 'price', 'amount'], className: 'ruled' })}${b.totalsTable(b.totals(s, { due: false }))}<div class="footer">${b.lines(b.seller(s, ['name', 'address']))}${b.lines(b.seller(s, ['ids']))}${b.lines(b.bank(s, { second: false }).map(([name, value]) => `${name} ${value}`))}</div>`,
  },
  {
    id: 'utility-slip',
    css: SLIP,
    wish: { kind: 'statement', lines: [1, 3], person: true },
    body: (s) =>
      `${b.row(`<div class="big">${b.seller(s, ['name'])}</div>${b.lines(b.seller(s, ['address', 'phone', 'taxId']))}`, b.pairsAbove(s, b.meta(s, ['number', 'date', 'due']), 'down'))}${b.gap(6)}${b.lines(b.buyer(s))}${b.gap(6)}<div class="title">${inHtml(s.label('statement'))}</div>${b.items(s, { columns: ['description', 'quantity', 'amount'], className: 'striped' })}${b.totalsTable(b.totals(s, { due: false }), 'full')}
      <div class="slip">${b.heading(s.label('slip'))}<div class="thirds"><div>${b.lines([inHtml(s.label('holder')), ...b.seller(s, ['name', 'oneLine'])])}</div><div>${b.lines(b.bank(s, { second: false }).map(([name, value]) => `<span class="caption">${name}</span><br>${value}`))}</div><div>${b.lines([`<span class="caption">${inHtml(s.label('paymentReference'))}</span>`, s.note('paymentReference', s.facts.paymentReference), `<span class="caption">${inHtml(s.label('amountDue'))}</span>`, b.total(s), inHtml(s.facts.buyer.name)])}</div></div></div>`,
  },
  {
    id: 'swiss-qr',
    countries: ['CH'],
    css: `${SLIP}.slip{height:100mm;padding:5mm}.qr{width:40mm;height:40mm;background:repeating-conic-gradient(#000 0 25%,#fff 0 50%) 0 0/3mm 3mm}`,
    wish: { lines: [1, 4] },
    body: (s) => {
      const pay = (wide: boolean) =>
        b.lines([
          '<span class="caption">Konto / Zahlbar an</span>',
          inHtml(s.facts.account.iban),
          ...b.seller(s, ['name', 'address']),
          `<span class="caption">${wide ? 'Referenz' : ''}</span>`,
          wide ? s.note('paymentReference', s.facts.paymentReference) : '',
          '<span class="caption">Zahlbar durch</span>',
          ...b.buyer(s),
          `<span class="caption">Währung &nbsp; Betrag</span>`,
          `CHF &nbsp; ${s.money(s.facts.gross)}`,
        ]);
      return `${b.row(`<div class="big">${b.seller(s, ['trade'])}</div>`, b.lines(b.seller(s, ['phone', 'email', 'taxId'], true), 'right'))}${b.gap(8)}${b.lines(b.buyer(s))}${b.gap(6)}${b.row(b.title(s), b.pairsTable(s, b.meta(s, ['number', 'date', 'terms'])))}${b.items(s, { columns: ['description', 'quantity', 'price', 'amount'], className: 'ruled' })}${b.totalsTable(b.totals(s), 'full')}<div class="small">${b.bankInline(s, ' ')}</div>
      <div class="slip"><div class="thirds" style="grid-template-columns:55mm 50mm auto"><div><b>Empfangsschein</b>${pay(false)}</div><div><b>Zahlteil</b><div class="qr"></div></div><div>${pay(true)}</div></div></div>`;
    },
  },
  {
    id: 'indian-gst-grid',
    countries: ['IN'],
    body: (s) =>
      `<div class="center title">TAX INVOICE</div><div class="halves boxed"><div>${b.lines(b.seller(s, ['name', 'address', 'ids', 'phone', 'email']))}</div><div>${b.pairsBoxes(s, b.meta(s, ['number', 'date', 'orderNo', 'deliveryDate', 'terms', 'reference']), 2)}</div>
      <div>Consignee (Ship to)<br>${b.lines(b.delivery(s).length ? b.delivery(s) : b.deliveryToBuyer(s))}</div><div>Buyer (Bill to)${b.lines(b.buyer(s, { id: true, bold: true }))}</div></div>
      ${b.items(s, { columns: ['position', 'description', 'code', 'quantityUnit', 'price', 'amount'], className: 'boxed', foot: b.totals(s) })}${b.taxTable(s)}<div class="halves boxed"><div>Declaration<br>${inHtml(s.label('note'))}</div><div>Company's Bank Details${b.pairsTable(s, b.bank(s))}for <b>${inHtml(s.facts.seller.name)}</b>${b.gap(10)}Authorised Signatory</div></div>`,
  },
  {
    id: 'british-vat-summary',
    countries: ['GB', 'IE', 'AU', 'SG'],
    wish: { twoRates: true },
    body: (s) =>
      `${b.row(b.title(s, 'huge'), `<div class="big">${b.seller(s, ['name'])}</div>${b.lines(b.seller(s, ['address', 'phone', 'email']), 'right')}`)}${b.gap(8)}${b.row(b.lines(b.buyer(s)), b.pairsTable(s, b.meta(s, ['date', 'number', 'orderNo', 'customerNo', 'due'])))}${b.gap(8)}
      ${b.items(s, { columns: ['code', 'description', 'quantity', 'price', 'taxRate', 'amount'], className: 'striped' })}${b.row(b.taxTable(s), b.totalsTable(b.totals(s)))}${b.gap(10)}<div class="box">${b.pairsTable(s, b.bank(s, { holder: true }))}</div><div class="footer one center">${b.joined(b.seller(s, ['ids']), ' &nbsp; ')}<br>${inHtml(s.label('note'))}</div>`,
  },
  {
    id: 'timesheet-rows',
    wish: { lines: [3, 7] },
    body: (s) => {
      const { facts } = s;
      const day = (i: number) =>
        new Date(Date.parse(facts.period[0]) + i * 3 * 86_400_000).toISOString().slice(0, 10);
      const rows = facts.lines
        .map(
          (item, i) =>
            `<tr><td>${s.day(day(i))}</td><td>${inHtml(item.description)}</td><td class="amount">${s.quantity(item.quantity)}</td><td class="amount">${s.money(item.unitPrice)}</td><td class="amount">${s.money(item.net)}</td></tr>`,
        )
        .join('');
      b.items(s, { columns: ['description', 'quantity', 'price', 'amount'] });
      delete s.printed.vat;
      return `${b.row(b.lines(b.seller(s, ['name', 'address', 'email', 'phone'])), b.title(s))}${b.gap(8)}${b.row(b.heading(s.label('to')) + b.lines(b.buyer(s)), b.pairsAbove(s, b.meta(s, ['number', 'date', 'period', 'due']), 'down'))}${b.gap(8)}<table class="items ruled"><tr><th>${inHtml(s.other('date'))}</th><th>${inHtml(s.label('description'))}</th><th class="amount">${inHtml(s.label('quantity'))}</th><th class="amount">${inHtml(s.label('price'))}</th><th class="amount">${inHtml(s.label('amount'))}</th></tr>${rows}</table>
      ${b.totalsTable(b.totals(s))}${b.heading(s.label('bankDetails'))}${b.pairsTable(s, b.bank(s))}<div class="small">${b.joined(b.seller(s, ['ids']), ' ')}</div>`;
    },
  },
  {
    id: 'previous-balance-us',
    wish: { previous: true },
    body: (s) =>
      `${b.row(`<div class="big">${b.seller(s, ['name'])}</div>${b.lines(b.seller(s, ['address', 'phone']))}`, b.title(s))}${b.gap(4)}<div class="band grey">${b.pairsAbove(s, b.meta(s, ['number', 'date', 'customerNo', 'due']))}</div>${b.gap(6)}${b.row(b.heading(s.label('to')) + b.lines(b.buyer(s)), `<div class="box">${b.totalsTable(balance(s), 'full')}</div>`)}${b.gap(8)}${b.items(s, { columns: ['description', 'quantity', 'price', 'amount'], className: 'ruled' })}${b.totalsTable(b.totals(s, { due: false }))}${b.pairsInline(s, b.bank(s))}<div class="small">${b.joined(b.seller(s, ['taxId', 'email']), ' ')}</div>`,
  },
  {
    id: 'many-tax-ids',
    wish: { person: false },
    body: (s) => {
      s.traps.add('many-tax-ids');
      return `${b.row(`<div class="big">${b.seller(s, ['name'])}</div>${b.lines(b.seller(s, ['address', 'ids', 'phone', 'email']))}`, b.pairsTable(s, b.meta(s, ['number', 'date', 'due'])))}${b.gap(8)}${b.row(b.heading(s.label('to')) + b.lines(b.buyer(s, { id: true })), b.delivery(s).length ? b.heading(s.label('shipTo')) + b.lines(b.delivery(s)) : '')}${b.gap(6)}${b.title(s)}${b.items(s, { columns: ['position', 'description', 'quantity', 'unit', 'price', 'amount'] })}${b.totalsTable(b.totals(s))}${b.exemption(s)}<div class="footer">${b.lines(b.bank(s, { second: false }).map(([name, value]) => `${name} ${value}`))}${b.lines(b.seller(s, ['ids']))}</div>`;
    },
  },
  {
    id: 'nordic-giro',
    countries: ['SE', 'NO', 'DK', 'FI'],
    css: SLIP,
    body: (s) =>
      `${b.row(`<div class="big">${b.seller(s, ['trade'])}</div>`, `${b.title(s)}${b.pairsGrid(s, b.meta(s, ['number', 'date', 'customerNo']))}`)}${b.gap(10)}${b.row(b.pairsTable(s, b.meta(s, ['reference', 'contact', 'due', 'terms'])), b.lines(b.buyer(s)))}${b.gap(8)}${b.items(s, { columns: ['code', 'description', 'quantity', 'unit', 'price', 'amount'], className: 'bare' })}${b.totalsStrip(b.totals(s))}
      <div class="slip"><div class="thirds"><div>${b.lines(b.seller(s, ['name', 'address']))}</div><div>${b.lines(b.seller(s, ['phone', 'email', 'web']))}</div><div>${b.lines([...b.bank(s, { second: false }).map(([name, value]) => `${name} ${value}`), ...b.seller(s, ['ids'])])}</div></div><hr><div class="row"><span>${inHtml(s.label('paymentReference'))} ${s.note('paymentReference', s.facts.paymentReference)}</span><span>${inHtml(s.label('gross'))} ${b.total(s)}</span><span>${inHtml(s.label('due'))} ${s.day(s.facts.dueDate)}</span></div></div>`,
  },
  {
    id: 'central-european-form',
    countries: ['CZ', 'PL', 'HU', 'RO', 'GR', 'AT'],
    body: (s) =>
      `<div class="row"><b class="title">${inHtml(s.label('title'))}</b><b class="title">${s.note('number', s.facts.number)}</b></div><div class="halves boxed"><div>${b.heading(s.label('from'), 'caption')}${b.lines(b.seller(s, ['name', 'address']))}${b.gap(2)}${b.lines(b.seller(s, ['ids', 'phone', 'email']))}</div><div>${b.heading(s.label('to'), 'caption')}${b.lines(b.buyer(s, { id: true, bold: true }))}</div><div>${b.pairsTable(s, b.bank(s))}</div><div>${b.pairsTable(s, b.meta(s, ['method', 'date', 'deliveryDate', 'due']))}</div></div>
      ${b.items(s, { columns: ['description', 'quantity', 'unit', 'price', 'amount', 'taxRate', 'taxAmount', 'gross'], className: 'ruled', tall: true })}${b.row(b.taxTable(s), b.totalsTable(b.totals(s)))}${b.exemption(s)}${b.gap(14)}<div class="row"><div>${inHtml(s.label('contact'))}: ${inHtml(s.facts.seller.person)}</div><div class="sign">${inHtml(s.label('from'))}</div></div>`,
  },
  {
    id: 'web-shop-order',
    wish: { lines: [1, 4], person: true },
    body: (s) =>
      `${b.row(`<div class="big accent">${b.seller(s, ['web'])}</div>`, b.pairsTable(s, b.meta(s, ['orderNo', 'orderDate', 'number', 'date'])))}${b.gap(6)}${b.row(b.heading(s.label('to')) + b.lines(b.buyer(s)) + (s.dice.chance(0.5) ? `<div>${s.note('buyerEmail', s.facts.buyer.email)}</div>` : ''), b.heading(s.label('shipTo')) + b.lines(b.deliveryToBuyer(s)))}${b.gap(6)}${b.items(s, { columns: ['code', 'description', 'price', 'quantity', 'amount'], className: 'striped' })}${b.totalsTable(b.totals(s))}${b.pairsInline(s, b.meta(s, ['method']))}${b.gap(10)}<div class="small center">${b.joined(b.seller(s, ['name', 'oneLine']), ', ')}${b.joined(b.seller(s, ['taxId', 'email']), ', ')}</div>`,
  },
  {
    id: 'dot-matrix',
    css: 'body{font-family:"Liberation Mono","DejaVu Sans Mono",monospace!important;font-size:8.6pt!important}',
    body: (s) =>
      `${b.lines(b.seller(s, ['name', 'address', 'phone', 'taxId']))}<br>${b.row(b.lines(b.buyer(s)), b.lines([inHtml(s.label('title').toUpperCase()), ...b.meta(s, ['number', 'date', 'customerNo', 'due']).map(([name, value]) => `${name}: ${value}`)]))}<div>${'='.repeat(78)}</div>${b.items(s, { columns: ['code', 'description', 'quantity', 'price', 'amount'], className: 'bare' })}<div>${'='.repeat(78)}</div>${b.totalsTable(b.totals(s))}<br>${b.bankInline(s, '  ')}`,
  },
  {
    id: 'total-in-sentence-freelance',
    wish: { lines: [1, 3] },
    body: (s) =>
      `<div class="right">${b.lines([inHtml(s.facts.seller.person), ...b.seller(s, ['name', 'address', 'phone', 'email'], true)])}</div>${b.gap(10)}${b.lines(b.buyer(s))}${b.gap(10)}${b.row(`<b>${inHtml(s.label('title'))} ${inHtml(s.colon('number'))} ${s.note('number', s.facts.number)}</b>`, b.date(s))}<p>${inHtml(s.label('salutation'))}</p>${b.items(s, { columns: ['description', 'quantityUnit', 'price', 'amount'], className: 'bare' })}${b.totalsTable(b.totals(s), 'full')}${b.exemption(s)}<p>${b.terms(s)}</p>${b.lines(b.bank(s, { holder: true }).map(([name, value]) => `${name}: ${value}`))}<p>${b.joined(b.seller(s, ['ids']), ', ')}</p>`,
  },
];
