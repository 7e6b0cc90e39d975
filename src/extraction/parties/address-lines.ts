import { hasLegalForm } from '../values/index.ts';
import { isAddressed } from './addressees.ts';
import { BODY, MAX_LINES, PARAGRAPH, STRONG } from './line-kinds.ts';
import type { Part } from './parts.ts';
import { isPostalCode, repairedCode } from './postal.ts';
import { isStreet, isWeakStreet } from './streets.ts';

/** Print this much higher than the line of the town is a name's second line, no street. */
const LARGER = 1.5;

/** Where the address begins: at the first street or postal code, with some care for what only looks like one. */
export function addressStart(parts: readonly Part[]): number {
  const strong = parts.flatMap(({ value }, i) => (STRONG.has(value) ? [i] : []));
  const [first, second] = strong;
  if (first === undefined) return -1;
  const part = parts[first]!;
  const body = parts.filter(({ value }) => BODY.has(value));
  // "99 Stores" over a street is a name.
  const numbered = /^\d/.test(part.text) && isWeakStreet(part.text);
  if (part === body[0] && second !== undefined && part.value === 'street' && numbered) return second;
  // A code without a place: the place stands over the street.
  const code = parts.slice(first).find(({ value }) => value === 'postal');
  if (part.value === 'street' && code && !/\p{L}{3}/u.test(code.text)) {
    const before = parts[first - 1];
    const short = before && before.text.split(/\s+/).length <= 3;
    if (
      short &&
      before.value === 'text' &&
      before !== body[0] &&
      !hasLegalForm(before.text) &&
      !before.prefix
    )
      return first - 1;
  }
  if (part.value === 'postal' && second === undefined) {
    // The line between name and town is the street, though it does not look like one.
    const before = parts[first - 1];
    const bare = !isStreet(part.text.replace(/[\s,]*\S*\d{3}.*$/u, ''));
    if (
      bare &&
      before?.value === 'text' &&
      before !== body[0] &&
      before.segment.height < LARGER * part.segment.height &&
      !hasLegalForm(before.text) &&
      !before.prefix
    )
      return first - 1;
  }
  return first;
}

/** A line of an address without marks at its ends; "12345Town" with its space. */
export const trimmed = (text: string) =>
  repairedCode(text)
    .replace(/^[\s,;·•|-]+|[\s,;·•|-]+$/gu, '')
    .replace(/^(\d{4,5})(?=\p{Lu}\p{Ll}{2})/u, '$1 ');

/** "Bukit Raja, 41050": the town is still to come. */
const ENDS_WITH_CODE = /,\s*\d{4,6}$/;

/** From the first line with a street or postal code to the last, and places and countries right after it. */
export function addressLines(parts: readonly Part[], first: number, narrow: boolean): Part[] {
  const lines: Part[] = [];
  let postal = false;
  let loose = 0;
  for (const part of parts.slice(first)) {
    const last = lines.at(-1);
    if (!BODY.has(part.value)) {
      if (postal || loose > 0) break;
      continue;
    }
    if (part.prefix === 'name' || part.prefix === 'attention' || part.prefix === 'person') continue;
    if (last && part.segment !== last.segment && part.value === 'text') {
      const gap = (part.box.y0 - last.box.y1) / part.segment.height;
      // The line of the code may break before the region or country.
      const goesOn =
        /,\s*$/.test(last.text) ||
        (last.value === 'postal' && ENDS_WITH_CODE.test(last.text) && part.text.split(/\s+/).length <= 6) ||
        (narrow && gap < 0.9 && part.text.split(/\s+/).length <= 2 && !isAddressed(part.text));
      if ((postal && !goesOn) || gap > PARAGRAPH || hasLegalForm(part.text) || loose >= 3) {
        if (!parts.slice(parts.indexOf(part)).some(({ value }) => value === 'postal') || postal) break;
      }
      loose++;
    } else if (last && postal && part.value === 'street' && part.segment !== last.segment) break;
    if (part.value === 'postal') postal = true;
    lines.push(part);
    if (part.value === 'country') break;
    if (lines.length >= MAX_LINES) break;
  }
  return lines;
}

/** "#12-34": floor and door. */
const HOUSEHOLD = /^#?\d{1,4}(?:[-/]\d{1,4})?$/;

/** A postal code in a line of its own right below a street or a town; floor and door below a street. */
export function afterAddress(part: Part, last: Part | undefined): Part {
  if (!last || (part.value !== 'other' && part.value !== 'id')) return part;
  const gap = part.box.y0 - last.box.y1;
  if (gap > last.segment.height) return part;
  if (last.value === 'street' && HOUSEHOLD.test(part.text)) return { ...part, value: 'text' };
  const follows = STRONG.has(last.value) || last.value === 'text';
  return follows && isPostalCode(part.text) ? { ...part, value: 'postal' } : part;
}
