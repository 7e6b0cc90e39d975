import { hasLegalForm } from '../values/index.ts';
import { isAddressed } from './addressees.ts';
import { BODY, MAX_LINES, PARAGRAPH, type PartKind, STRONG } from './line-kinds.ts';
import type { Part } from './parts.ts';
import { isPostalCode, repairedCode } from './postal.ts';
import { isStreet, isWeakStreet } from './streets.ts';

/** Print this much higher than the line of the town is a name's second line, no street. */
const LARGER = 1.5;

/** A place that stands over the street has so many words at most. */
const PLACE_WORDS = 3;

/** Where the address begins: at the first street or postal code, with some care for what only looks like one. */
export function addressStart(parts: readonly Part[]): number {
  const [first, second] = parts.flatMap(({ value }, i) => (STRONG.has(value) ? [i] : []));
  if (first === undefined) return -1;
  const part = parts[first]!;
  const head = parts.find(({ value }) => BODY.has(value));
  // "99 Stores" and "Residents of Mill Lane" over a street are names.
  const isName =
    part.value === 'street' &&
    (/^\d/.test(part.text)
      ? isWeakStreet(part.text)
      : parts[first + 1]?.value === 'street' && !/\d/.test(part.text));
  if (part === head && second !== undefined && isName) return second;
  const before = parts[first - 1];
  if (!before || !isPlainLine(before, head)) return first;
  return beginsBefore(part, before, parts.slice(first), second === undefined) ? first - 1 : first;
}

/** A line of text that is not the name. */
const isPlainLine = (line: Part, head: Part | undefined) =>
  line.value === 'text' && line !== head && !line.prefix && !hasLegalForm(line.text);

/** The line before the first that looks like an address belongs to it. */
function beginsBefore(part: Part, before: Part, rest: readonly Part[], isOnly: boolean): boolean {
  if (part.value === 'street') {
    // A code without a place: the place stands over the street.
    const code = rest.find(({ value }) => value === 'postal');
    return (
      code !== undefined && !/\p{L}{3}/u.test(code.text) && before.text.split(/\s+/).length <= PLACE_WORDS
    );
  }
  if (part.value !== 'postal' || !isOnly) return false;
  // The line between name and town is the street, though it does not look like one.
  const hasStreet = isStreet(part.text.replace(/[\s,]*\S*\d{3}.*$/u, ''));
  return !hasStreet && before.segment.height < LARGER * part.segment.height;
}

/** A line of an address without marks at its ends; "12345Town" with its space. */
export const trimmed = (text: string) =>
  repairedCode(text)
    .replace(/^[\s,;·•|-]+|[\s,;·•|-]+$/gu, '')
    .replace(/\s*[·•●|]\s*/gu, ', ')
    // The end of a sentence, not of an abbreviation.
    .replace(/(?<=\d\p{Lu}{0,2}|\d{2})\.$/u, '')
    .replace(/^(\d{4,5})(?=\p{Lu}\p{Ll}{2})/u, '$1 ');

/** "Bukit Raja, 41050": the town is still to come. */
const ENDS_WITH_CODE = /,\s*\d{4,6}$/;

/** The town below a code in a line of its own has so many words at most. */
const TOWN_WORDS = 3;
/** Lines that are neither street nor postal code: more than so many end an address. */
const MOST_LOOSE = 3;
/** A region or country after the code has so many words at most; a line of a narrow slip fewer, and so little space above it. */
const REGION_WORDS = 6;
const SLIP_WORDS = 2;
const SLIP_GAP = 0.9;
/** Names and people are no part of an address. */
const OF_PEOPLE: ReadonlySet<string | undefined> = new Set(['name', 'attention', 'person']);

/** From the first line with a street or postal code to the last, and places and countries right after it. */
export function addressLines(parts: readonly Part[], first: number, narrow: boolean): Part[] {
  const lines: Part[] = [];
  let hasCode = false;
  let loose = 0;
  for (const [at, part] of parts.entries()) {
    if (at < first) continue;
    const last = lines.at(-1);
    if (!BODY.has(part.value)) {
      if (hasCode || loose > 0) break;
      continue;
    }
    if (OF_PEOPLE.has(part.prefix)) continue;
    const isNewLine = last !== undefined && part.segment !== last.segment;
    if (isNewLine && isBeyond(parts.slice(at), last, hasCode, loose, narrow)) break;
    if (isNewLine && part.value === 'text') loose++;
    if (part.value === 'postal') hasCode = true;
    lines.push(part);
    if (part.value === 'country' || lines.length >= MAX_LINES) break;
  }
  return lines;
}

/** The first of the lines that are left is no more of the address: another street, or a line of text with no code to come. */
function isBeyond(
  rest: readonly Part[],
  last: Part,
  hasCode: boolean,
  loose: number,
  narrow: boolean,
): boolean {
  const [part] = rest as [Part];
  if (part.value === 'street') return hasCode;
  if (part.value !== 'text') return false;
  const codeFollows = !hasCode && rest.some(({ value }) => value === 'postal');
  return !codeFollows && endsAddress(part, last, hasCode, loose, narrow);
}

/** A line of text below an address is no more of it. */
function endsAddress(part: Part, last: Part, hasCode: boolean, loose: number, narrow: boolean): boolean {
  const gap = (part.box.y0 - last.box.y1) / part.segment.height;
  return (
    (hasCode && !goesOn(part, last, gap, narrow)) ||
    gap > PARAGRAPH ||
    loose >= MOST_LOOSE ||
    hasLegalForm(part.text)
  );
}

/** The line of the code may break before the region or country. */
function goesOn(part: Part, last: Part, gap: number, narrow: boolean): boolean {
  const words = part.text.split(/\s+/).length;
  return (
    /,\s*$/.test(last.text) ||
    (last.value === 'postal' && isPostalCode(last.text) && words <= TOWN_WORDS) ||
    (last.value === 'postal' && ENDS_WITH_CODE.test(last.text) && words <= REGION_WORDS) ||
    (narrow && gap < SLIP_GAP && words <= SLIP_WORDS && !isAddressed(part.text))
  );
}

/** "#12-34": floor and door. */
const HOUSEHOLD = /^#?\d{1,4}(?:[-/]\d{1,4})?$/;

/** A code by itself looks like a number, or like a telephone's. */
const UNSURE: ReadonlySet<PartKind> = new Set(['other', 'id', 'contact']);

/** A postal code in a line of its own right below a street or a town; floor and door below a street. */
export function afterAddress(part: Part, last: Part | undefined): Part {
  if (!last || part.prefix || !UNSURE.has(part.value)) return part;
  const gap = part.box.y0 - last.box.y1;
  if (gap > last.segment.height) return part;
  if (last.value === 'street' && HOUSEHOLD.test(part.text)) return { ...part, value: 'text' };
  const follows = STRONG.has(last.value) || last.value === 'text';
  return follows && isPostalCode(part.text) ? { ...part, value: 'postal' } : part;
}
