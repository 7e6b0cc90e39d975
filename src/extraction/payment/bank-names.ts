import { type Segment, unite, verticalOverlap } from '../../layout/index.ts';
import { type Features, flags } from '../evidence/index.ts';
import { isStopName, type Label, type LabelRole } from '../labels/index.ts';
import { inSegment, type Located, locate } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { countDigits, fold, LEGAL_ONLY } from '../values/index.ts';
import { amongAccounts } from './bank-lines.ts';
import { asPrinted, BANK, BARE } from './payment-words.ts';

export interface BankName {
  place: Located<unknown>;
  /** Right before it stands the label of a bank's name. */
  captioned: boolean;
  features: Features;
}

/** A name does not end with these: it goes on in the next line. */
const UNFINISHED = new RegExp(
  `^${asPrinted('bank', 'bareBank')}$|(?:\\s${asPrinted('nameJoins', 'neverLast')}|&|-)$`,
  'iu',
);

/** Labels of bank details: never part of the bank's name. */
const CUTTING = new Set<LabelRole>([
  'iban',
  'bic',
  'account_number',
  'routing_number',
  'sort_code',
  'account_holder',
  'bank_details',
  'tax_id',
  'registration_id',
  'phone',
  'fax',
  'email',
  'payment_reference',
]);
/** What parts names in a row; words before a colon are a label, known or not. */
const PIECE = /[^|•·●;:()]+/gu;
const MAX_LENGTH = 60;

/** Pieces of text that may name a bank: what follows its label, or has a bank's word in it. */
export function bankNames(reading: Reading): BankName[] {
  const codes = bankCodes(reading);
  const among = amongAccounts(reading);
  return reading.layout.segments.flatMap((segment) => {
    const stands = among(segment);
    return pieces(segment, reading).map((piece) => {
      const place = wrapped(piece, reading);
      const key = fold(place.text)
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, '');
      const hasBankWord = BANK.test(place.text);
      const isLine = isWholeLine(place);
      return {
        place,
        captioned: isCaptioned(segment, place.start, reading),
        features: flags({
          bankWord: hasBankWord,
          codeFits: codes.some((code) => inOrder(code, key)),
          besideAccount: stands.beside,
          atAccount: hasBankWord && isLine && stands.next,
          underHeading: !hasBankWord && isLine && stands.between,
          long: place.text.split(/\s+/).length > 6,
          lower: /^\p{Ll}/u.test(place.text),
          digits: /\d/.test(place.text),
        }),
      };
    });
  });
}

/** The name is all that its line says, but for an address after it. */
const isWholeLine = ({ start, end, segment: { text } }: Located<unknown>) =>
  start === 0 && /^(?:,.*)?[\s.,:]*$/u.test(text.slice(end));

function pieces(segment: Segment, reading: Reading): Located<unknown>[] {
  const { text } = segment;
  const cuts = [
    ...inSegment(reading.labels, segment)
      .filter((label) => cutsName(label.value.role, label, text))
      .map(({ start, end }) => ({ start: start + wordsBefore(text.slice(start, end), start), end })),
    ...inSegment(reading.ibans, segment),
    ...inSegment(reading.bics, segment).filter(({ value }) => value.plausibility >= 0.5),
  ].sort((a, b) => a.start - b.start);
  const found: Located<unknown>[] = [];
  let at = 0;
  for (const { start, end } of [...cuts, { start: text.length, end: text.length }]) {
    if (start > at) found.push(...split(segment, at, start, reading));
    at = Math.max(at, end);
  }
  return found;
}

/** A label ends the name before it, unless it is an ordinary word of the name, as "Savings" or "Bank" are. */
function cutsName(role: LabelRole, { start, end }: { start: number; end: number }, text: string): boolean {
  // "Alder Bank, N.A." is not "bank no".
  if (text.slice(start, end).includes(',')) return false;
  if (/^\s*[:：]/.test(text.slice(end))) return true;
  if (CUTTING.has(role)) return true;
  if (role !== 'bank_name' || start > 1) return false;
  // "Bank Alder Savings Bank" says once that it is one; "Bank Alder" may be the name.
  const label = text.slice(start, end).replace(/^\P{L}+/u, '');
  return label.includes(' ') || !BANK.test(label) || (BARE.test(label) && BANK.test(text.slice(end)));
}

/** "Alder Bank, IBAN" reads like one label, "Bank IBAN"; its first word is the name's last. */
function wordsBefore(label: string, start: number): number {
  const [word] = start > 1 ? (BARE.exec(label) ?? ['']) : [''];
  return word.length < label.length ? word.length : 0;
}

function split(segment: Segment, from: number, to: number, reading: Reading): Located<unknown>[] {
  const found: Located<unknown>[] = [];
  for (const match of segment.text.slice(from, to).matchAll(PIECE)) {
    const start = from + match.index;
    const led = isCaptioned(segment, start + match[0].search(/\S/), reading);
    const text = nameIn(match[0], segment.text.slice(start + match[0].length), led);
    if (!/\p{L}{3}/u.test(text) || text.length > MAX_LENGTH || countDigits(text) > 3) continue;
    const at = start + match[0].indexOf(text);
    if (isStopName(text) && !led) continue;
    found.push(locate(segment, { start: at, end: at + text.length, text, value: undefined }));
  }
  return found;
}

/** The part of a piece of text that may be a bank's name; `after` is what follows the piece, which may be `led` by a bank's label. */
function nameIn(piece: string, after: string, led: boolean): string {
  const isName = led ? after === ':' : isNameOfBank(piece) && !/\p{L}{3}/u.test(after);
  const isCaption = after.startsWith(':') && !isName;
  // "Hausbank Geschäftsf.: …": the word before the colon is a label.
  const raw = isCaption ? piece.replace(/\s*\S+\s*$/u, '') : piece;
  const trimmed = raw
    .replace(/^[\s,.\-–—(/]+|[\s,.\-–—(/]+$/gu, '')
    .replace(/\.?\s+[-–]$/u, '')
    .replace(BEFORE_ADDRESS, '');
  // "Bank Alder Bank", "Bank – Alder": the first is a label that no lexicon knows.
  const rest = trimmed.replace(BARE, '').trimStart();
  if (/^[-–—]\s/u.test(rest)) return rest.replace(/^[-–—]\s+/u, '');
  return BANK.test(rest) ? rest : trimmed;
}

/** "Alder Mutual plc, 14 Mill Walk, Esk": what follows the name is where the bank is. */
const BEFORE_ADDRESS = /(?<=\p{L}{3}.*),\s+\d{1,4}\s.*$/u;

/** "Veldbank": its word is more than the word for a bank alone. */
const isNameOfBank = (text: string) => {
  const last = text.trim().split(/\s+/).at(-1)!;
  return BANK.test(last) && (last !== text.trim() || !isBare(last)) && !isStopName(last);
};

const isBare = (word: string) => BARE.exec(word)?.[0].length === word.length;

/** Right before it stands the label of a bank's name: then a word that no name consists of may be one. */
const isCaptioned = (segment: Segment, start: number, reading: Reading): boolean =>
  inSegment(reading.labels, segment).some(
    ({ value, end }) =>
      value.role === 'bank_name' && end <= start && /^[\s:.-]*$/.test(segment.text.slice(end, start)),
  );

/** Names of two lines that a narrow column breaks: "Commerz / Bank AG", "Alder Bank / AG", "Northern / Mutual Bank". */
function wrapped(piece: Located<unknown>, reading: Reading): Located<unknown> {
  const { segment } = piece;
  if (piece.end < segment.text.length - 1) return piece;
  const below = lineBelow(piece, reading);
  if (!below || /[:：\d@]/.test(below.text) || below.text.length > 30) return piece;
  if (inSegment(reading.labels, below).some(endsName)) return piece;
  const goesOn =
    BARE.test(below.text) ||
    UNFINISHED.test(piece.text) ||
    (LEGAL_ONLY.test(below.text) && !/^\p{Lu}\p{Ll}\.?$/u.test(below.text)) ||
    (hasNoRoom(piece, below, reading) &&
      !below.text.endsWith('.') &&
      // Under the name and not under its label, or the word for a bank is what is missing.
      (below.box.x0 - leftOf(segment, reading) > segment.height
        ? BANK.test(`${piece.text} ${below.text}`)
        : !BANK.test(piece.text) && BANK.test(below.text)));
  if (!goesOn) return piece;
  return {
    ...piece,
    text: `${piece.text} ${below.text}`,
    box: unite([piece.box, below.box]),
  };
}

/** A label that says what its line is; a word of a name may be like one. */
function endsName({ value, segment, start, end }: Located<Label>): boolean {
  return (
    value.role !== 'bank_name' && start === 0 && (CUTTING.has(value.role) || end > 0.6 * segment.text.length)
  );
}

/** The line right below, under the first letter of the name or of its line; nothing stands on its left that would be its label. */
function lineBelow({ box, segment }: Located<unknown>, reading: Reading): Segment | undefined {
  const { height } = segment;
  const near = reading.layout
    .pageOf(segment)
    .segments.filter((other) => Math.abs(other.box.y0 - box.y0) < 2 * height && other.box.x0 <= box.x1);
  const below = near
    .filter(
      (other) =>
        Math.min(Math.abs(other.box.x0 - box.x0), Math.abs(other.box.x0 - segment.box.x0)) < height &&
        other.box.y0 - box.y1 > -0.4 * height &&
        other.box.y0 - box.y1 < 0.8 * height,
    )
    .sort((a, b) => a.box.y0 - b.box.y0)[0];
  const left = leftOf(segment, reading);
  const captioned =
    below &&
    near.some(
      (other) =>
        other.box.x1 <= below.box.x0 &&
        Math.abs(other.box.x0 - left) < height &&
        verticalOverlap(other.box, below.box) > 0.5 &&
        /\p{L}/u.test(other.text),
    );
  return captioned ? undefined : below;
}

/** Where the line begins, with its label in a cell of its own. */
function leftOf({ box, height, page }: Segment, reading: Reading): number {
  const labels = reading.labels.filter(
    (label) =>
      label.segment.page === page &&
      (label.value.role === 'bank_name' || label.value.role === 'bank_details') &&
      verticalOverlap(label.box, box) > 0.5 &&
      label.box.x1 <= box.x0 &&
      box.x0 - label.box.x1 < 12 * height,
  );
  return Math.min(box.x0, ...labels.map((label) => label.segment.box.x0));
}

/** The first word of the line below would have stuck out of the column. */
function hasNoRoom({ box, segment }: Located<unknown>, below: Segment, reading: Reading): boolean {
  const [word] = below.words;
  if (!word) return false;
  const right = Math.max(
    ...reading.layout
      .pageOf(segment)
      .segments.filter(
        (other) =>
          other.box.x0 < box.x1 &&
          other.box.x1 > box.x0 &&
          Math.abs(other.box.y0 - box.y0) < 8 * segment.height,
      )
      .map(({ box: { x1 } }) => x1),
  );
  return box.x1 + 0.3 * segment.height + word.box.x1 - word.box.x0 > right;
}

/** The letters that name the bank in BICs and in the IBANs of some countries. */
function bankCodes(reading: Reading): string[] {
  return [
    ...reading.bics.filter(({ value }) => value.plausibility >= 0.5).map(({ value }) => value.bic),
    ...reading.ibans.map(({ value }) => value.iban.slice(4)),
  ].flatMap((code) => /^[A-Z]{4}/.exec(code)?.[0] ?? []);
}

/** VLDB stands in VeenLanDBank: the letters of a bank's code come from its name, in order, the first first. */
function inOrder(code: string, name: string): boolean {
  if (name[0] !== code[0]) return false;
  let at = 0;
  for (const letter of name) if (letter === code[at]) at++;
  return at === code.length;
}
