import { REGIONS } from '../../knowledge/index.ts';
import { findPostalCodes } from '../values/index.ts';

/** A postal code with a place name by its side, or one that cannot be anything else. */
export function postalIn(text: string): string | undefined {
  // "Road 7,12345 Town": a comma without its space hides the code.
  // And so does a missing space before the place: "12345Town".
  const spaced = text.replace(/,(?=\S)/g, ', ').replace(/^(\d{4,5})(?=\p{Lu}\p{Ll}{2})/u, '$1 ');
  return postalInSpaced(repairedCode(spaced));
}

/** "O1200", "2O785": recognition takes a nought of a code for a letter. */
export const repairedCode = (text: string): string =>
  text.replace(/(?<![\p{L}\p{N}])(?:[OQ]\d{4}|\d[\dOQ]{3}\d)(?![\p{L}\p{N}])/gu, (code) =>
    code.replace(/[OQ]/g, '0'),
  );

/** "Registered no. 123456" */
const NUMBER_SIGN = /(?<!\p{L})(?:no|nr|n|num|number|reg|№)[.:°º]{0,2}\s*$/iu;

/** What printed postal codes are called. */
export const POSTAL_LABEL =
  /(?<!\p{L})(?:c\.? ?p\.?|cep|zip(?: code)?|plz|psč|τ\.? ?κ\.?|t\.? ?k\.?|postal code|postcode|pin)\s*[:.-]?\s*$/iu;

/** A code this plausible needs no place beside it; one between two words, and one at the end of a place, need less. */
const CERTAIN = 0.7;
const BETWEEN_WORDS = 0.4;
const PLAUSIBLE = 0.3;

/** What stands around a number that may be a postal code. */
interface Around {
  printed: string;
  before: string;
  after: string;
  plausibility: number;
  /** It begins the text, or a part of it. */
  leads: boolean;
  cityBefore: boolean;
  cityAfter: boolean;
}

/** What makes a number a postal code. */
const SIGNS: readonly ((around: Around) => boolean)[] = [
  // "PLZ 12345"
  ({ before }) => POSTAL_LABEL.test(before),
  ({ plausibility }) => plausibility >= CERTAIN,
  // "TX 79109"
  ({ before, printed }) =>
    REGIONS.has(/([A-Z]{2,3})[.,]?\s*$/.exec(before)?.[1] ?? '') && /^\d{4,6}/.test(printed),
  // "12345 Town", but not "100 Stk"
  ({ leads, cityAfter, after }) => leads && cityAfter && !/^\s*(?:Stk|Stück|pcs|kg)\b/i.test(after),
  // "Town 12345", at the end of a part
  ({ cityBefore, after, plausibility }) =>
    cityBefore && /^\W*(?:$|,|\()/.test(after) && plausibility >= PLAUSIBLE,
  // "Town, 12345"
  ({ cityBefore, before, after }) => cityBefore && /^\W*$/.test(after) && /,\s*$/.test(before),
  ({ cityBefore, cityAfter, plausibility }) => cityBefore && cityAfter && plausibility >= BETWEEN_WORDS,
];

function postalInSpaced(text: string): string | undefined {
  return findPostalCodes(text).find(({ start, end, text: printed, value: { plausibility } }) => {
    const before = text.slice(0, start);
    const after = text.slice(end);
    if (NUMBER_SIGN.test(before)) return false;
    const around: Around = {
      printed,
      before,
      after,
      plausibility,
      leads: /^\W*$/.test(before) || /[,;]\s*$|\s[–-]\s+$/.test(before),
      cityAfter: /^[ ,]+\p{Lu}[\p{L}.'’ -]{2,}/u.test(after),
      cityBefore: /\p{L}{2,}[.,]?[\s-]+$/u.test(before),
    };
    return SIGNS.some((isCode) => isCode(around));
  })?.text;
}

/** Nothing but a postal code, as it stands in a line of its own. */
export function isPostalCode(text: string): boolean {
  return findPostalCodes(text).some(
    ({ text: code, value }) => code.length >= text.trim().length - 1 && value.plausibility >= PLAUSIBLE,
  );
}
