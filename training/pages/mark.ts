import { type DetailsKey, isEmpty, judge, type Labels, wordsOf } from '../../bench/score.ts';
import type { PageText } from '../../src/document/index.ts';
import { amountCandidates } from '../../src/extraction/amounts/index.ts';
import { dateCandidates } from '../../src/extraction/dates/index.ts';
import {
  createContext,
  type Features,
  MODEL,
  score,
  type WeighedField,
} from '../../src/extraction/evidence/index.ts';
import type { Located } from '../../src/extraction/places/index.ts';
import { type Reading, read } from '../../src/extraction/reading/index.ts';
import type { Details } from '../../src/invoice/index.ts';
import { arrange, type Segment } from '../../src/layout/index.ts';
import type { Role, WordRole } from './roles.ts';

/** Part of a segment's text, by its offsets. */
export interface Piece {
  segment: Segment;
  start: number;
  end: number;
}

/** A labelled value where it is printed: one piece for each line that it takes. */
export interface Mark {
  role: WordRole;
  pieces: Piece[];
}

export interface MarkedDocument {
  reading: Reading;
  marks: Mark[];
}

/** Values that are found as words; addresses go before names, which may be part of them. */
const TEXTS = [
  'supplier_address',
  'receiver_address',
  'supplier_name',
  'receiver_name',
  'bank_name',
  'account',
  'bic',
  'supplier_tax_id',
  'receiver_tax_id',
  'supplier_email',
  'supplier_phone',
] as const satisfies readonly Role[];

/** Finds the labelled values among the words, compared as the benchmark does. */
export function markDocument(pages: readonly PageText[], labels: Labels): MarkedDocument {
  const reading = read(arrange(pages));
  const taken = new Map<Segment, Uint8Array>();
  const marks: Mark[] = [];
  const keep = (mark: Mark) => {
    if (!mark.pieces.every((piece) => isFree(taken, piece))) return;
    for (const piece of mark.pieces) take(taken, piece);
    marks.push(mark);
  };
  const sequences = sequencesOf(reading);
  for (const field of TEXTS) {
    if (isEmpty(field, labels[field])) continue;
    for (const pieces of windowsOf(field, labels, sequences)) keep({ role: field, pieces });
  }
  for (const mark of [...amountMarks(reading, labels), ...dateMarks(reading, labels)]) keep(mark);
  if (!isEmpty('vat', labels.vat))
    for (const place of reading.percents)
      if (Math.abs(place.value.value - Number(labels.vat)) < 0.05) keep({ role: 'vat', pieces: [place] });
  return { reading, marks };
}

function maskOf(taken: Map<Segment, Uint8Array>, segment: Segment): Uint8Array {
  const mask = taken.get(segment) ?? new Uint8Array(segment.text.length);
  taken.set(segment, mask);
  return mask;
}
const isFree = (taken: Map<Segment, Uint8Array>, { segment, start, end }: Piece) =>
  !maskOf(taken, segment).subarray(start, end).includes(1);
const take = (taken: Map<Segment, Uint8Array>, { segment, start, end }: Piece) =>
  maskOf(taken, segment).fill(1, start, end);

interface WordAt {
  segment: Segment;
  index: number;
  text: string;
  /** Letters and digits. */
  size: number;
}

/** Words in the orders in which a value may be printed: down a column, and along a line. */
function sequencesOf({ layout }: Reading): WordAt[][] {
  const words = (segments: readonly Segment[]) =>
    segments.flatMap((segment) =>
      segment.words.map(({ text }, index) => ({
        segment,
        index,
        text,
        size: wordsOf(text).join('').length,
      })),
    );
  return layout.pages.flatMap(({ columns, lines }) => [
    ...columns.map(({ segments }) => words(segments)),
    ...lines.filter(({ segments }) => segments.length > 1).map(({ segments }) => words(segments)),
  ]);
}

/** How much longer or shorter, in letters and digits, the print of a value may be than its label. */
const SLACK = { part: 0.35, characters: 4 };

interface Window {
  pieces: Piece[];
  /** How far its length is from the label's. */
  off: number;
}

/** Where the words stand that are the value of a field, the closest first. */
function windowsOf(field: DetailsKey, labels: Labels, sequences: readonly WordAt[][]): Piece[][] {
  const want = wordsOf(labels[field]).join('').length;
  const most = want * (1 + SLACK.part) + SLACK.characters;
  const least = Math.max(1, want * (1 - SLACK.part) - SLACK.characters);
  const found: Window[] = [];
  for (const words of sequences) {
    for (let from = 0; from < words.length; from++) {
      if (words[from]!.size === 0) continue;
      let size = 0;
      let text = '';
      for (let to = from; to < words.length; to++) {
        size += words[to]!.size;
        if (size > most) break;
        text += ` ${words[to]!.text}`;
        if (size < least || words[to]!.size === 0) continue;
        const details = { [field]: text.trim() } as unknown as Details;
        if (judge(field, labels, details) !== 'right') continue;
        found.push({ pieces: piecesOf(words.slice(from, to + 1)), off: distance(text, labels[field]) });
      }
    }
  }
  return found.sort((a, b) => a.off - b.off).map(({ pieces }) => pieces);
}

/** Words of either text that the other lacks. */
function distance(text: string, label: unknown): number {
  const left: string[] = [...wordsOf(label)];
  let extra = 0;
  for (const word of wordsOf(text)) {
    const at = left.indexOf(word);
    if (at < 0) extra++;
    else left.splice(at, 1);
  }
  return extra + left.length;
}

function piecesOf(words: readonly WordAt[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { segment, index, text } of words) {
    const start = segment.starts[index]!;
    const last = pieces.at(-1);
    if (last?.segment === segment) last.end = start + text.trim().length;
    else pieces.push({ segment, start, end: start + text.trim().length });
  }
  return pieces;
}

interface Weighed {
  value: string | number;
  place: Located<unknown>;
  features: Features;
}

/** A value printed again counts as the field's where its evidence is as good within this, in log-odds. */
const AS_GOOD = 2;

/**
 * Values of one shape are printed more than once, and one value may be that of two fields: by the weights in use, the best place of each
 * field is its own, a place that is nearly as good too, and others stay unclear.
 */
function choose(
  candidates: readonly Weighed[],
  labels: Labels,
  fields: readonly (readonly [Role & DetailsKey, WeighedField])[],
): Mark[] {
  const best = new Map<Weighed, { role: WordRole; sum: number }>();
  for (const [key, weighed] of fields) {
    if (isEmpty(key, labels[key])) continue;
    const right = candidates
      .filter(({ value }) => judge(key, labels, { [key]: value } as unknown as Details) === 'right')
      .map((one) => ({ one, sum: score(MODEL.weights[weighed], one.features) }));
    const top = Math.max(...right.map(({ sum }) => sum));
    for (const { one, sum } of right) {
      const role = sum >= top - AS_GOOD ? key : 'unclear';
      const known = best.get(one);
      if (!known || known.role === 'unclear' || (role !== 'unclear' && sum > known.sum))
        best.set(one, { role, sum });
    }
  }
  return [...best].map(([{ place }, { role }]) => ({ role, pieces: [place] }));
}

function amountMarks(reading: Reading, labels: Labels): Mark[] {
  return choose(amountCandidates(createContext(reading)), labels, [
    ['total_amount', 'gross'],
    ['net_amount', 'net'],
  ]);
}

function dateMarks(reading: Reading, labels: Labels): Mark[] {
  const dates = dateCandidates(createContext(reading)).map((one) => ({ ...one, value: one.iso }));
  return choose(dates, labels, [
    ['issue_date', 'issueDate'],
    ['due_date', 'dueDate'],
  ]);
}
