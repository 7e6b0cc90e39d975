import type { LayoutPage, Segment } from '../../layout/index.ts';
import { locate } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { hasLegalForm } from '../values/index.ts';
import { trimmed } from './address-lines.ts';
import { BODY, STRONG } from './line-kinds.ts';
import type { Part } from './parts.ts';
import { makeRun, type Run } from './runs.ts';
import { splitLine } from './split-line.ts';

/** A line that describes a party has so many characters, and so many pieces between its separators. */
const CHARACTERS = { least: 15, most: 160 };
const PIECES = { least: 2, most: 9 };
/** Print this much lower than the page's is small. */
const SMALL = 0.8;
/** "Name - Street 1 - 12345 Town". */
const SEPARATED = /\s[-–—•·●|*]\s.*\s[-–—•·●|*]\s|[•·●|].*[•·●|]/u;

/** Descriptions of a party in one line, as senders print them over the receiver's address. */
export interface OneLineRuns {
  runs: Run[];
  /** Lines that are nothing but such a description: they belong to no other. */
  whole: Set<Segment>;
}

export function oneLineRuns(page: LayoutPage, parts: Iterable<Part>, reading: Reading): OneLineRuns {
  const runs: Run[] = [];
  const whole = new Set<Segment>();
  for (const part of parts) {
    const run = oneLineRun(part, page, reading);
    if (!run) continue;
    runs.push(run);
    const { segment } = part;
    const isWhole = SEPARATED.test(segment.text) || isNamed(run) || segment.height < SMALL * page.unit;
    if (run.name && isWhole) whole.add(segment);
  }
  return { runs, whole };
}

/** The line begins with a company's name. */
const isNamed = ({ parts: [first] }: Run) => first !== undefined && hasLegalForm(first.text);

function oneLineRun(part: Part, page: LayoutPage, reading: Reading): Run | undefined {
  const { length } = part.text;
  if (length < CHARACTERS.least || length > CHARACTERS.most) return undefined;
  const pieces = splitLine(part, reading);
  if (pieces.length < PIECES.least || pieces.length > PIECES.most) return undefined;
  const isFull = hasLegalForm(pieces[0]!.text);
  if (!pieces.some(({ value }) => value === 'postal' || (isFull && value === 'street'))) return undefined;
  const usable = pieces.filter(({ value }) => BODY.has(value));
  const run =
    isFull || SEPARATED.test(part.segment.text)
      ? makeRun(usable, { page, heading: part.prefix, column: [part], position: 0, room: 0 })
      : bareAddress(part, usable, page);
  return run?.address && (run.strong > 1 || run.name) ? { ...run, oneLine: true } : undefined;
}

/** "12 Main Street, Town, 12345": with commas alone the first piece is no name. It ends with its last street, code or country. */
function bareAddress(part: Part, pieces: readonly Part[], page: LayoutPage): Run {
  const last = pieces.findLast(({ value }) => value !== 'text') ?? part;
  const { segment, start } = part;
  const text = segment.text.slice(start, last.end);
  const line: Part = { ...part, ...locate(segment, { start, end: last.end, text, value: part.value }) };
  return {
    page,
    parts: [part],
    address: { ...line, value: trimmed(text) },
    nameLines: [],
    lines: [line],
    strong: pieces.filter(({ value }) => STRONG.has(value)).length,
    ...(part.prefix ? { heading: part.prefix } : {}),
    oneLine: false,
    column: [part],
    position: 0,
    block: {},
    isVariant: false,
  };
}
