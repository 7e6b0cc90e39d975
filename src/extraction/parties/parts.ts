import type { Segment } from '../../layout/index.ts';
import type { Label, LabelRole } from '../labels/index.ts';
import { inSegment, type Located, locate } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { ENDS_LEGAL, hasLegalForm, LEGAL_ONLY } from '../values/index.ts';
import type { PartKind } from './line-kinds.ts';
import { kindOf } from './piece-kinds.ts';
import { isPostalCode } from './postal.ts';
import { isStreet, isWeakStreet } from './streets.ts';

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
  const label = leadingLabel(segment, reading);
  return (
    (label && (label.body === '' ? caption(label, segment) : behindLabel(label, segment, reading))) ??
    behindUnknownLabel(segment, reading) ?? {
      ...whole(segment),
      value: kindOf(segment.text, segment, reading, 0),
    }
  );
}

/** The label that a line begins with, and what stands behind it. */
interface LeadingLabel {
  label: Located<Label>;
  roles: LabelRole[];
  party: LabelRole | undefined;
  hasColon: boolean;
  /** All behind the label. */
  rest: string;
  /** The same without colons and dashes at its beginning; empty where no letter or digit is in it. */
  body: string;
}

function leadingLabel(segment: Segment, reading: Reading): LeadingLabel | undefined {
  const labels = inSegment(reading.labels, segment).filter((label) => isSure(label, segment.text));
  const leading = labels.filter(({ start }) => /^[\W_]*$/u.test(segment.text.slice(0, start)));
  const label = leading.sort((a, b) => b.end - a.end)[0];
  // "No. 12, Main Road": the sign of a house number.
  if (!label || (isStreet(segment.text) && (HOUSE_SIGN.test(segment.text) || isAbbreviated(label))))
    return undefined;
  const rest = segment.text.slice(endOfTwins(label, labels));
  const roles = leading.filter(({ end }) => end === label.end).map(({ value }) => value.role);
  const printed = rest.replace(/^[\s:：;.#–-]+/u, '');
  return {
    label,
    roles,
    party: roles.find((role) => PARTY_ROLES.has(role)),
    hasColon: /^\s*[:：;.#]/.test(rest),
    rest,
    body: /[\p{L}\p{N}]/u.test(printed) ? printed : '',
  };
}

/** "Verkäufer / Seller": the same label in another language, or another word for it, goes on with it. */
function endOfTwins({ segment, end }: Located<Label>, labels: readonly Located<Label>[]): number {
  let last = end;
  for (;;) {
    const sign = /^\s*[/|]\s*/.exec(segment.text.slice(last));
    const twin = sign && labels.findLast(({ start }) => start === last + sign[0].length);
    if (!twin || twin.end <= last) return last;
    last = twin.end;
  }
}

/** A label by itself. */
const caption = ({ roles, party }: LeadingLabel, segment: Segment): Part => ({
  ...whole(segment),
  value: party || roles.includes('attention') ? 'heading' : 'label',
  prefix: party ?? roles[0]!,
});

/** What stands behind a label; undefined where the label is a part of what the line says. */
function behindLabel(leading: LeadingLabel, segment: Segment, reading: Reading): Part | undefined {
  const { label, roles, body } = leading;
  const has = (some: ReadonlySet<LabelRole>) => roles.some((role) => some.has(role));
  if (ownsBody(leading, segment, reading)) {
    const open = leading.party ?? roles.find((role) => OPEN_ROLES.has(role));
    if (open) {
      const start = segment.text.length - body.length;
      const kind = kindOf(body, segment, reading, start);
      return {
        ...tail(segment, start),
        value: kind === 'other' && isPostalCode(body) ? 'postal' : kind,
        prefix: open,
      };
    }
    const value = has(CONTACT_ROLES) ? 'contact' : has(ID_ROLES) ? 'id' : 'other';
    return { ...whole(segment), value, prefix: roles[0]! };
  }
  if (
    roles.includes('attention') &&
    label.value.quality === 1 &&
    label.text.length > 2 &&
    /^\p{Lu}/u.test(body)
  )
    return { ...tail(segment, segment.text.length - body.length), prefix: 'attention' };
  if (has(CONTACT_ROLES) && /\d{3}|@|www/.test(body)) return { ...whole(segment), value: 'contact' };
  return has(ID_ROLES) && /\d{3}/.test(body) ? { ...whole(segment), value: 'id' } : undefined;
}

/** The label names what stands behind it. */
const ownsBody = (
  { label, party, hasColon, rest, body }: LeadingLabel,
  segment: Segment,
  reading: Reading,
): boolean =>
  hasColon ||
  (party !== undefined &&
    (/^\s*[-–]/.test(rest) || (label.value.quality === 1 && namesParty(label.text, body, segment, reading))));

/** A label that the lexicon does not know: what follows its colon may still be a street or a town. */
function behindUnknownLabel(segment: Segment, reading: Reading): Part | undefined {
  const unknown = /^[\p{L} ,./-]{2,24}:\s*(?=[\p{L}\p{N}])/u.exec(segment.text);
  if (!unknown || HOUSE_SIGN.test(segment.text)) return undefined;
  const start = unknown[0].length;
  const kind = kindOf(segment.text.slice(start), segment, reading, start);
  if (kind === 'street' || kind === 'postal')
    return { ...tail(segment, start), value: kind, prefix: 'address' };
  return { ...whole(segment), value: kind === 'contact' || kind === 'id' ? kind : 'other' };
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

/** A segment from an offset on, as text. */
const tail = (segment: Segment, start: number): Located<PartKind> => {
  const { text } = segment;
  return locate(segment, { start, end: text.length, text: text.slice(start), value: 'text' });
};

/** All of a segment, but a colon at its beginning: the cell of its label stands before it. */
const whole = (segment: Segment): Located<PartKind> =>
  tail(segment, /^[:：]\s*(?=\S)/.exec(segment.text)?.[0].length ?? 0);

const HOUSE_SIGN = /^(?:no|nr|n|nº|n°|№)\s?[.:]?\s*\d/iu;
