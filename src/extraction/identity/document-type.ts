import type { DocumentType, Field } from '../../invoice/index.ts';
import type { Segment } from '../../layout/index.ts';
import { probability } from '../evidence/index.ts';
import { locate, readField } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { fold } from '../values/index.ts';
import { TITLES } from './titles.ts';

/** Words of a line that may hold a title. */
const MOST_WORDS = 9;
/** Log-odds: a title in large print, at the head of its line, on the first page. */
const WEIGHTS = {
  bias: -2.2,
  leads: 1.6,
  whole: 1.6,
  numbered: 1.4,
  large: 1.4,
  capitals: 0.6,
  top: 1.2,
  plain: -0.6,
};
const THRESHOLD = 0.3;

interface Title {
  type: DocumentType;
  segment: Segment;
  start: number;
  end: number;
  logOdds: number;
}

const PATTERNS = TITLES.map(
  ([type, words]) =>
    [
      type,
      new RegExp(`(?<!\\p{L})(?:${[...words].sort((a, b) => b.length - a.length).join('|')})(?!\\p{L})`, 'u'),
    ] as const,
);

/** What the document calls itself, by its title. Silent where nothing does. */
export function findDocumentType(reading: Reading): Field<DocumentType> | undefined {
  const page = reading.layout.pages[0];
  if (!page) return undefined;
  const titles = page.segments.flatMap((segment): Title[] => {
    const words = segment.text.split(' ').length;
    if (words > MOST_WORDS || segment.text.length > 70) return [];
    const text = fold(segment.text);
    for (const [type, pattern] of PATTERNS) {
      const match = pattern.exec(text);
      if (!match) continue;
      const [start, end] = [match.index, match.index + match[0].length];
      const before = text.slice(0, start);
      const after = text.slice(end);
      const logOdds =
        WEIGHTS.bias +
        (/^[\s*#\-–(]*$/.test(before) ? WEIGHTS.leads : 0) +
        (/^\W*$/u.test(after) && before.trim() === '' ? WEIGHTS.whole : 0) +
        (/^\s*(?:n[ro°º.]{0,2}\.?\s*)?[:#]?\s*[\p{L}-]{0,6}\d/u.test(after) ? WEIGHTS.numbered : 0) +
        (segment.height > 1.25 * page.unit ? WEIGHTS.large : 0) +
        (segment.text === segment.text.toUpperCase() ? WEIGHTS.capitals : 0) +
        (segment.box.y0 < 0.45 * page.height ? WEIGHTS.top : 0) +
        (type === 'invoice' ? WEIGHTS.plain : 0);
      return [{ type, segment, start, end, logOdds }];
    }
    return [];
  });
  const best = titles.sort((a, b) => b.logOdds - a.logOdds)[0];
  if (!best || best.logOdds < THRESHOLD) return undefined;
  const { type, segment, logOdds } = best;
  const place = locate(segment, {
    start: 0,
    end: segment.text.length,
    text: segment.text,
    value: type,
  });
  return readField(type, place, probability(logOdds), page);
}
