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

function postalInSpaced(text: string): string | undefined {
  for (const { start, end, text: printed, value } of findPostalCodes(text)) {
    const before = text.slice(0, start);
    const after = text.slice(end);
    if (NUMBER_SIGN.test(before)) continue;
    if (POSTAL_LABEL.test(before)) return printed;
    if (value.plausibility >= 0.7) return printed;
    const leads = /^\W*$/.test(before) || /[,;]\s*$|\s[–-]\s+$/.test(before);
    const cityAfter = /^[ ,]+\p{Lu}[\p{L}.'’ -]{2,}/u.test(after);
    const cityBefore = /\p{L}{2,}[.,]?[\s-]+$/u.test(before);
    const state = REGIONS.has(/([A-Z]{2,3})[.,]?\s*$/.exec(before)?.[1] ?? '');
    if (state && /^\d{4,6}/.test(printed)) return printed;
    if (leads && cityAfter && !/^\s*(?:Stk|Stück|pcs|kg)\b/i.test(after)) return printed;
    if (cityBefore && /^\W*(?:$|,|\()/.test(after) && value.plausibility >= 0.3) return printed;
    if (cityBefore && /^\W*$/.test(after) && /,\s*$/.test(before)) return printed;
    if (cityBefore && cityAfter && value.plausibility >= 0.4) return printed;
  }
  return undefined;
}

/** Nothing but a postal code, as it stands in a line of its own. */
export function isPostalCode(text: string): boolean {
  return findPostalCodes(text).some(
    ({ text: code, value }) => code.length >= text.trim().length - 1 && value.plausibility >= 0.3,
  );
}
