import type { LayoutPage, Segment } from '../../layout/index.ts';
import { type Context, type Features, labelFeatures } from '../evidence/index.ts';
import { isStopName, type LabelParty } from '../labels/index.ts';
import { type Located, locate } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { countDigits, countLetters, fold, foldedLetters, hasLegalForm, legalEnd } from '../values/index.ts';
import { isAddressed } from './addressees.ts';
import { PARTY_ROLES, type Part, partOf } from './parts.ts';
import type { Run } from './runs.ts';

export interface NameCandidate {
  place: Located<string>;
  /** The run that it stands in, if any. */
  run?: Run;
  features: Features;
  party?: LabelParty;
}

/** What is glued to a name and is not part of it: registration numbers in brackets, marks, a city after a dash. */
export function cleanName(text: string): string {
  return (
    text
      .replace(/\s*\((?:[^)]*\d[^)]*)\)?\s*$/u, '')
      // A round logo reads like a sign of copyright.
      .replace(/^©\s*(?=\p{Lu})/u, '')
      .replace(/^(?:for|für|pour|para|per|voor|m\/s\.?)\s+(?=\p{Lu})/iu, '')
      .replace(/^[\s:;,.·•|*#-]+|[\s:;,·•|*#-]+$/gu, '')
      .trim()
  );
}

/** Could be the name of a company or a person by its looks. */
export function looksLikeName(text: string): boolean {
  const letters = countLetters(text);
  const digits = countDigits(text);
  const words = text.split(/\s+/).length;
  return (
    letters >= 2 &&
    letters > digits &&
    words <= 8 &&
    text.length <= 70 &&
    !/[@:!?©]|\([cC]\)/.test(text) &&
    !isStopName(text)
  );
}

/** Lines that may be the name of a party, with the evidence that does not depend on which party. */
export function nameCandidates(context: Context, runs: readonly Run[]): NameCandidate[] {
  const { reading } = context;
  const found: NameCandidate[] = [];
  const known = new Set<string>();
  const add = (place: Located<string>, run?: Run) => {
    const value = cleanName(place.value);
    const key = `${place.segment.id}:${fold(value)}`;
    if (!looksLikeName(value) || known.has(key)) return;
    known.add(key);
    const page = reading.layout.pageOf(place.segment);
    found.push({
      place: { ...place, value },
      ...(run ? { run } : {}),
      features: nameFeatures(context, place, value, run, page),
    });
  };
  for (const run of runs) if (run.name) add(run.name, run);
  for (const page of reading.layout.pages.slice(0, 2)) {
    for (const segment of page.segments) {
      const part: Part = partOf(segment, reading);
      const run = runs.find(({ parts }) => parts.some((p) => p.segment === segment));
      if (run && run.nameLines.length > 1 && run.nameLines.some((line) => line.segment === segment)) continue;
      if (
        part.value === 'text' &&
        !run?.lines.some((line) => line.segment === segment) &&
        !(run?.name && run.parts[0]?.segment !== segment && !hasLegalForm(part.text))
      ) {
        add({ ...part, value: part.text }, run);
      }
      const legal = companyIn(segment.text, part.value === 'text' && !isNumbered(segment, reading));
      if (legal && (part.value !== 'text' || legal.text.length < 0.8 * part.text.length)) {
        add(locate(segment, { ...legal, value: legal.text }), run);
      }
    }
  }
  const counts = new Map<string, number>();
  for (const { place } of found) counts.set(fold(place.value), (counts.get(fold(place.value)) ?? 0) + 1);
  const keys = found.map(({ place }) => foldedLetters(place.value));
  for (const [i, { features }] of found.entries()) {
    // "Alder" in the logo and "Alder Tools Ltd" below: the second is the name.
    const legal = features.legal === 1;
    const others = found.flatMap((other, j) => ((other.features.legal === 1) !== legal ? [keys[j]!] : []));
    const [partial, fuller] = [
      !legal && others.some((other) => startsLike(other, keys[i]!)),
      legal && others.some((other) => startsLike(keys[i]!, other)),
    ];
    Object.assign(features, { partial: partial ? 1 : 0, fuller: fuller ? 1 : 0 });
  }
  for (const candidate of found)
    candidate.features.repeated = counts.get(fold(candidate.place.value))! > 1 ? 1 : 0;
  return found;
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
  (long.startsWith(short) || (short.length > 4 && long.includes(short)));

/** What parts a name from others in a line; a comma only where no legal form follows it. */
const PARTS = /\s[-–—•·●|/]\s|[•·●|;:]|,\s/gu;

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
      return { start: start + lead, end: start + end, text: piece.slice(lead, end) };
    }
    start = match.index + match[0].length;
  }
  return undefined;
}

function nameFeatures(
  context: Context,
  place: Located<string>,
  value: string,
  run: Run | undefined,
  page: LayoutPage,
): Features {
  const { reading, labelling } = context;
  const evidence = labelling.evidence(place, []);
  const y = place.box.y0 / page.height;
  const ratio = place.segment.height / page.unit;
  const words = value.split(/\s+/).length;
  const host = reading.emails
    .map(({ value }) => value.address.split('@')[1] ?? '')
    .concat(reading.urls.map(({ value }) => value.host));
  const key = fold(value).replace(/[^a-z0-9]/g, '');
  const firstWord = fold(value).match(/[a-z0-9]{4,}/)?.[0] ?? '';
  const domains = host.map((h) => h.split('.').slice(-2)[0] ?? '');
  const firstText = page.segments.find(({ text }) => looksLikeName(text));
  return {
    ...labelFeatures(evidence),
    legal: hasLegalForm(value) ? 1 : 0,
    top: Math.max(0, 1 - 4 * y),
    footer: y > 0.85 ? 1 : 0,
    left: place.box.x0 < 0.45 * page.width ? 1 : 0,
    large: Math.min(1.5, Math.max(0, ratio - 1.1)),
    small: ratio < 0.8 ? 1 : 0,
    first: firstText === place.segment ? 1 : 0,
    firstPage: place.page === 1 ? 1 : 0,
    // A till slip seldom names its receiver, and then under a heading.
    slip: page.narrow ? 1 : 0,
    domain: domains.some(
      (d) =>
        d.length > 3 &&
        (key.startsWith(d) || d.startsWith(key) || (firstWord.length > 4 && d.includes(firstWord))),
    )
      ? 1
      : 0,
    person: /^(?:\p{Lu}\p{Ll}+[ .-]+){1,3}\p{Lu}\p{Ll}+$/u.test(value) ? 1 : 0,
    digits: /\d/.test(value) ? 1 : 0,
    lower: /^\p{Ll}/u.test(value) ? 1 : 0,
    long: words > 5 ? 1 : 0,
    oneWord: words === 1 ? 1 : 0,
    // A footer has its columns side by side as a table has.
    crowded: !(run?.address && y > 0.8) && reading.layout.lineOf(place.segment).segments.length > 3 ? 1 : 0,
    withAddress: run?.address ? 1 : 0,
    named: isNamed(place, reading) ? 1 : 0,
    prefixName: run?.parts.some(({ prefix, segment }) => prefix === 'name' && segment === place.segment)
      ? 1
      : 0,
    ...headingFeatures(run),
    addressed: isAddressed(run?.nameLines[0]?.segment === place.segment ? run.nameLines[0].text : value)
      ? 1
      : 0,
    oneLine: run?.oneLine ? 1 : 0,
  };
}

const NAME_WORDS =
  /(?<!\p{L})(?:name|nom|nombre|nome|naam|navn|namn|nimi|n[aá]zev|jm[eé]no|nazwa|n[eé]v|nume|denumire|denominación|denominazione|razón social|ragione sociale|επωνυμία)(?!\p{L})/iu;

/** "Customer name: …" in its own line says more than the head of an address block, which may be a department. */
function isNamed(place: Located<string>, reading: Reading): boolean {
  return reading.labels.some(
    (label) =>
      label.segment === place.segment &&
      label.end <= place.start &&
      PARTY_ROLES.has(label.value.role) &&
      NAME_WORDS.test(label.text),
  );
}

/** The heading over a run as a feature. */
export function headingFeatures(run: Run | undefined): Features {
  return run?.heading ? { [`heading.${run.heading}`]: 1 } : {};
}
