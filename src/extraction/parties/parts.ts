import { type Segment, unite } from '../../layout/index.ts';
import { isStopName, type Label, type LabelRole } from '../labels/index.ts';
import { inSegment, type Located, locate } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import {
  countDigits,
  countLetters,
  countryNamed,
  ENDS_LEGAL,
  hasLegalForm,
  LEGAL_ONLY,
} from '../values/index.ts';
import { isPostalCode, POSTAL_LABEL, postalIn } from './postal.ts';
import { isPostBox, isStreet, isWeakStreet } from './streets.ts';

/** What a line, or a piece of one, is in the description of a party. */
export type PartKind =
  | 'heading' // names the party that follows: "Bill to"
  | 'label' // any other label by itself
  | 'street'
  | 'postal' // postal code with a place name
  | 'country'
  | 'text' // may be a name, a place, a department
  | 'contact' // phone, email, web address
  | 'id' // tax, registration or bank number
  | 'other'; // dates, sums, sentences, titles

export interface Part extends Located<PartKind> {
  /** The label before it on its line or in its segment: "Name: …". */
  prefix?: LabelRole;
}

export const PARTY_ROLES: ReadonlySet<LabelRole> = new Set<LabelRole>([
  'seller',
  'buyer',
  'delivery',
  'remit_to',
]);
const OPEN_ROLES = new Set<LabelRole>([
  'name',
  'address',
  'seller',
  'buyer',
  'delivery',
  'remit_to',
  'attention',
  'country',
  'person',
]);
const CONTACT_ROLES = new Set<LabelRole>(['phone', 'fax', 'mobile', 'email', 'website']);
const ID_ROLES = new Set<LabelRole>([
  'tax_id',
  'registration_id',
  'iban',
  'bic',
  'bank_name',
  'account_number',
  'routing_number',
  'sort_code',
  'account_holder',
  'bank_details',
]);

/**
 * One wrong letter in a word of eight makes a quality of 0.75: a name is that like a label more often than a label is
 * misread, unless a colon follows.
 */
const MIN_QUALITY = 0.77;
const isSure = ({ value, end }: Located<Label>, text: string) =>
  value.quality >= MIN_QUALITY || /^\s*[:：;]/.test(text.slice(end));

const known = new WeakMap<Reading, Map<Segment, Part>>();

/** What a segment is in the description of a party; found out once. */
export function partOf(segment: Segment, reading: Reading): Part {
  let parts = known.get(reading);
  if (!parts) {
    parts = new Map();
    known.set(reading, parts);
  }
  let part = parts.get(segment);
  if (!part) {
    part = makePart(segment, reading);
    parts.set(segment, part);
  }
  return part;
}

function makePart(segment: Segment, reading: Reading): Part {
  if (LEGAL_ONLY.test(segment.text)) return whole(segment);
  const part = plainPart(segment, reading);
  // An address with telephone, e-mail or numbers behind it in its line.
  if (part.value === 'contact' || part.value === 'id') return addressIn(segment, reading) ?? part;
  const address = (part.value === 'postal' || part.value === 'street') && !part.prefix;
  return (address && addressIn(segment, reading)) || part;
}

/** The part of a line before its contacts and numbers, where that is an address. */
function addressIn(segment: Segment, reading: Reading): Part | undefined {
  const own = (items: readonly Located<unknown>[]) => inSegment(items, segment);
  const { emails, urls, phones, ibans, labels } = reading;
  const ends = [...own(emails), ...own(urls), ...own(phones), ...own(ibans), ...own(labels)]
    .filter(isForeign)
    .map(({ start }) => start);
  const raw = segment.text.slice(0, Math.min(...ends, segment.text.length));
  const text = raw.replace(/[\s,;·•●|(–-]+$/u, '');
  if (text.length < 10 || text.length === segment.text.length) return undefined;
  const kind = kindOf(text, segment, reading, 0);
  // A street by itself may be a coincidence; with a place behind it, it is none.
  if (kind !== 'postal' && !(kind === 'street' && !isWeakStreet(text) && /,\s+\p{Lu}/u.test(text)))
    return undefined;
  return locate(segment, { start: 0, end: text.length, text, value: kind });
}

/** A postal code may look like a short telephone number, and a street have a label's word in it. */
function isForeign({ text, value, segment, start, end }: Located<unknown>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('role' in value) {
    const role = value.role as LabelRole;
    return (
      (CONTACT_ROLES.has(role) || ID_ROLES.has(role)) && /^\s?[:.]|^\s?[+(\d]/.test(segment.text.slice(end))
    );
  }
  const parted = /[•·●|]\s*$/.test(segment.text.slice(0, start));
  return !('digits' in value) || text.replace(/\D/g, '').length > (parted ? 6 : 8);
}

function plainPart(segment: Segment, reading: Reading): Part {
  const labels = inSegment(reading.labels, segment).filter((label) => isSure(label, segment.text));
  const leading = labels.filter(({ start }) => /^[\W_]*$/u.test(segment.text.slice(0, start)));
  const first = leading.sort((a, b) => b.end - a.end)[0];
  // "No. 12, Main Road": the sign of a house number.
  if (first && !(isStreet(segment.text) && (HOUSE_SIGN.test(segment.text) || isAbbreviated(first)))) {
    const rest = segment.text.slice(first.end);
    const roles = leading.filter(({ end }) => end === first.end).map(({ value }) => value.role);
    const colon = /^\s*[:：;.#]/.test(rest);
    const printed = rest.replace(/^[\s:：;.#–-]+/u, '');
    const body = /[\p{L}\p{N}]/u.test(printed) ? printed : '';
    const party = roles.find((role) => PARTY_ROLES.has(role));
    if (body === '') {
      const kind = party || roles.includes('attention') ? 'heading' : 'label';
      const part: Part = { ...whole(segment), value: kind };
      part.prefix = party ?? roles[0]!;
      return part;
    }
    const start = segment.text.length - body.length;
    if (
      colon ||
      (party &&
        (/^\s*[-–]/.test(rest) ||
          (first.value.quality === 1 && namesParty(first.text, body, segment, reading))))
    ) {
      const open = party ?? roles.find((role) => OPEN_ROLES.has(role));
      if (open) {
        const piece = locate(segment, {
          start,
          end: segment.text.length,
          text: body,
          value: 'text' as PartKind,
        });
        const kind = kindOf(body, segment, reading, start);
        return { ...piece, value: kind === 'other' && isPostalCode(body) ? 'postal' : kind, prefix: open };
      }
      if (roles.some((role) => CONTACT_ROLES.has(role)))
        return { ...whole(segment), value: 'contact', prefix: roles[0]! };
      if (roles.some((role) => ID_ROLES.has(role)))
        return { ...whole(segment), value: 'id', prefix: roles[0]! };
      return { ...whole(segment), value: 'other', prefix: roles[0]! };
    }
    if (
      roles.includes('attention') &&
      first.value.quality === 1 &&
      first.text.length > 2 &&
      /^\p{Lu}/u.test(body)
    ) {
      const place = { start, end: segment.text.length, text: body, value: 'text' as PartKind };
      return { ...locate(segment, place), prefix: 'attention' };
    }
    if (roles.some((role) => CONTACT_ROLES.has(role)) && /\d{3}|@|www/.test(body))
      return { ...whole(segment), value: 'contact' };
    if (roles.some((role) => ID_ROLES.has(role)) && /\d{3}/.test(body))
      return { ...whole(segment), value: 'id' };
  }
  const kind = kindOf(segment.text, segment, reading, 0);
  // A label that the lexicon does not know: what follows its colon may still be a street or a town.
  const unknown = /^[\p{L} ,./-]{2,24}:\s*(?=[\p{L}\p{N}])/u.exec(segment.text);
  if (unknown && !HOUSE_SIGN.test(segment.text)) {
    const start = unknown[0].length;
    const body = segment.text.slice(start);
    const bodyKind = kindOf(body, segment, reading, start);
    if (bodyKind === 'street' || bodyKind === 'postal') {
      const piece = locate(segment, {
        start,
        end: segment.text.length,
        text: body,
        value: bodyKind as PartKind,
      });
      return { ...piece, prefix: 'address' };
    }
    return { ...whole(segment), value: bodyKind === 'contact' || bodyKind === 'id' ? bodyKind : 'other' };
  }
  return { ...whole(segment), value: kind };
}

/** "Str. Alba 70": no label of an address, but its first word. */
const isAbbreviated = ({ value, segment, end }: Located<Label>) =>
  value.role === 'address' && segment.text[end] === '.';

/** "Customer Alder Tools Ltd": behind the label stands a whole name, not the rest of one as in "Kunden AG Mitte". */
function namesParty(label: string, body: string, segment: Segment, reading: Reading): boolean {
  const [word = '', ...more] = body.split(/\s+/);
  if (more.length === 0 || !/^\p{Lu}/u.test(word) || LEGAL_ONLY.test(word)) return false;
  if (hasLegalForm(body)) return true;
  if (/\p{L}\s\p{L}/u.test(label.trim())) return more.length < 4 && !/\d/.test(body);
  const { segments } = reading.layout.blockOf(segment);
  const below = segments[segments.indexOf(segment) + 1];
  return below !== undefined && more.length > 1 && ENDS_LEGAL.test(below.text);
}

function whole(segment: Segment): Located<PartKind> {
  return locate(segment, {
    start: 0,
    end: segment.text.length,
    text: segment.text,
    value: 'text' as PartKind,
  });
}

const HOUSE_SIGN = /^(?:no|nr|n|nº|n°|№)\s?[.:]?\s*\d/iu;

/** What a piece of text from offset `from` of its segment on is. */
export function kindOf(text: string, segment: Segment, reading: Reading, from: number): PartKind {
  const inside = (item: Located<unknown>) => item.start >= from && item.end <= from + text.length;
  const letters = countLetters(text);
  if (countryNamed(text)) return /\d/.test(text) ? 'postal' : 'country';
  if (inSegment(reading.emails, segment).some(inside) || /@/.test(text)) return 'contact';
  if (
    /^(?:https?:|www\.)/i.test(text.trim()) ||
    (inSegment(reading.urls, segment).some(inside) && text.split(/\s+/).length < 3)
  )
    return 'contact';
  if (inSegment(reading.ibans, segment).some(inside)) return 'id';
  const money = inSegment(reading.amounts, segment).some(
    (a) => inside(a) && (a.value.fraction === 2 || a.value.currency || a.value.symbol),
  );
  const street = isStreet(text);
  const worded = street && !isWeakStreet(text);
  if (
    /\(|-\p{L}/u.test(text) &&
    /^\W*(?:co|reg|roc|company)?\b[^\p{L}]*\d[\d -]{3,}-?\p{L}?\W*$/iu.test(text)
  )
    return 'id';
  if ((inSegment(reading.dates, segment).some(inside) || money) && !postalIn(text) && !worded) return 'other';
  const phone = inSegment(reading.phones, segment).find(inside);
  if (
    phone &&
    letters < 8 &&
    phone.text.replace(/\D/g, '').length >= 7 &&
    phone.text.length > 0.5 * (text.length - letters) &&
    letters < phone.text.length / 2 &&
    !/^\W*(?:c\.? ?p|cep|zip|plz|psč)(?!\p{L})/iu.test(text)
  )
    return 'contact';
  if (isPostBox(text) && !money) return postalIn(text) ? 'postal' : 'street';
  if (letters < 3)
    return POSTAL_LABEL.test(text.replace(/[\d\s-]+$/, '')) && postalIn(text) ? 'postal' : 'other';
  if (isStopName(text) || /[:：]\s*$/.test(text)) return 'label';
  const postal = postalIn(text);
  const code = postal && isDocumentNumber(text, segment, reading, from) ? undefined : postal;
  // "1954 Main Street" begins with a house number, "1954 Town, Main Street 3" with a code.
  if (code && worded && /^\d{4,5}$/.test(code) && text.startsWith(`${code} `)) {
    const [head = ''] = text.split(',');
    if (isStreet(head) && !isWeakStreet(head) && !postalIn(text.slice(code.length))) return 'street';
  }
  if (code) return 'postal';
  if (street) return 'street';
  const words = text.split(/\s+/).length;
  const sentence = words > 5 && /[.!?]$/.test(text) && !ENDS_LEGAL.test(text);
  if (words > 9 || sentence || /[!?]/.test(text)) return 'other';
  const digits = countDigits(text.replace(/\([^)]*\)?$/, ''));
  if (digits > 4 && digits > 0.4 * letters) return 'id';
  return 'text';
}

const NUMBERED = new Set<LabelRole>([
  'document_title',
  'invoice_number',
  'order_number',
  'customer_number',
  'delivery_number',
  'contract_number',
  'account_number',
]);

/** "Invoice 103767": a word and a number are a place and its code only where the word is no title. */
function isDocumentNumber(text: string, segment: Segment, reading: Reading, from: number): boolean {
  return inSegment(reading.labels, segment).some(
    ({ start, end, value }) =>
      start >= from &&
      NUMBERED.has(value.role) &&
      value.quality > 0.9 &&
      /^\W*\d+\W*$/.test(text.slice(end - from)),
  );
}

const SEPARATOR = /\s+[-–—•·●|/*]+\s+|\s*[•·●|;]\s*/u;

/** A line that holds several parts of an address between separators: "Name - Street 1 - 12345 Town". */
export function splitLine(part: Part, reading: Reading): Part[] {
  const { segment } = part;
  const pieces = pieceUp(part, SEPARATOR).flatMap(({ start, end }) => {
    const found = pieceUp({ text: segment.text.slice(start, end), start }, /,\s+|;\s+/u);
    const isStreetAlone = (i: number) => {
      const text = segment.text.slice(found[i]!.start, found[i]!.end);
      return isStreet(text) && !/\d/.test(text);
    };
    const endsInNumber = (i: number) => /\d\.?$/.test(segment.text.slice(found[i]!.start, found[i]!.end));
    // "Alder Tools, Inc., 12, Main Street" or "Main Street, 12": form and number belong to what they stand beside.
    for (let i = found.length - 1; i >= 0; i--) {
      const text = segment.text.slice(found[i]!.start, found[i]!.end);
      const number =
        /^\d{1,4}\s?\p{L}{0,3}$/u.test(text) && !(CODE.test(text) && i > 1 && endsInNumber(i - 1));
      // "Alder SARL, 12 bis, rue du Pont": a number belongs to the street behind it where none stands before it.
      const ahead = number && found[i + 1] && isStreetAlone(i + 1) && !(i > 0 && isStreetAlone(i - 1));
      if (number && found[i + 1] && (i === 0 || ahead)) {
        found.splice(i, 2, { start: found[i]!.start, end: found[i + 1]!.end });
      } else if (i > 0 && (number || LEGAL_ONLY.test(text))) {
        found.splice(i - 1, 2, { start: found[i - 1]!.start, end: found[i]!.end });
      }
    }
    return found;
  });
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

/** "Budapest, Fő utca 11., 1011": the place first and its code last, as Hungary writes it. */
const CODE = /^\d{4}$/;
const PLACE = /^\p{Lu}[\p{L} .'’-]{2,24}$/u;

function pieceUp(
  { text, start }: Pick<Part, 'text' | 'start'>,
  separator: RegExp,
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let at = 0;
  const global = new RegExp(separator.source, 'gu');
  for (const match of text.matchAll(global)) {
    if (match.index > at) found.push({ start: start + at, end: start + match.index });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ start: start + at, end: start + text.length });
  return found;
}

/** Several parts as one place; the printed texts joined by `separator`. */
export function join<Value>(
  parts: readonly Located<unknown>[],
  value: Value,
  separator: string,
): Located<Value> {
  const [first] = parts;
  return {
    ...first!,
    value,
    text: parts.map(({ text }) => text).join(separator),
    box: unite(parts.map(({ box }) => box)),
    confidence: Math.min(...parts.map(({ confidence }) => confidence)),
    source: parts.some(({ source }) => source === 'ocr') ? 'ocr' : 'text',
  };
}
