import { unite } from '../../layout/index.ts';
import type { Located } from '../places/index.ts';
import { type Email, findEmails } from '../values/index.ts';
import type { Reading } from './reading.ts';

/** An address that is cut: nothing, a hyphen or a dot at the end. */
const CUT = /[^\s:]+@[^\s@]*[-.@]$|[^\s:]+@[\p{L}\d]+$/u;

/** E-mail addresses that narrow columns print over two lines: "accounts@alder-" over "tools.example". */
export function wrappedEmails(reading: Reading): Located<Email>[] {
  return reading.layout.pages.flatMap((page) =>
    page.columns.flatMap(({ segments }) =>
      segments.flatMap((segment, i) => {
        const below = segments[i + 1];
        const head = CUT.exec(segment.text)?.[0];
        if (!head || !below || reading.emails.some((email) => email.segment === segment)) return [];
        if (below.box.y0 - segment.box.y1 > page.unit) return [];
        const tail = /^\S+/.exec(below.text)?.[0] ?? '';
        const joined = head + tail;
        const [found] = findEmails(joined);
        if (found?.start !== 0 || found.end < head.length + 2) return [];
        return [
          {
            value: found.value,
            text: joined,
            segment,
            start: segment.text.length - head.length,
            end: segment.text.length,
            box: unite([segment.box, below.box]),
            page: segment.page,
            confidence: Math.min(...[...segment.words, ...below.words].map(({ confidence }) => confidence)),
            source: segment.words[0]?.source ?? 'text',
          },
        ];
      }),
    ),
  );
}
