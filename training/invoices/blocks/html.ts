import { inHtml } from '../sheet.ts';

/** A label and what it says, both HTML. */
export type Pair = readonly [label: string, value: string];

export const lines = (parts: readonly string[], className = '') =>
  `<div class="${className}">${parts
    .filter(Boolean)
    .map((part) => `<div>${part}</div>`)
    .join('')}</div>`;
export const joined = (parts: readonly string[], glue: string, className = '') =>
  `<div class="${className}">${parts.filter(Boolean).join(glue)}</div>`;
export const row = (...cells: string[]) =>
  `<div class="row">${cells.map((cell) => `<div>${cell}</div>`).join('')}</div>`;
export const heading = (text: string, className = 'heading') =>
  `<div class="${className}">${inHtml(text)}</div>`;
export const gap = (millimetres: number) => `<div style="height:${millimetres}mm"></div>`;
export const strong = (text: string) => `<b>${text}</b>`;
