import type { DocumentType, Field } from '../../invoice/index.ts';
import type { Segment } from '../../layout/index.ts';
import { type Context, type Features, probability, score } from '../evidence/index.ts';
import { locate, readField } from '../places/index.ts';
import { fold } from '../values/index.ts';
import { SELF_BILLING, TITLES } from './titles.ts';

/** Words of a line that may hold a title. */
const MOST_WORDS = 9;

/** What may stand before a title in its line: marks, and the count of a reminder, "2. Mahnung". */
const LEADS = /^[\s*#\-–(]*(?:\d\s?[.ºªa]\s*)?$/u;

interface Title {
  type: DocumentType;
  segment: Segment;
  start: number;
  end: number;
  logOdds: number;
}

/** What the document calls itself, by its title. Silent where nothing does. */
export function findDocumentType({
  reading,
  model: { weights, thresholds },
}: Context): Field<DocumentType> | undefined {
  const page = reading.layout.pages[0];
  if (!page) return undefined;
  const bySelfBilling = () => page.segments.some(({ text }) => SELF_BILLING.test(fold(text)));
  const titles = page.segments.flatMap((segment): Title[] => {
    const words = segment.text.split(' ').length;
    if (words > MOST_WORDS || segment.text.length > 70) return [];
    const text = fold(segment.text);
    for (const [called, pattern] of TITLES) {
      const match = pattern.exec(text);
      if (!match) continue;
      const type = called === 'credit_note' && bySelfBilling() ? 'invoice' : called;
      const [start, end] = [match.index, match.index + match[0].length];
      const before = text.slice(0, start);
      const after = text.slice(end);
      const features: Features = {
        leads: LEADS.test(before) ? 1 : 0,
        whole: /^\W*$/u.test(after) && LEADS.test(before) ? 1 : 0,
        numbered: /^\s*(?:n[ro°º.]{0,2}\.?\s*)?[:#]?\s*[\p{L}-]{0,6}\d/u.test(after) ? 1 : 0,
        large: segment.height > 1.25 * page.unit ? 1 : 0,
        capitals: segment.text === segment.text.toUpperCase() ? 1 : 0,
        top: segment.box.y0 < 0.45 * page.height ? 1 : 0,
        plain: type === 'invoice' ? 1 : 0,
      };
      const logOdds = score(weights.documentType, features);
      return [{ type, segment, start, end, logOdds }];
    }
    return [];
  });
  const best = titles.sort((a, b) => b.logOdds - a.logOdds)[0];
  if (!best || best.logOdds < thresholds.documentType) return undefined;
  const { type, segment, logOdds } = best;
  const place = locate(segment, {
    start: 0,
    end: segment.text.length,
    text: segment.text,
    value: type,
  });
  return readField(type, place, probability(logOdds), page);
}
