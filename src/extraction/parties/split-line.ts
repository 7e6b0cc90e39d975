import { locate } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { ENDS_LEGAL, LEGAL_ONLY } from '../values/index.ts';
import type { PartKind } from './line-kinds.ts';
import type { Part } from './parts.ts';
import { kindOf } from './piece-kinds.ts';
import { isStreet } from './streets.ts';

const SEPARATOR = /\s+[-–—•·●|/*]+\s+|\s*[•·●|;]\s*/u;
/** A code at the end of a sentence. */
const ENDS_WITH_CODE = /(?:\d\p{Lu}{2}|\d{4})\.$/u;

/** From one offset of a segment to another. */
interface Range {
  start: number;
  end: number;
}

/** A line that holds several parts of an address between separators: "Name - Street 1 - 12345 Town". */
export function splitLine(part: Part, reading: Reading): Part[] {
  const { segment } = part;
  const sentences = pieceUp(part, SEPARATOR).flatMap((piece) => sentencesIn(piece, segment.text));
  const pieces = sentences.flatMap(({ start, end }) =>
    withNumbers(pieceUp({ text: segment.text.slice(start, end), start }, /,\s+|;\s+/u), segment.text),
  );
  const parts = pieces.map(({ start, end }): Part => {
    const text = segment.text.slice(start, end);
    const piece = locate(segment, { start, end, text, value: 'text' as PartKind });
    return { ...piece, value: kindOf(text, segment, reading, start) };
  });
  const [place, street, code] = parts.slice(-3);
  if (code && CODE.test(code.text) && street?.value === 'street' && place && PLACE.test(place.text))
    parts[parts.length - 1] = { ...code, value: 'postal' };
  return parts;
}

/** "Alder Tools Ltd. 7 Canal Street, Northfield QX7 9ZT. VAT no. …": a full stop parts behind a company's form and behind a code. */
function sentencesIn({ start, end }: Range, line: string): Range[] {
  const found: Range[] = [];
  let from = start;
  for (const { index, 0: stop } of line.slice(start, end).matchAll(/\.\s+(?=[\p{Lu}\d])/gu)) {
    const before = line.slice(from, start + index + 1);
    if (!ENDS_LEGAL.test(before) && !ENDS_WITH_CODE.test(before)) continue;
    found.push({ start: from, end: start + index + 1 });
    from = start + index + stop.length;
  }
  return [...found, { start: from, end }];
}

/** "Alder Tools, Inc., 12, Main Street" or "Main Street, 12": form and number belong to what they stand beside. */
function withNumbers(pieces: readonly Range[], line: string): Range[] {
  const found = [...pieces];
  const textAt = (i: number) => (found[i] ? line.slice(found[i].start, found[i].end) : '');
  const isStreetAlone = (i: number) => isStreet(textAt(i)) && !/\d/.test(textAt(i));
  const merge = (i: number) => found.splice(i, 2, { start: found[i]!.start, end: found[i + 1]!.end });
  for (let i = found.length - 1; i >= 0; i--) {
    const text = textAt(i);
    const isCode = CODE.test(text) && i > 1 && /\d\.?$/.test(textAt(i - 1));
    const isNumber = /^\d{1,4}\s?\p{L}{0,3}$/u.test(text) && !isCode;
    // "Alder SARL, 12 bis, rue du Pont": a number belongs to the street behind it where none stands before it.
    const isAhead = isNumber && isStreetAlone(i + 1) && !isStreetAlone(i - 1);
    if (isNumber && found[i + 1] && (i === 0 || isAhead)) merge(i);
    else if (i > 0 && (isNumber || LEGAL_ONLY.test(text))) merge(i - 1);
  }
  return found;
}

/** "Budapest, Fő utca 11., 1011": the place first and its code last, as Hungary writes it. */
const CODE = /^\d{4}$/;
const PLACE = /^\p{Lu}[\p{L} .'’-]{2,24}$/u;

function pieceUp({ text, start }: Pick<Part, 'text' | 'start'>, separator: RegExp): Range[] {
  const found: Range[] = [];
  let at = 0;
  const global = new RegExp(separator.source, 'gu');
  for (const match of text.matchAll(global)) {
    if (match.index > at) found.push({ start: start + at, end: start + match.index });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ start: start + at, end: start + text.length });
  return found;
}
