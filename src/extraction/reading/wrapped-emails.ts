import { type Segment, unite } from '../../layout/index.ts';
import type { Located } from '../places/index.ts';
import { type Email, findEmails } from '../values/index.ts';
import type { Reading } from './reading.ts';

/** The beginning of an address at the end of a line; it ends within a word, or after a hyphen or dot. */
const BEGINNING = /[^\s:]+@[^\s@]*[-.@]$|[^\s:]+@[\p{L}\d]+$/u;
/** The address takes at least so many characters of the second line. */
const FEWEST_FROM_BELOW = 2;

/** Email addresses that narrow columns print over two lines: "accounts@alder-" over "tools.example". */
export function wrappedEmails({ layout, emails }: Reading): Located<Email>[] {
  const whole = new Set(emails.map(({ segment }) => segment));
  return layout.pages.flatMap(({ columns, unit }) =>
    columns.flatMap(({ segments }) =>
      segments.flatMap((segment, i) => {
        const below = segments[i + 1];
        if (!below || whole.has(segment) || below.box.y0 - segment.box.y1 > unit) return [];
        return emailOver(segment, below) ?? [];
      }),
    ),
  );
}

function emailOver(upper: Segment, lower: Segment): Located<Email> | undefined {
  const head = BEGINNING.exec(upper.text)?.[0];
  if (!head) return undefined;
  const text = head + (/^\S+/.exec(lower.text)?.[0] ?? '');
  const [found] = findEmails(text);
  if (found?.start !== 0 || found.end < head.length + FEWEST_FROM_BELOW) return undefined;
  return {
    value: found.value,
    text,
    segment: upper,
    start: upper.text.length - head.length,
    end: upper.text.length,
    box: unite([upper.box, lower.box]),
    page: upper.page,
    confidence: Math.min(...[...upper.words, ...lower.words].map(({ confidence }) => confidence)),
    source: upper.words[0]?.source ?? 'text',
  };
}
