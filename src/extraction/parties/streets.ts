import { anyPhrase, inAllLanguages, type KnownLanguage } from '../../knowledge/index.ts';
import { anyOf } from '../values/index.ts';

type Slot = 'streetEndings' | 'streetEndingsNumbered' | 'streetOpeners' | 'streetClosers' | 'streetWords';
const wordsOf = (slot: Slot) => inAllLanguages(({ parties }: KnownLanguage) => parties[slot]);

const OPENERS = wordsOf('streetOpeners');
const CLOSERS = wordsOf('streetClosers');
const ENDINGS = anyOf(wordsOf('streetEndings'));
/** Shorter ones are ends of too many other words to do without a number. */
const LONG_ENDINGS = anyOf(wordsOf('streetEndings').filter((ending) => ending.length > 3));
const STREET_WITH_NUMBER = new RegExp(
  `\\p{L}(?:${ENDINGS})(?!\\p{L})|\\p{L}{2}(?:${anyOf(wordsOf('streetEndingsNumbered'))})\\.?\\s\\d|(?<!\\p{L})(?:${anyOf([...wordsOf('streetWords'), ...OPENERS, ...CLOSERS])})(?!\\p{L})`,
  'iu',
);
const STREET_WITHOUT = new RegExp(
  `^(?:${anyOf(OPENERS)})\\.? +\\p{L}{2,}|\\p{L}{3,}(?:${LONG_ENDINGS})$|\\p{L}{2,} +(?:${anyOf(CLOSERS)}|st|rd|ave|blvd)(?:[.,]*$|, +\\p{Lu})`,
  'iu',
);
const boxes = (slot: 'postBoxes' | 'postBoxesNumbered') =>
  anyPhrase(inAllLanguages(({ parties }: KnownLanguage) => parties[slot]));
const PO_BOX = new RegExp(`^(?:${boxes('postBoxes')}(?!\\p{L})|${boxes('postBoxesNumbered')}\\s\\d)`, 'iu');
const ESTATE =
  /^(?:zona|pol[ií]gono|parque|zone|zon[aă]|park|area|area)\s(?:industrial|empresarial|industrielle|artisanale|industriale|industrială|przemysłowy)/iu;
/** "PL 145": a box at the post office stands for the street, however few its letters. */
export const isPostBox = (text: string): boolean => PO_BOX.test(text);

export function isStreet(text: string): boolean {
  if (text.length > 110 || text.endsWith(':')) return false;
  if (PO_BOX.test(text) || ESTATE.test(text)) return true;
  if (!/\d/.test(text)) return STREET_WITHOUT.test(text) && text.split(/\s+/).length <= 7;
  if (text.length < 70) {
    if (HOUSE_NUMBER_FIRST.test(text)) return true;
    if (HOUSE_NUMBER_LAST.test(text)) return true;
  }
  return STREET_WITH_NUMBER.test(text) || HUNGARIAN.test(text);
}

/** Only the number before or after some words makes it a street: names and goods look like that too. */
export function isWeakStreet(text: string): boolean {
  return (
    !PO_BOX.test(text) && !ESTATE.test(text) && !STREET_WITH_NUMBER.test(text) && !STREET_WITHOUT.test(text)
  );
}

/** "Fő u. 29. II/4.": street, house, floor and door. */
const HUNGARIAN = /\p{L}{2,} u\. ?\d{1,4}(?:[./ -]|$)/u;
const HOUSE_NUMBER_FIRST =
  /^(?:no\.?\s?:?\s*|lot\s+)?\d{1,5}\s?(?:[a-z]|bis|ter)?(?:\s?[-/&,]\s?\d{1,4}\s?[a-z]?)*(?:,\s*|\.?\s+)(?:\p{L}[\p{L}.'’]+|\d+(?:st|nd|rd|th)|\p{L}'\p{L})/iu;
const HOUSE_NUMBER_LAST =
  /^\p{L}[\p{L}.'’ -]{3,}[, ]+\d{1,4}\s?\p{L}?(?:\s?[-/+]\s?\d{1,4}\s?\p{L}?|\s\d{1,3})?\.?$/iu;
