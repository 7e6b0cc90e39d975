import { type Features, flags } from '../evidence/index.ts';
import { hasLegalForm } from '../values/index.ts';
import { trimmed } from './address-lines.ts';
import { join } from './join-places.ts';
import { BODY, PARAGRAPH, type PartKind, STRONG } from './line-kinds.ts';
import { PARTY_ROLES, type Part } from './parts.ts';
import type { Run } from './runs.ts';
import { isWeakStreet } from './streets.ts';

/** So many lines before the first and after the last line of an address, as rules have cut it, may belong to it too. */
const EARLIER = 1;
const LATER = 2;
/** An address has so many lines at most. */
const MOST_LINES = 6;
/** Lines that may be of an address though they look like numbers; with a label they are not. */
const UNSURE: ReadonlySet<PartKind> = new Set(['id', 'contact', 'other']);

/** From one line of a column to another, both of them included. */
interface Cut {
  first: number;
  last: number;
}

/**
 * The same lines with an address that begins or ends elsewhere, for evidence to decide: rules that look at one line after the other cut
 * wrongly where a line looks like something else.
 */
export function addressVariants(run: Run): Run[] {
  if (run.oneLine) return [];
  const own = ownCut(run);
  const found: Run[] = [];
  const { column } = run;
  // What is surely a street, a code or a country is not left out.
  const latest = own.first + (isDoubtful(column[own.first]) ? 1 : 0);
  const soonest = own.last - (isDoubtful(column[own.last]) ? 1 : 0);
  for (let first = own.first - EARLIER; first <= latest; first++)
    for (let last = Math.max(first, soonest); last < Math.min(endOf(run), own.last + LATER + 1); last++) {
      const variant = isOwn({ first, last }, own, run) ? undefined : variantOf(run, { first, last });
      if (variant) found.push(variant);
    }
  return found;
}

const isDoubtful = (part: Part | undefined) =>
  part !== undefined && (part.value === 'text' || (part.value === 'street' && isWeakStreet(part.text)));

const isOwn = (cut: Cut, own: Cut, run: Run) =>
  run.address !== undefined && cut.first === own.first && cut.last === own.last;

/** Where the rules have cut; where they found no address, below the name. */
function ownCut({ column, lines, nameLines, position }: Run): Cut {
  const at = (part: Part | undefined) => column.findIndex(({ segment }) => segment === part?.segment);
  const [first, last] = [at(lines[0]), at(lines.at(-1))];
  if (first >= 0) return { first, last };
  const below = Math.max(position, at(nameLines.at(-1)) + 1);
  return { first: below, last: below };
}

function variantOf(run: Run, { first, last }: Cut): Run | undefined {
  const cut = run.column.slice(first, last + 1);
  if (first < 0 || cut.length < last + 1 - first || cut.length > MOST_LINES || !holdTogether(cut))
    return undefined;
  const lines = cut.filter(mayBeLine);
  if (lines.length === 0 || lines[0] !== cut[0] || lines.at(-1) !== cut.at(-1)) return undefined;
  const strong = lines.filter(({ value }) => STRONG.has(value)).length;
  // Without a street or a code only what stands under a heading or behind a label may be an address.
  if (strong === 0 && !isAnnounced(run, lines)) return undefined;
  return {
    ...run,
    lines,
    strong,
    isVariant: true,
    address: join(lines, lines.map(({ text }) => trimmed(text)).join(', '), ', '),
  };
}

const isAnnounced = ({ heading }: Run, [first]: readonly Part[]) =>
  (heading !== undefined && PARTY_ROLES.has(heading)) || first?.prefix === 'address';

const mayBeLine = ({ value, prefix, text }: Part) =>
  prefix !== 'name' &&
  prefix !== 'attention' &&
  prefix !== 'person' &&
  (BODY.has(value) ||
    (UNSURE.has(value) && !prefix && /[\p{L}\p{N}]/u.test(text) && !/\S@\S|www\./.test(text)));

/** Where another party begins below the lines of a run, or a label stands. */
function endOf({ column, position, parts }: Run): number {
  const end = column.findIndex(
    ({ value, prefix }, at) =>
      at >= position + parts.length &&
      (value === 'heading' || value === 'label' || (prefix !== undefined && PARTY_ROLES.has(prefix))),
  );
  return end < 0 ? column.length : end;
}

/** No label stands between the lines, and no free space. */
const holdTogether = (cut: readonly Part[]) =>
  cut.every(({ value, box, segment }, i) => {
    const above = cut[i - 1];
    if (value === 'heading' || value === 'label') return false;
    return !above || box.y0 - above.box.y1 < PARAGRAPH * Math.max(segment.height, above.segment.height);
  });

/** What the lines of an address say of where it begins and ends. */
export function cutFeatures({ column, lines, page }: Run): Features {
  const [first, last] = [lines[0]!, lines.at(-1)!];
  const at = (part: Part) => column.findIndex(({ segment }) => segment === part.segment);
  const above = near(column[at(first) - 1], first, page.unit);
  const below = near(column[at(last) + 1], last, page.unit);
  const unsure = lines.filter(({ value }) => UNSURE.has(value)).length;
  return {
    ...flags({
      startsPlain: first.value === 'text',
      startsPostal: first.value === 'postal',
      endsPlain: last.value === 'text',
      endsStreet: last.value === 'street',
      endsCountry: last.value === 'country',
      cutAbove: above !== undefined && STRONG.has(above.value),
      nameAbove: above?.value === 'text',
      headedAbove: above?.value === 'heading' || above?.value === 'label',
      cutBelow: below !== undefined && (STRONG.has(below.value) || below.value === 'country'),
      plainBelow: below?.value === 'text',
      legalIn: lines.some(({ text }) => hasLegalForm(text)),
      unshaped: !lines.some(({ value }) => STRONG.has(value)),
      numbered: lines.some(({ text }) => /\d/.test(text)),
    }),
    unsure: Math.min(2, unsure),
  };
}

/** The neighbour of a line, where no free space is between them. */
function near(other: Part | undefined, part: Part, unit: number): Part | undefined {
  if (!other) return undefined;
  const gap = Math.max(other.box.y0 - part.box.y1, part.box.y0 - other.box.y1);
  return gap < PARAGRAPH * unit ? other : undefined;
}
