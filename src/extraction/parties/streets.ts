import {
  STREET_CLOSERS,
  STREET_ENDINGS,
  STREET_ENDINGS_NUMBERED,
  STREET_OPENERS,
  STREET_WORDS,
} from '../../knowledge/index.ts';
import { anyOf } from '../values/index.ts';

const STREET_WITH_NUMBER = new RegExp(
  `\\p{L}(?:${anyOf(STREET_ENDINGS)})(?!\\p{L})|\\p{L}{2}(?:${anyOf(STREET_ENDINGS_NUMBERED)})\\.?\\s\\d|(?<!\\p{L})(?:${anyOf([...STREET_WORDS, ...STREET_OPENERS, ...STREET_CLOSERS])})(?!\\p{L})`,
  'iu',
);
const STREET_WITHOUT = new RegExp(
  `^(?:${anyOf(STREET_OPENERS)})\\.? +\\p{L}{2,}|\\p{L}{3,}(?:${anyOf(STREET_ENDINGS)})$|\\p{L}{2,} +(?:${anyOf(STREET_CLOSERS)}|st|rd|ave|blvd)(?:[.,]*$|, +\\p{Lu})`,
  'iu',
);
const PO_BOX =
  /^(?:(?:p\.? ?o\.? ?box|postfach|postbus|b\.?p\.?|apartado|cx\.? postal)(?!\p{L})|(?:postboks|box|pb|pl|pf\.?|τ\.?θ\.?|casella postale|case postale|skr\. ?poczt\.?|p\.? ?př\.?)\s\d)/iu;
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
