import type { PageText } from '../document/index.ts';

/** A page's number and the number of pages, as printed: `Page 2 of 3`. */
export interface PageMark {
  page: number;
  of?: number;
}

const PAGE =
  'page|seite|blatt|p[aá]gina|pagina|p[aá]g|pagg?|bladzijde|blad|strona|str[aá]nka|strana|side|sida|sivu|oldal|stran|lk|lapa|puslapis|σελίδα|стр|страница';
const OF = 'of|von|de|sur|di|van|ze?|av|af|od|\\/|din|iš|no|από|из|от|[-–]';

/** A label is required: a bare `1/2` may be half of something. */
const MARK = new RegExp(
  `(?<![\\p{L}])(?:${PAGE})\\.?\\s*:?\\s*(\\d{1,3})(?:\\s*(?:${OF})\\s*(\\d{1,3}))?(?![\\d.,/])`,
  'giu',
);

/** The mark of a page; undefined where there are several different ones, as in a list of pages. */
export function findPageMark({ words }: PageText): PageMark | undefined {
  const text = words.map((word) => word.text).join(' ');
  const marks = new Map<string, PageMark>();
  for (const [, page, of] of text.matchAll(MARK)) {
    const mark = { page: Number(page), ...(of ? { of: Number(of) } : {}) };
    if (mark.page < 1 || (mark.of !== undefined && mark.of < mark.page)) continue;
    marks.set(`${mark.page}`, mark);
  }
  return marks.size === 1 ? [...marks.values()][0] : undefined;
}
