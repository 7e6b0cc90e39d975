import { type Block, type LayoutPage, misalignment, type Segment } from '../../layout/index.ts';
import type { LabelRole } from '../labels/index.ts';
import type { Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { endsForm, hasLegalForm } from '../values/index.ts';
import { addressLines, addressStart, afterAddress, trimmed } from './address-lines.ts';
import { captioned, captionsOf, unknownHeads } from './captions.ts';
import { join } from './join-places.ts';
import { BODY, MAX_LINES, PARAGRAPH, STRONG } from './line-kinds.ts';
import { nameLines } from './name-lines.ts';
import { PARTY_ROLES, type Part, partOf } from './parts.ts';
import { splitLine } from './split-line.ts';

/** Lines that describe one party: its name, its address, and what stands with them. */
export interface Run {
  page: LayoutPage;
  /** All lines, top to bottom. */
  parts: Part[];
  name?: Located<string>;
  address?: Located<string>;
  /** The lines of the name, and of the address. */
  nameLines: Part[];
  lines: Part[];
  /** Lines with a street or a postal code. */
  strong: number;
  /** "Bill to" and the like, in the same column right above or as a prefix. */
  heading?: LabelRole;
  /** All in one line, with separators. */
  oneLine: boolean;
  /** Which line of its column the run begins with. */
  position: number;
}

/** All runs of lines on a page that may describe a party. */
export function findRuns(page: LayoutPage, reading: Reading): Run[] {
  const parts = new Map(page.segments.map((segment) => [segment, partOf(segment, reading)]));
  const runs: Run[] = [];
  for (const part of parts.values()) {
    if (part.text.length < 15 || part.text.length > 160) continue;
    const pieces = splitLine(part, reading);
    if (pieces.length < 2 || pieces.length > 9) continue;
    const full = hasLegalForm(pieces[0]!.text);
    if (!pieces.some(({ value }) => value === 'postal' || (full && value === 'street'))) continue;
    const usable = pieces.filter(({ value }) => BODY.has(value));
    const separated = SEPARATED.test(part.segment.text);
    const run =
      full || separated ? makeRun(usable, page, part.prefix, 0, 0) : bareAddress(part, usable, page);
    if (!run?.address || !(run.strong > 1 || run.name)) continue;
    runs.push({ ...run, oneLine: true });
    // The sender's line over the receiver's address is a description of its own.
    const whole = separated || full || part.segment.height < SMALL * page.unit;
    if (run.name && whole) parts.set(part.segment, { ...part, value: 'other' });
  }
  const captions = captionsOf(page, parts);
  for (const head of unknownHeads(page, parts)) parts.set(head.segment, { ...head, value: 'label' });
  const stacked = page.columns.flatMap((column) => columnRuns(column, page, (s) => parts.get(s)!, captions));
  return [...joined(stacked, page), ...runs];
}

/** A street, and below it after some free space a town with nothing over it: one address in wide-set lines. */
function joined(runs: readonly Run[], page: LayoutPage): Run[] {
  const found = [...runs];
  for (const town of runs) {
    const [first] = town.lines;
    if (town.name || first?.value !== 'postal' || town.parts[0] !== first) continue;
    const street = found.find(({ lines, page: own }) => {
      const last = lines.at(-1);
      const gap = last ? first.box.y0 - last.box.y1 : 0;
      return (
        own === page &&
        // A district may stand between street and town.
        (last?.value === 'street' || (last?.value === 'text' && lines.at(-2)?.value === 'street')) &&
        gap > 0 &&
        gap < WIDE_SET * page.unit &&
        misalignment(last.box, first.box) < page.unit &&
        !lines.some(({ value }) => value === 'postal')
      );
    });
    if (!street || street === town) continue;
    const run = makeRun([...street.parts, ...town.parts], page, street.heading, street.position, 0);
    if (run)
      found.splice(found.indexOf(street), 1, { ...run, ...(street.name ? { name: street.name } : {}) });
    found.splice(found.indexOf(town), 1);
  }
  return found;
}

/** Free space within an address in wide-set lines, in line heights. */
const WIDE_SET = 4;

/** "12 Main Street, Town, 12345": with commas alone the first piece is no name. */
function bareAddress(part: Part, pieces: readonly Part[], page: LayoutPage): Run {
  return {
    page,
    parts: [part],
    address: { ...part, value: trimmed(part.text) },
    nameLines: [],
    lines: [part],
    strong: pieces.filter(({ value }) => STRONG.has(value)).length,
    ...(part.prefix ? { heading: part.prefix } : {}),
    oneLine: false,
    position: 0,
  };
}

/** Print this much lower than the page's. */
const SMALL = 0.8;
/** "Name - Street 1 - 12345 Town". */
const SEPARATED = /\s[-–—•·●|*]\s.*\s[-–—•·●|*]\s|[•·●|].*[•·●|]/u;

function columnRuns(
  column: Block,
  page: LayoutPage,
  partFor: (segment: Segment) => Part,
  captions: ReadonlyMap<Segment, LabelRole>,
): Run[] {
  const found: Run[] = [];
  let open: Part[] = [];
  let heading: LabelRole | undefined;
  let begin = 0;
  const room = Math.max(...column.segments.map(({ box }) => box.x1 - box.x0));
  const close = (at: number) => {
    const run = open.length > 0 ? makeRun(open, page, heading, begin, room) : undefined;
    if (run) found.push(run);
    if (run) heading = undefined;
    open = [];
    begin = at;
  };
  column.segments.forEach((segment, i) => {
    const last = open.at(-1);
    const part = formAfter(afterAddress(captioned(partFor(segment), captions.get(segment)), last), last);
    if (part.value === 'heading') {
      close(i + 1);
      heading = part.prefix;
      return;
    }
    if (part.prefix && PARTY_ROLES.has(part.prefix) && BODY.has(part.value)) {
      close(i);
      heading = part.prefix;
    } else if (part.prefix === 'name' && open.some(({ prefix }) => prefix === 'name')) close(i);
    if (last) {
      const gap = (part.box.y0 - last.box.y1) / Math.min(segment.height, last.segment.height);
      const strong = open.filter(({ value }) => STRONG.has(value));
      const complete = strong.some(({ value }) => value === 'postal') && part.value !== 'country';
      if (
        gap > PARAGRAPH &&
        (complete || !STRONG.has(part.value)) &&
        (complete || strong.length > 0 || !nameLike(open))
      )
        close(i);
    }
    // The rest of a sender's line in small print over the receiver's name.
    if (
      open.length > 0 &&
      open.every(
        ({ value, segment: s }) =>
          value === 'text' && s.height < Math.min(0.75 * segment.height, SMALL * page.unit),
      )
    )
      close(i);
    if (BODY.has(part.value) || part.value === 'contact' || part.value === 'id') {
      if (open.length >= MAX_LINES * 2) close(i);
      // A new name after a complete description: another party.
      open.push(part);
    } else if (part.value === 'label' && open.length === 0) begin = i + 1;
    else close(i + 1);
  });
  close(column.segments.length);
  return found;
}

/** The rest of a company form below a name: "o.o." is no number. */
const formAfter = (part: Part, last: Part | undefined): Part =>
  last?.value === 'text' && part.value !== 'text' && endsForm(last.text, part.text)
    ? { ...part, value: 'text' }
    : part;

const nameLike = (parts: readonly Part[]) => parts.some(({ value }) => value === 'text');

function makeRun(
  parts: readonly Part[],
  page: LayoutPage,
  heading: LabelRole | undefined,
  position: number,
  /** Width of the column; 0 where lines do not wrap. */
  room: number,
): Run | undefined {
  const firstStrong = addressStart(parts);
  const body = parts.filter(({ value }) => BODY.has(value));
  if (body.length === 0) return undefined;
  let address: Part[] = [];
  if (firstStrong >= 0) address = addressLines(parts, firstStrong, page.narrow);
  const before = firstStrong >= 0 ? parts.slice(0, firstStrong) : parts;
  let name = nameLines(
    before.filter(({ value }) => value === 'text' || value === 'street'),
    page,
    room || Number.POSITIVE_INFINITY,
  );
  if (firstStrong >= 0) {
    // "City, name prefix below": the name may follow when it carries a label of its own.
    const labelled = parts.find(({ prefix, value }) => prefix === 'name' && BODY.has(value));
    if (labelled) name = [labelled];
  }
  address = address.filter((part) => !name.includes(part));
  return {
    page,
    parts: [...parts],
    nameLines: name,
    lines: address,
    ...(name.length > 0 ? { name: join(name, name.map(({ text }) => text).join(' '), ' ') } : {}),
    ...(address.length > 0
      ? { address: join(address, address.map(({ text }) => trimmed(text)).join(', '), ', ') }
      : {}),
    strong: address.filter(({ value }) => STRONG.has(value)).length,
    ...(heading ? { heading } : {}),
    oneLine: false,
    position,
  };
}
