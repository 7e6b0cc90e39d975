import { type Layout, type Segment, unite } from '../../layout/index.ts';
import type { Located } from '../places/index.ts';
import { findLabels, type Label } from './lexicon.ts';

/** Headings of cells are short. */
const MAX_LENGTH = 28;

/**
 * Labels that are printed over two lines of a cell: "Unit / Price", "Total amount / due". Found only where the two lines
 * say together what neither says by itself. The label belongs to the lower segment, its box covers both.
 */
export function stackedLabels(layout: Layout, languages?: readonly string[]): Located<Label>[] {
  const found: Located<Label>[] = [];
  for (const page of layout.pages) {
    for (const { segments } of page.blocks) {
      for (let i = 0; i + 1 < segments.length; i++) {
        const [upper, lower] = [segments[i]!, segments[i + 1]!];
        if (isShort(upper) && isShort(lower) && !(hasValue(upper, layout) && hasValue(lower, layout)))
          found.push(...across(upper, lower, languages));
      }
    }
  }
  return found;
}

const isShort = ({ text }: Segment) => text.length <= MAX_LENGTH && !/\d{3}|[:：]\s*$/.test(text);

/** A value of its own stands beside it, if only a dash for nothing: "Tax 10.00" over "Total 110.00" are two labels. */
function hasValue(segment: Segment, layout: Layout): boolean {
  const { segments } = layout.lineOf(segment);
  const next = segments[segments.indexOf(segment) + 1];
  return next !== undefined && /\d|^[-–—]+$/.test(next.text);
}

function across(upper: Segment, lower: Segment, languages?: readonly string[]): Located<Label>[] {
  const text = `${upper.text} ${lower.text}`;
  const seam = upper.text.length;
  return findLabels(text, languages)
    .filter(({ start, end }) => start === 0 && end > seam + 1 && end >= text.length - 2)
    .map((span) => ({
      ...span,
      segment: lower,
      start: 0,
      end: lower.text.length,
      box: unite([upper.box, lower.box]),
      page: lower.page,
      confidence: 1,
      source: lower.words[0]?.source ?? 'text',
    }));
}
