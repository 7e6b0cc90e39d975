import type { Paper } from './browser.ts';
import type { Layout } from './layouts/index.ts';
import type { Sheet } from './sheet.ts';

const PAPERS: Record<string, Paper> = {
  A4: { width: 8.27, height: 11.69 },
  Letter: { width: 8.5, height: 11 },
  A5: { width: 5.83, height: 8.27 },
  landscape: { width: 11.69, height: 8.27 },
  roll: { width: 3.15 },
};

export function paperOf(layout: Layout, sheet: Sheet): Paper {
  return PAPERS[layout.paper ?? sheet.facts.country.paper]!;
}

/** Chromium repeats what is fixed on every page, so that footers need room kept free above them. */
export function html(layout: Layout, sheet: Sheet, body: string): string {
  const { style } = sheet;
  const roll = layout.paper === 'roll';
  const footed = body.includes('class="footer');
  return `<!doctype html><html lang="${sheet.facts.country.language}"><head><meta charset="utf-8"><style>
  @page{margin:0}
  *{box-sizing:border-box}
  body{margin:0;font-family:"${style.font}","DejaVu Sans",sans-serif;font-size:${(roll ? 8.4 : style.size).toFixed(2)}pt;line-height:1.35;color:#111}
  .page{position:relative;padding:${roll ? '4mm' : '14mm 17mm'};${roll ? '' : `padding-bottom:${footed ? 34 : 14}mm;`}}
  ${roll ? '' : `.page{min-height:${paperOf(layout, sheet).height! - 0.02}in}`}
  p{margin:2.5mm 0}hr{border:0;border-top:.25mm solid #444;margin:2mm 0}
  .row{display:flex;justify-content:space-between;gap:8mm;align-items:flex-start}
  .halves{display:grid;grid-template-columns:1fr 1fr;gap:0 8mm}.halves.boxed{gap:0;border:.25mm solid #333;border-right:0;border-bottom:0}.halves.boxed>div{border:0 solid #333;border-width:0 .25mm .25mm 0;padding:2mm}
  .thirds{display:grid;grid-template-columns:1fr 1fr 1fr;gap:6mm}
  .right{text-align:right}.center{text-align:center}.small,.detail{font-size:84%}.detail{color:#555}
  .big{font-size:150%;font-weight:bold}.huge{font-size:210%;font-weight:bold}.title{font-size:155%;font-weight:bold;margin:1mm 0 3mm}
  .accent{color:${style.accent}}.heading{font-weight:bold;margin-bottom:.6mm;color:${style.accent}}
  .caption{font-size:76%;color:#666}
  .sender{font-size:66%;text-decoration:underline;margin-bottom:1.6mm}
  .band{margin:4mm 0;padding:4mm}.grey{background:#eee}.box{border:.25mm solid #555;padding:2.5mm}
  .pairs td{padding:.3mm 3mm .3mm 0;vertical-align:top}.pairs{border-collapse:collapse}
  .above{display:flex;gap:9mm}.above.down{flex-direction:column;gap:1.6mm}
  .stacked{display:flex;gap:6mm}.boxes{display:grid;border:.25mm solid #444;border-width:.25mm 0 0 .25mm;margin-bottom:2mm}.boxes>div{border:0 solid #444;border-width:0 .25mm .25mm 0;padding:1mm 1.6mm;min-height:9mm}
  table.grid{border-collapse:collapse;width:100%}.grid th,.grid td{border:.2mm solid #777;padding:.9mm 1.6mm;text-align:left}.grid th{background:#f0f0f0;font-weight:600;font-size:88%}
  .row .grid{width:auto}.strip td,.strip th{text-align:right}
  table.items{width:100%;border-collapse:collapse;margin:2mm 0}.items th,.items td{padding:1mm 1.6mm;text-align:left;vertical-align:top}
  .items th{font-weight:600;vertical-align:bottom}.items .price,.items .amount,.items .gross,.items .taxAmount,.items .quantity,.items .taxRate,.items .discount{text-align:right;white-space:nowrap}
  .items .description{width:40%}.items .date,.items .ean{white-space:nowrap}.items tr{break-inside:avoid}.items .divider{font-weight:bold;padding-top:2mm}
  .ruled th{border-bottom:.4mm solid #222}.ruled td{border-bottom:.15mm solid #bbb}
  .boxed th,.items.boxed td{border:.2mm solid #444}.items.boxed th{background:#eee}
  .striped th{background:${style.accent};color:#fff}.striped tbody tr:nth-child(odd){background:#f3f3f3}
  .foot .name{text-align:right}
  table.totals{border-collapse:collapse;margin:2mm 0}.totals td{padding:.6mm 0 .6mm 6mm}.totals .amount{text-align:right;white-space:nowrap}
  .totals.right{margin-left:auto}.totals.full{width:100%}.totals.full .name{padding-left:0}
  .footer{position:fixed;bottom:7mm;left:17mm;right:17mm;border-top:.2mm solid #888;padding-top:1.5mm;font-size:76%;color:#333;display:grid;grid-auto-flow:column;justify-content:space-between;gap:4mm;background:#fff}
  .footer.one{display:block}.wide{max-width:150mm}.sign{border-top:.2mm solid #333;padding:1mm 8mm 0;min-width:45mm;text-align:center;font-size:85%}
  .keep{break-inside:avoid}
  ${layout.css ?? ''}
  </style></head><body><div class="page">${body}</div></body></html>`;
}
