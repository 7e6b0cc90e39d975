import type { Block, LayoutPage, Segment } from '../../layout/index.ts';
import type { LabelRole } from '../labels/index.ts';
import { endsForm } from '../values/index.ts';
import { afterAddress } from './address-lines.ts';
import { isAddressed } from './addressees.ts';
import { captioned } from './captions.ts';
import { BODY, MAX_LINES, PARAGRAPH, STRONG } from './line-kinds.ts';
import { PARTY_ROLES, type Part } from './parts.ts';
import { makeRun, type Run } from './runs.ts';

/** Print this much lower than the line below it, and than the page's, is a sender's line. */
const SENDER = { ofLine: 0.75, ofPage: 0.8 };
/** Print this much larger than the lines below it is of another description, where free space is between. */
const OTHER_PRINT = 1.8;
/** A run has so many lines at most, with contacts and numbers. */
const MOST_LINES = 2 * MAX_LINES;

/** The runs of lines in one column, cut where another party begins. */
export function columnRuns(
  column: Block,
  page: LayoutPage,
  partFor: (segment: Segment) => Part,
  captions: ReadonlyMap<Segment, LabelRole>,
): Run[] {
  const found: Run[] = [];
  const all: Part[] = [];
  let open: Part[] = [];
  let heading: LabelRole | undefined;
  let position = 0;
  const room = Math.max(...column.segments.map(({ box }) => box.x1 - box.x0));
  const close = (next: number) => {
    const run = open.length > 0 ? makeRun(open, { page, heading, column: all, position, room }) : undefined;
    if (run) found.push(run);
    if (run) heading = undefined;
    open = [];
    position = next;
  };
  for (const [i, segment] of column.segments.entries()) {
    const last = open.at(-1);
    const part = formAfter(afterAddress(captioned(partFor(segment), captions.get(segment)), last), last);
    all.push(part);
    if (part.value === 'heading') {
      close(i + 1);
      heading = part.prefix;
      continue;
    }
    const ownsHeading = part.prefix && PARTY_ROLES.has(part.prefix) && BODY.has(part.value);
    if (ownsHeading || beginsAnother(part, open, page)) close(i);
    if (ownsHeading) heading = part.prefix;
    if (belongs(part)) open.push(part);
    else if (part.value === 'label' && open.length === 0) position = i + 1;
    else close(i + 1);
  }
  close(column.segments.length);
  return found;
}

/** Names, addresses and what stands with them. */
const belongs = ({ value }: Part) => BODY.has(value) || value === 'contact' || value === 'id';

/** The rest of a company form below a name: "o.o." is no number. */
const formAfter = (part: Part, last: Part | undefined): Part =>
  last?.value === 'text' && part.value !== 'text' && endsForm(last.text, part.text)
    ? { ...part, value: 'text' }
    : part;

/** A line does not go on with the lines above it. */
function beginsAnother(part: Part, open: readonly Part[], { unit }: LayoutPage): boolean {
  const last = open.at(-1);
  if (!last) return false;
  const isSecondName = part.prefix === 'name' && open.some(({ prefix }) => prefix === 'name');
  return (
    isSecondName ||
    isApart(part, last, open) ||
    open.every((one) => isSenderPrint(one, part, unit)) ||
    (belongs(part) && open.length >= MOST_LINES)
  );
}

/** Free space stands above the line, and nothing that is still to come of the description above. */
function isApart(part: Part, last: Part, open: readonly Part[]): boolean {
  const heights = [part.segment.height, last.segment.height];
  const gap = (part.box.y0 - last.box.y1) / Math.min(...heights);
  if (gap <= PARAGRAPH && !isJump(gap, open)) return false;
  // Below contacts, in other print, and before a person who is written to, the receiver begins.
  const isOther =
    !BODY.has(last.value) ||
    last.segment.height > OTHER_PRINT * part.segment.height ||
    isAddressed(part.text);
  if (part.value === 'text' && !part.prefix && isOther) return true;
  const strong = open.filter(({ value }) => STRONG.has(value));
  const isComplete = strong.some(({ value }) => value === 'postal') && part.value !== 'country';
  if (isComplete) return true;
  return !STRONG.has(part.value) && (strong.length > 0 || !open.some(({ value }) => value === 'text'));
}

/** Free space, in line heights, that is so many times as wide as any between the lines above parts them from the next. */
const JUMP = { least: 0.7, times: 2.5, closest: 0.15 };

/** Between tightly set lines less free space parts two descriptions. */
function isJump(gap: number, open: readonly Part[]): boolean {
  if (open.length < 2 || gap < JUMP.least) return false;
  const gaps = open.slice(1).map(({ box, segment }, i) => (box.y0 - open[i]!.box.y1) / segment.height);
  return gap > JUMP.times * Math.max(JUMP.closest, ...gaps);
}

/** The rest of a sender's line in small print over the receiver's name. */
const isSenderPrint = ({ value, segment }: Part, below: Part, unit: number) =>
  value === 'text' && segment.height < Math.min(SENDER.ofLine * below.segment.height, SENDER.ofPage * unit);
