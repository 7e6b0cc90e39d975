import type { Block, LayoutPage, Segment } from '../../layout/index.ts';
import type { LabelRole } from '../lexicon/index.ts';
import type { Located } from '../located.ts';
import type { Reading } from '../reading.ts';
import {
  hasLegalForm,
  isPostalCode,
  isStreet,
  isWeakStreet,
  join,
  type Part,
  type PartKind,
  partOf,
  splitLine,
} from './parts.ts';

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

const STRONG = new Set<PartKind>(['street', 'postal']);
const BODY = new Set<PartKind>(['text', 'street', 'postal', 'country']);
/** Free space after which lines belong apart, in line heights. */
const PARAGRAPH = 1.3;
/** An address has at most this many lines. */
const MAX_LINES = 8;
const PARTY = new Set<LabelRole>(['seller', 'buyer', 'delivery', 'remit_to']);

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
    const run = makeRun(usable, page, part.prefix, 0);
    if (!run?.address || !(run.strong > 1 || run.name)) continue;
    runs.push({ ...run, oneLine: true });
    // The sender's line over the receiver's address is a description of its own.
    const whole = SEPARATED.test(part.text) || full || part.segment.height < SMALL * page.unit;
    if (run.name && whole) parts.set(part.segment, { ...part, value: 'other' });
  }
  const captions = captionsOf(page, parts);
  for (const head of unknownHeads(page, parts)) parts.set(head.segment, { ...head, value: 'label' });
  return [
    ...page.columns.flatMap((column) => columnRuns(column, page, (s) => parts.get(s)!, captions)),
    ...runs,
  ];
}

/** Print this much lower than the page's. */
const SMALL = 0.8;
/** "Name - Street 1 - 12345 Town". */
const SEPARATED = /\s[-–—•·●|*]\s.*\s[-–—•·●|*]\s|[•·●|].*[•·●|]/u;
/** How far a value may stand from the caption on its left, in line heights. */
const CAPTION_GAP = 12;
const CAPTIONED = new Set<LabelRole>([
  ...PARTY,
  'name',
  'address',
  'bank_name',
  'account_holder',
  'routing_number',
]);

/** The captions that stand left of segments in cells of their own: "Billed to | Name". */
function captionsOf(page: LayoutPage, parts: ReadonlyMap<Segment, Part>): Map<Segment, LabelRole> {
  const found = new Map<Segment, LabelRole>();
  for (const { segments } of page.lines) {
    for (let i = 1; i < segments.length; i++) {
      const caption = parts.get(segments[i - 1]!)!;
      if (caption.value !== 'heading' && caption.value !== 'label') continue;
      const role = caption.prefix;
      if (!role || !CAPTIONED.has(role)) continue;
      if (segments[i]!.box.x0 - caption.box.x1 < CAPTION_GAP * page.unit) found.set(segments[i]!, role);
    }
  }
  return found;
}

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
  const close = (at: number) => {
    const run = open.length > 0 ? makeRun(open, page, heading, begin) : undefined;
    if (run) found.push(run);
    if (run) heading = undefined;
    open = [];
    begin = at;
  };
  column.segments.forEach((segment, i) => {
    const last = open.at(-1);
    const part = afterAddress(captioned(partFor(segment), captions.get(segment)), last);
    if (part.value === 'heading') {
      close(i + 1);
      heading = part.prefix;
      return;
    }
    if (part.prefix && PARTY.has(part.prefix) && BODY.has(part.value)) {
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

/**
 * Heads of columns side by side, in a language whose captions nobody knows: in each column the same number of words over a
 * name and an address.
 */
function unknownHeads(page: LayoutPage, parts: ReadonlyMap<Segment, Part>): Part[] {
  const heads = page.columns.flatMap(({ segments }) => {
    const strong = segments.findIndex((segment) => STRONG.has(parts.get(segment)!.value));
    const above = segments.slice(Math.max(0, strong - 2), Math.max(0, strong));
    const [head, name] = above.map((segment) => parts.get(segment)!);
    const fits =
      head?.value === 'text' &&
      name?.value === 'text' &&
      !head.prefix &&
      head.text.split(/\s+/).length <= 2 &&
      !/\d/.test(head.text) &&
      !hasLegalForm(head.text) &&
      !hasLegalForm(`${head.text} ${name.text.split(/\s+/)[0]}`);
    return fits ? [{ head, name }] : [];
  });
  return heads
    .filter(({ head, name }) =>
      heads.some(
        (other) =>
          other.head !== head &&
          Math.abs(other.head.box.y0 - head.box.y0) < 0.5 * page.unit &&
          Math.abs(other.name.box.y0 - name.box.y0) < page.unit,
      ),
    )
    .map(({ head }) => head);
}

/** What a line is, once the caption left of it is known. */
function captioned(part: Part, caption: LabelRole | undefined): Part {
  if (!caption || part.prefix || !BODY.has(part.value)) return part;
  return PARTY.has(caption) || caption === 'name' || caption === 'address'
    ? { ...part, prefix: caption }
    : { ...part, value: 'id', prefix: caption };
}

/** "#12-34": floor and door. */
const HOUSEHOLD = /^#?\d{1,4}[-/]\d{1,4}$/;

/** A postal code in a line of its own right below a street or a town; floor and door below a street. */
function afterAddress(part: Part, last: Part | undefined): Part {
  if (!last || (part.value !== 'other' && part.value !== 'id')) return part;
  const gap = part.box.y0 - last.box.y1;
  if (gap > last.segment.height) return part;
  if (last.value === 'street' && HOUSEHOLD.test(part.text)) return { ...part, value: 'text' };
  const follows = STRONG.has(last.value) || last.value === 'text';
  return follows && isPostalCode(part.text) ? { ...part, value: 'postal' } : part;
}

const nameLike = (parts: readonly Part[]) => parts.some(({ value }) => value === 'text');

function makeRun(
  parts: readonly Part[],
  page: LayoutPage,
  heading: LabelRole | undefined,
  position: number,
): Run | undefined {
  const firstStrong = addressStart(parts);
  const body = parts.filter(({ value }) => BODY.has(value));
  if (body.length === 0) return undefined;
  let address: Part[] = [];
  if (firstStrong >= 0) address = addressLines(parts, firstStrong, page.narrow);
  const before = firstStrong >= 0 ? parts.slice(0, firstStrong) : parts;
  let name = nameLines(
    before.filter(({ value }) => value === 'text' || value === 'street'),
    page.unit,
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

/** Where the address begins: at the first street or postal code, with some care for what only looks like one. */
function addressStart(parts: readonly Part[]): number {
  const strong = parts.flatMap(({ value }, i) => (STRONG.has(value) ? [i] : []));
  const [first, second] = strong;
  if (first === undefined) return -1;
  const part = parts[first]!;
  const body = parts.filter(({ value }) => BODY.has(value));
  // "99 Stores" over a street is a name.
  if (part === body[0] && second !== undefined && part.value === 'street' && isWeakStreet(part.text))
    return second;
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
      !hasLegalForm(before.text) &&
      !before.prefix
    )
      return first - 1;
  }
  return first;
}

/** A line of an address without marks at its ends; "12345Town" with its space. */
const trimmed = (text: string) =>
  text.replace(/^[\s,;·•|-]+|[\s,;·•|-]+$/gu, '').replace(/^(\d{4,5})(?=\p{Lu}\p{Ll}{2})/u, '$1 ');

/** From the first line with a street or postal code to the last, and places and countries right after it. */
function addressLines(parts: readonly Part[], first: number, narrow: boolean): Part[] {
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
      const goesOn = /,\s*$/.test(last.text) || (narrow && gap < 0.9 && part.text.split(/\s+/).length <= 2);
      if ((postal && !goesOn) || gap > PARAGRAPH || hasLegalForm(part.text) || loose >= 3) {
        if (!parts.slice(parts.indexOf(part)).some(({ value }) => value === 'postal') || postal) break;
      }
      loose++;
    } else if (last && postal && part.value === 'street') break;
    if (part.value === 'postal') postal = true;
    lines.push(part);
    if (part.value === 'country') break;
    if (lines.length >= MAX_LINES) break;
  }
  return lines;
}

/** A line in another size with free space below it is no part of the description: a slogan, a logo, a title. */
function withoutSlogan(lines: readonly Part[], unit: number): readonly Part[] {
  const [first, second] = lines;
  if (!first || !second) return lines;
  const larger = first.segment.height > 1.3 * second.segment.height;
  const apart = second.box.y0 - first.box.y1 > 0.6 * unit;
  return larger && apart && !hasLegalForm(first.text) ? lines.slice(1) : lines;
}

/** The lines of the name: the one with a legal form, or the first; two where the first cannot end there. */
function nameLines(before: readonly Part[], unit: number): Part[] {
  const lines = before.filter(
    ({ prefix }) => prefix !== 'attention' && prefix !== 'person' && prefix !== 'address',
  );
  const labelled = lines.find(({ prefix }) => prefix === 'name');
  if (labelled) return [labelled];
  const [first, second] = withoutSlogan(lines, unit);
  if (!first) return [];
  if (second) {
    const tall = first.segment.height > 1.15 * (lines[2] ?? before.at(-1) ?? first).segment.height;
    const wraps = /(?:&|,| y| e| et| und| and| de|-)$/iu.test(first.text);
    const rest =
      hasLegalForm(` ${second.text}`) && second.text.split(/\s+/).length <= 4 && !hasLegalForm(first.text);
    const ratio =
      Math.max(first.segment.height, second.segment.height) /
      Math.min(first.segment.height, second.segment.height);
    const same = ratio < 1.15;
    const big = Math.min(first.segment.height, second.segment.height) > 1.25 * unit;
    const adjacent = second.box.y0 - first.box.y1 < 0.8 * first.segment.height;
    if (same && big && adjacent && !hasLegalForm(first.text)) return [first, second];
    if (same && tall && rest) return [first, second];
    // Heights of recognised boxes differ with the letters in them.
    if (ratio < 1.4 && (wraps || (rest && second.text.split(/\s+/).length <= 2))) return [first, second];
    if (!hasLegalForm(first.text) && hasLegalForm(second.text) && !first.prefix) return [second];
  }
  return [first];
}
