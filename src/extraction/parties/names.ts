import type { Segment } from '../../layout/index.ts';
import { type Context, type Features, flags } from '../evidence/index.ts';
import type { LabelParty } from '../labels/index.ts';
import { type Located, locate } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { fold, foldedLetters, hasLegalForm, legalEnd } from '../values/index.ts';
import { nameFeatures } from './name-features.ts';
import { cleanName, looksLikeName } from './name-looks.ts';
import { type Part, partOf } from './parts.ts';
import type { Run } from './runs.ts';

export interface NameCandidate {
  place: Located<string>;
  /** The run that it stands in, if any. */
  run?: Run;
  features: Features;
  party?: LabelParty;
}

/** Pages whose lines may be names: later ones repeat the letterhead. */
const MOST_PAGES = 2;
/** A company's name in a longer line is a candidate of its own where it is less than this part of it. */
const PART_OF_LINE = 0.8;

/** Lines that may be the name of a party, with the evidence that does not depend on which party. */
export function nameCandidates(context: Context, runs: readonly Run[]): NameCandidate[] {
  const { reading } = context;
  const found: NameCandidate[] = [];
  const known = new Set<string>();
  const add = ({ place, run }: PlacedName) => {
    const value = cleanName(place.value);
    const key = `${place.segment.id}:${fold(value)}`;
    if (!looksLikeName(value) || known.has(key)) return;
    known.add(key);
    const features = nameFeatures(context, { place, value, run, runs });
    found.push({ place: { ...place, value }, ...(run ? { run } : {}), features });
  };
  for (const run of runs) if (run.name) add({ place: run.name, run });
  for (const page of reading.layout.pages.slice(0, MOST_PAGES))
    for (const segment of page.segments) for (const name of namesIn(segment, runs, reading)) add(name);
  markForms(found);
  markRepeated(found);
  return found;
}

interface PlacedName {
  place: Located<string>;
  run: Run | undefined;
}

/** The names that a segment may hold: all of it, and a company's name within it. */
function namesIn(segment: Segment, runs: readonly Run[], reading: Reading): PlacedName[] {
  const part = partOf(segment, reading);
  const run = runs.find(({ parts }) => parts.some((p) => p.segment === segment));
  const isNameLine = run?.nameLines.some((line) => line.segment === segment) ?? false;
  if (run && isNameLine && run.nameLines.length > 1) return [];
  const isText = part.value === 'text';
  const found: PlacedName[] = [];
  if (isText && mayBeWhole(part, segment, run)) found.push({ place: { ...part, value: part.text }, run });
  const company = companyIn(segment.text, isText && !isNumbered(segment, reading));
  if (company && (!isText || company.text.length < PART_OF_LINE * part.text.length))
    found.push({ place: locate(segment, { ...company, value: company.text }), run });
  return found;
}

/** No line of the address, and nothing further down its block unless it has a legal form. */
function mayBeWhole(part: Part, segment: Segment, run: Run | undefined): boolean {
  if (!run) return true;
  if (run.lines.some((line) => line.segment === segment)) return false;
  return run.name === undefined || run.parts[0]?.segment === segment || hasLegalForm(part.text);
}

/** Print this much larger than the page's, in parts of its line height, may be a brand. */
const BRAND = 0.5;

/** "Alder" in the logo and "Alder Tools Ltd" below: the second is the name. */
function markForms(found: readonly NameCandidate[]): void {
  const keys = found.map(({ place }) => foldedLetters(place.value));
  for (const [i, { features }] of found.entries()) {
    const isLegal = features.legal === 1;
    const others = found.flatMap(({ features: its }, j) => ((its.legal === 1) !== isLegal ? [keys[j]!] : []));
    const brands = found.flatMap(({ features: its }, j) =>
      j !== i && its.large! >= BRAND && its.firstPage === 1 ? [keys[j]!] : [],
    );
    const marks = {
      branded: brands.some((brand) => startsLike(keys[i]!, brand)),
      partial: !isLegal && others.some((other) => startsLike(other, keys[i]!)),
      fuller: isLegal && others.some((other) => startsLike(keys[i]!, other)),
    };
    Object.assign(features, flags(marks));
  }
}

function markRepeated(found: readonly NameCandidate[]): void {
  const times = Map.groupBy(found, ({ place }) => fold(place.value));
  for (const { place, features } of found)
    features.repeated = times.get(fold(place.value))!.length > 1 ? 1 : 0;
}

/** "Alder SARL au capital de 8 000 €": numbers of the register follow the name. */
const isNumbered = (segment: Segment, reading: Reading) =>
  reading.labels.some(
    ({ segment: own, value }) =>
      own === segment && (value.role === 'registration_id' || value.role === 'tax_id'),
  );

const startsLike = (long: string, short: string) =>
  short.length > 3 &&
  long.length > short.length &&
  (isMisread(long.slice(0, short.length), short) || (short.length > 4 && long.includes(short)));

/** One letter in so many may be misread. */
const MISREAD = 8;

/** The same letters but for a few that recognition takes for others. */
const isMisread = (a: string, b: string): boolean =>
  [...a].filter((letter, i) => letter !== b[i]).length <= Math.floor(b.length / MISREAD);

/** What parts a name from others in a line; a comma only where no legal form follows it. */
const PARTS = /\s[-–—•·●|/]\s|[•·●|;:]|,\s/gu;

/** "Reg. 000002265 Alder Ltd": a long number is no part of the name behind it. */
const afterNumber = (text: string): number => /^.*\d{5,}\S*\s+(?=\p{Lu}\p{L})/u.exec(text)?.[0].length ?? 0;

/** A company's name with its legal form inside a longer line. */
function companyIn(text: string, whole: boolean): { start: number; end: number; text: string } | undefined {
  let start = 0;
  for (const match of [...text.matchAll(PARTS), { index: text.length, 0: '' }]) {
    const piece = text.slice(start, match.index);
    const after = text.slice(match.index + match[0].length);
    if (match[0].startsWith(',') && /^(?:Inc|LLC|Ltd|a\.\s?s|s\.\s?r\.\s?o)(?!\p{L})/u.test(after)) continue;
    const lead = piece.length - piece.trimStart().length;
    const end = legalEnd(piece);
    // "Alder AG West" is a name, "Alder AG registered in Bern" is none.
    const goesOn = end !== undefined && /\p{L}/u.test(piece.slice(end));
    if (end !== undefined && !(goesOn && whole) && /^\p{Lu}|^\d/u.test(piece.trimStart())) {
      const from = Math.max(lead, afterNumber(piece.slice(0, end)));
      return { start: start + from, end: start + end, text: piece.slice(from, end) };
    }
    start = match.index + match[0].length;
  }
  return undefined;
}
