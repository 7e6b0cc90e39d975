import type { Explanation, FieldExplanation, PagePicture } from './explanation.ts';
import { explanationAsText } from './text.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What a document says is nobody's markup. */
const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => ESCAPES[mark]!);

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
body { margin: 1.5rem auto; max-width: 82rem; padding: 0 1rem; }
figure { margin: 0 0 1.5rem; position: relative; background: #fff; border: 1px solid #8886; }
figure img { display: block; width: 100%; }
.box { position: absolute; border: 1.5px solid #8887; }
.chosen { border: 2px solid #0a7d33; background: #0a7d3322; }
.columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 4fr); gap: 1.5rem; align-items: start; }
pre { white-space: pre-wrap; font: inherit; margin: .3rem 0 1rem; }
summary { cursor: pointer; font-weight: 600; }
@media (max-width: 60rem) { .columns { grid-template-columns: 1fr; } }
`;

/** One page for the browser that loads nothing: the document's pages with boxes, and beside them what decided each field. */
export function explanationAsHtml(
  { fields }: Explanation,
  pages: readonly PagePicture[],
  title: string,
): string {
  const told = fields.map(
    (field) =>
      `<details${field.given ? ' open' : ''}><summary>${escaped(field.title)}: ${escaped(shortOf(field))}</summary><pre>${escaped(
        explanationAsText({ fields: [field] })
          .split('\n')
          .slice(3)
          .join('\n'),
      )}</pre></details>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<h1>${escaped(title)}</h1>
<p>Evidence counts in log-odds: +0 is as likely as not, +2 is 88 %, +4 is 98 %; pieces add up. Green boxes mark what was chosen, grey ones what else there was.</p>
<div class="columns">
<div>${pages.map((page) => pageAsHtml(page, fields)).join('\n')}</div>
<div>${told.join('\n')}</div>
</div>
</html>
`;
}

const shortOf = ({ given }: FieldExplanation) =>
  given ? `${given.value} (${given.confidence.toFixed(2)})` : 'not given';

function pageAsHtml(
  { page, width, height, picture }: PagePicture,
  fields: readonly FieldExplanation[],
): string {
  const boxes = fields.flatMap(({ title, candidates, chosen }) =>
    candidates.flatMap(({ box, page: on, value }, at) => {
      if (!box || on !== page) return [];
      const part = (from: number, of: number) => `${((100 * from) / of).toFixed(2)}%`;
      const style = `left:${part(box.x0, width)};top:${part(box.y0, height)};width:${part(box.x1 - box.x0, width)};height:${part(box.y1 - box.y0, height)}`;
      const kind = at === chosen ? 'box chosen' : 'box';
      return [`<div class="${kind}" style="${style}" title="${escaped(`${title}: ${value}`)}"></div>`];
    }),
  );
  const image = picture
    ? `<img alt="Page ${page}" src="${picture}">`
    : `<div style="aspect-ratio:${width}/${height}"></div>`;
  // What was chosen lies on top.
  return `<figure>${image}${boxes.toSorted((a, b) => Number(a.includes('chosen')) - Number(b.includes('chosen'))).join('')}</figure>`;
}
