import { type Segment, unite } from '../../layout/index.ts';
import { isStopName, type Label, type LabelRole } from '../lexicon/index.ts';
import { type Located, locate } from '../located.ts';
import type { Reading } from '../reading.ts';
import { findPostalCodes } from '../values/index.ts';
import { countryNamed } from './countries.ts';
import {
  LEGAL_ENDINGS,
  LEGAL_FORMS,
  REGIONS,
  STREET_CLOSERS,
  STREET_ENDINGS,
  STREET_ENDINGS_NUMBERED,
  STREET_OPENERS,
  STREET_WORDS,
} from './tables.ts';

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

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const anyOf = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|');
const STREET_WITH_NUMBER = new RegExp(
  `\\p{L}(?:${anyOf(STREET_ENDINGS)})(?!\\p{L})|\\p{L}{2}(?:${anyOf(STREET_ENDINGS_NUMBERED)})\\.?\\s\\d|(?<!\\p{L})(?:${anyOf([...STREET_WORDS, ...STREET_OPENERS, ...STREET_CLOSERS])})(?!\\p{L})`,
  'iu',
);
const STREET_WITHOUT = new RegExp(
  `^(?:${anyOf(STREET_OPENERS)})\\.? +\\p{L}{2,}|\\p{L}{3,}(?:${anyOf(STREET_ENDINGS)})$|\\p{L}{2,} +(?:${anyOf(STREET_CLOSERS)}|st|rd|ave|blvd)(?:[.,]*$|, +\\p{Lu})`,
  'iu',
);
const PO_BOX =
  /^(?:(?:p\.? ?o\.? ?box|postfach|postbus|b\.?p\.?|apartado|cx\.? postal)(?!\p{L})|(?:postboks|box|pb|pl|pf\.?|τ\.?θ\.?|casella postale|case postale|skr\. ?poczt\.?|p\.? ?př\.?)\s\d)/iu;
const ESTATE =
  /^(?:zona|pol[ií]gono|parque|zone|zon[aă]|park|area|area)\s(?:industrial|empresarial|industrielle|artisanale|industriale|industrială|przemysłowy)/iu;
const legal = (form: string) =>
  form
    .split(' ')
    .map((p) => [...p].map(literal).join('\\.?'))
    .join('[ .]{0,2}');
const LEGAL = new RegExp(
  `(?<!\\p{L})(?:${[...LEGAL_FORMS]
    .sort((a, b) => b.length - a.length)
    .map(legal)
    .join('|')})\\.?(?![\\p{L}\\p{N}])`,
  'iu',
);

const ENDS_LEGAL = new RegExp(`${LEGAL.source}$`, 'iu');
const LEGAL_ONLY = new RegExp(`^(?:${LEGAL.source}|${anyOf(LEGAL_ENDINGS)}\\.?)$`, 'iu');
const ENDING = new RegExp(`\\p{L}{3}.*\\s(?:${anyOf(LEGAL_ENDINGS)})\\.?$`, 'u');

/** The name ends with, or has, the letters of a company form. Lower-case words of running text do not count. */
export function hasLegalForm(text: string): boolean {
  const match = LEGAL.exec(text);
  if (!match || match.index === 0) return ENDING.test(text);
  return /\p{Lu}/u.test(match[0]) || /^(?:e\.?\s?[kv]|s\.?\s?[alp])/i.test(match[0]);
}

/** Where in a piece of text a company's name with its form ends; undefined without one. */
export function legalEnd(text: string): number | undefined {
  const match = LEGAL.exec(text);
  if (match && match.index > 2 && hasLegalForm(text)) return match.index + match[0].length;
  return ENDING.test(text) ? text.length : undefined;
}

export function isStreet(text: string): boolean {
  if (text.length > 110 || text.endsWith(':')) return false;
  if (PO_BOX.test(text) || ESTATE.test(text)) return true;
  if (!/\d/.test(text)) return STREET_WITHOUT.test(text) && text.split(/\s+/).length <= 7;
  if (text.length < 70) {
    if (HOUSE_NUMBER_FIRST.test(text)) return true;
    if (HOUSE_NUMBER_LAST.test(text)) return true;
  }
  return STREET_WITH_NUMBER.test(text);
}

/** Only the number before or after some words makes it a street: names and goods look like that too. */
export function isWeakStreet(text: string): boolean {
  return (
    !PO_BOX.test(text) && !ESTATE.test(text) && !STREET_WITH_NUMBER.test(text) && !STREET_WITHOUT.test(text)
  );
}

const HOUSE_NUMBER_FIRST =
  /^(?:no\.?\s?:?\s*|lot\s+)?\d{1,5}\s?(?:[a-z]|bis|ter)?(?:\s?[-/&,]\s?\d{1,4}\s?[a-z]?)*(?:,\s*|\.?\s+)(?:\p{L}[\p{L}.'’]+|\d+(?:st|nd|rd|th)|\p{L}'\p{L})/iu;
const HOUSE_NUMBER_LAST =
  /^\p{L}[\p{L}.'’ -]{3,}[, ]+\d{1,4}\s?\p{L}?(?:\s?[-/+]\s?\d{1,4}\s?\p{L}?|\s\d{1,3})?\.?$/iu;

/** A postal code with a place name by its side, or one that cannot be anything else. */
export function postalIn(text: string): string | undefined {
  // "Road 7,12345 Town": a comma without its space hides the code.
  // And so does a missing space before the place: "12345Town".
  const spaced = text.replace(/,(?=\S)/g, ', ').replace(/^(\d{4,5})(?=\p{Lu}\p{Ll}{2})/u, '$1 ');
  return postalInSpaced(repairedCode(spaced));
}

/** "O1200": recognition takes the nought that a code begins with for a letter. */
export const repairedCode = (text: string): string =>
  text.replace(/(?<![\p{L}\p{N}])[OQ](?=\d{4}(?![\p{L}\p{N}]))/gu, '0');

/** "Registered no. 123456" */
const NUMBER_SIGN = /(?<!\p{L})(?:no|nr|n|num|number|reg|№)[.:°º]{0,2}\s*$/iu;

/** What printed postal codes are called. */
const POSTAL_LABEL =
  /(?<!\p{L})(?:c\.? ?p\.?|cep|zip(?: code)?|plz|psč|τ\.? ?κ\.?|t\.? ?k\.?|postal code|postcode|pin)\s*[:.-]?\s*$/iu;

function postalInSpaced(text: string): string | undefined {
  for (const { start, end, text: printed, value } of findPostalCodes(text)) {
    const before = text.slice(0, start);
    const after = text.slice(end);
    if (NUMBER_SIGN.test(before)) continue;
    if (POSTAL_LABEL.test(before)) return printed;
    if (value.plausibility >= 0.7) return printed;
    const leads = /^\W*$/.test(before) || /[,;]\s*$|\s[–-]\s+$/.test(before);
    const cityAfter = /^[ ,]+\p{Lu}[\p{L}.'’ -]{2,}/u.test(after);
    const cityBefore = /\p{L}{2,}[.,]?[\s-]+$/u.test(before);
    const state = REGIONS.has(/([A-Z]{2,3})[.,]?\s*$/.exec(before)?.[1] ?? '');
    if (state && /^\d{4,6}/.test(printed)) return printed;
    if (leads && cityAfter && !/^\s*(?:Stk|Stück|pcs|kg)\b/i.test(after)) return printed;
    if (cityBefore && /^\W*(?:$|,|\()/.test(after) && value.plausibility >= 0.3) return printed;
    if (cityBefore && /^\W*$/.test(after) && /,\s*$/.test(before)) return printed;
    if (cityBefore && cityAfter && value.plausibility >= 0.4) return printed;
  }
  return undefined;
}

/**
 * One wrong letter in a word of eight makes a quality of 0.75: a name is that like a label more often than a label is
 * misread, unless a colon follows.
 */
const MIN_QUALITY = 0.77;
const isSure = ({ value, end }: Located<Label>, text: string) =>
  value.quality >= MIN_QUALITY || /^\s*[:：]/.test(text.slice(end));

/** Nothing but a postal code, as it stands in a line of its own. */
export function isPostalCode(text: string): boolean {
  return findPostalCodes(text).some(
    ({ text: code, value }) => code.length >= text.trim().length - 1 && value.plausibility >= 0.3,
  );
}

/** Parts of all segments of a page region, each with its kind. Made once per segment. */
export function partOf(segment: Segment, reading: Reading): Part {
  if (LEGAL_ONLY.test(segment.text)) return whole(segment);
  const part = plainPart(segment, reading);
  // An address with telephone, e-mail or numbers behind it in its line.
  if (part.value === 'contact' || part.value === 'id') return addressIn(segment, reading) ?? part;
  const address = (part.value === 'postal' || part.value === 'street') && !part.prefix;
  return (address && addressIn(segment, reading)) || part;
}

/** The part of a line before its contacts and numbers, where that is an address. */
function addressIn(segment: Segment, reading: Reading): Part | undefined {
  const ends = [...reading.emails, ...reading.urls, ...reading.phones, ...reading.ibans, ...reading.labels]
    .filter((item) => item.segment === segment && isForeign(item))
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
  const labels = reading.labels.filter((label) => label.segment === segment && isSure(label, segment.text));
  const leading = labels.filter(({ start }) => /^[\W_]*$/u.test(segment.text.slice(0, start)));
  const first = leading.sort((a, b) => b.end - a.end)[0];
  // "No. 12, Main Road": the sign of a house number.
  if (first && !(isStreet(segment.text) && (HOUSE_SIGN.test(segment.text) || isAbbreviated(first)))) {
    const rest = segment.text.slice(first.end);
    const roles = leading.filter(({ end }) => end === first.end).map(({ value }) => value.role);
    const colon = /^\s*[:：.#]/.test(rest);
    const printed = rest.replace(/^[\s:：.#–-]+/u, '');
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
  const inside = (item: Located<unknown>) =>
    item.segment === segment && item.start >= from && item.end <= from + text.length;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (countryNamed(text)) return /\d/.test(text) ? 'postal' : 'country';
  if (reading.emails.some(inside) || /@/.test(text)) return 'contact';
  if (/^(?:https?:|www\.)/i.test(text.trim()) || (reading.urls.some(inside) && text.split(/\s+/).length < 3))
    return 'contact';
  if (reading.ibans.some(inside)) return 'id';
  const money = reading.amounts.some(
    (a) => inside(a) && (a.value.fraction === 2 || a.value.currency || a.value.symbol),
  );
  const street = isStreet(text);
  const worded = street && !isWeakStreet(text);
  if (
    /^\W*(?:co|reg|roc|company)?\b[^\p{L}]*\d[\d -]{3,}-?\p{L}?\W*$/iu.test(text) &&
    /\(|-\p{L}/u.test(text)
  )
    return 'id';
  if ((reading.dates.some(inside) || money) && !postalIn(text) && !worded) return 'other';
  const phone = reading.phones.find(inside);
  if (
    phone &&
    letters < 8 &&
    phone.text.replace(/\D/g, '').length >= 7 &&
    phone.text.length > 0.5 * (text.length - letters) &&
    letters < phone.text.length / 2 &&
    !/^\W*(?:c\.? ?p|cep|zip|plz|psč)(?!\p{L})/iu.test(text)
  )
    return 'contact';
  if (letters < 3)
    return POSTAL_LABEL.test(text.replace(/[\d\s-]+$/, '')) && postalIn(text) ? 'postal' : 'other';
  if (isStopName(text) || /[:：]\s*$/.test(text)) return 'label';
  const code = isDocumentNumber(text, segment, reading, from) ? undefined : postalIn(text);
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
  const digits = text.replace(/\([^)]*\)?$/, '').match(/\d/g)?.length ?? 0;
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
  return reading.labels.some(
    ({ segment: own, start, end, value }) =>
      own === segment &&
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
    // "Alder Tools, Inc., 12, Main Street" or "Main Street, 12": form and number belong to what they stand beside.
    for (let i = found.length - 1; i >= 0; i--) {
      const text = segment.text.slice(found[i]!.start, found[i]!.end);
      const number = /^\d{1,4}\s?\p{L}{0,3}$/u.test(text);
      if (i > 0 && (number || LEGAL_ONLY.test(text))) {
        found.splice(i - 1, 2, { start: found[i - 1]!.start, end: found[i]!.end });
      } else if (i === 0 && number && found[1]) {
        found.splice(0, 2, { start: found[0]!.start, end: found[1].end });
      }
    }
    return found;
  });
  return pieces.map(({ start, end }) => {
    const text = segment.text.slice(start, end);
    const piece = locate(segment, { start, end, text, value: 'text' as PartKind });
    return { ...piece, value: kindOf(text, segment, reading, start) };
  });
}

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
