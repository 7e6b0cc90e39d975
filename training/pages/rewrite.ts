import { type Labels, wordsOf as lettersOf } from '../../bench/score.ts';
import { findLines } from '../../src/extraction/lines/index.ts';
import type { Located } from '../../src/extraction/places/index.ts';
import type { Amount } from '../../src/extraction/values/index.ts';
import { KNOWN_LANGUAGES, type Label } from '../../src/knowledge/index.ts';
import { wordsOf } from '../invoices/countries.ts';
import type { Dice } from '../invoices/dice.ts';
import { formatDate, formatNumber, type Style } from '../invoices/sheet.ts';
import { addEdit, type Edits } from './edits.ts';
import type { Identities } from './identities.ts';
import type { Mark, MarkedDocument, Piece } from './mark.ts';

interface Rewriting {
  document: MarkedDocument;
  labels: Labels;
  dice: Dice;
  identities: Identities;
  edits: Edits;
  /** The labels of the page written anew. */
  written: Labels;
  /** What a printed number became: the same one everywhere. */
  numbers: Map<string, string>;
}

/** What is labelled of a page written anew, and the edits that make it so. */
export interface Rewritten {
  edits: Edits;
  labels: Labels;
}

/**
 * Other parties, ids, dates, sums and goods for a document. Sums are multiplied by one number and dates moved by one number of days, so that what was
 * right of them still is.
 * @param translated labels and sentences become those of the identities' country
 */
export function rewrite(
  document: MarkedDocument,
  labels: Labels,
  identities: Identities,
  dice: Dice,
  translated: boolean,
): Rewritten {
  const rewriting: Rewriting = {
    document,
    labels,
    dice,
    identities,
    edits: new Map(),
    written: absentOf(labels),
    numbers: new Map(),
  };
  writeParties(rewriting);
  writeIds(rewriting);
  writeDates(rewriting);
  writeAmounts(rewriting, translated);
  writeGoods(rewriting);
  writeWebPlaces(rewriting);
  writeLabels(rewriting, translated);
  if (translated) writeSentences(rewriting);
  writeNames(rewriting);
  writeNumbers(rewriting);
  return { edits: rewriting.edits, labels: rewriting.written };
}

/** What is known to be absent stays so. */
const absentOf = (labels: Labels): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([, value]) => value === '' || value === -1));

const marksOf = ({ document }: Rewriting, role: Mark['role']) =>
  document.marks.filter((mark) => mark.role === role);
const textOf = ({ segment, start, end }: Piece) => segment.text.slice(start, end);
const isUpper = (text: string) => text === text.toUpperCase() && text !== text.toLowerCase();

/** The text in pieces of the shape of those that it replaces: lines go to lines, and where there are fewer of either, they are joined. */
function putLines({ edits }: Rewriting, mark: Mark, lines: readonly string[], joint: string): void {
  const { pieces } = mark;
  const upper = pieces.every((piece) => isUpper(textOf(piece)));
  const texts = pieces.map((_, i) => lines[i] ?? '');
  if (lines.length > pieces.length) texts[pieces.length - 1] = lines.slice(pieces.length - 1).join(joint);
  for (const [i, piece] of pieces.entries()) {
    const text = upper ? texts[i]!.toUpperCase() : texts[i]!;
    addEdit(edits, piece.segment, { ...piece, text, role: mark.role });
  }
}

/** A text over as many lines as it took before. */
function inLines(text: string, count: number): string[] {
  const words = text.split(' ');
  const each = Math.ceil(words.length / count);
  return Array.from({ length: count }, (_, i) => words.slice(i * each, (i + 1) * each).join(' '));
}

function writeParties(rewriting: Rewriting): void {
  const { dice, identities, written } = rewriting;
  const { seller, buyer, account } = identities;
  const isTrade = dice.chance(0.25);
  const names = {
    supplier_name: isTrade ? seller.trade : seller.name,
    receiver_name: buyer.name,
    bank_name: account.bank,
  };
  for (const [role, name] of Object.entries(names) as [keyof typeof names, string][])
    for (const mark of marksOf(rewriting, role)) {
      putLines(rewriting, mark, inLines(name, mark.pieces.length), ' ');
      written[role] = name;
    }
  for (const [role, party] of [
    ['supplier_address', seller],
    ['receiver_address', buyer],
  ] as const)
    for (const mark of marksOf(rewriting, role)) {
      putLines(rewriting, mark, party.address, dice.pick([', ', ', ', ' ', ' · ']));
      written[role] = party.address.join(', ');
    }
}

function writeIds(rewriting: Rewriting): void {
  const { identities, document, edits, written, numbers } = rewriting;
  const { seller, buyer, account, otherAccount } = identities;
  const values = {
    supplier_tax_id: seller.ids[0]?.value,
    receiver_tax_id: buyer.ids[0]?.value,
    account: account.iban || account.number,
    bic: account.bic,
    supplier_email: seller.email,
    supplier_phone: seller.phone,
  };
  for (const [role, value] of Object.entries(values) as [keyof typeof values, string | undefined][])
    for (const mark of marksOf(rewriting, role)) {
      // A party that has no such number in this country keeps the printed form of the old one.
      const text = value || reroll(mark.pieces.map(textOf).join(' '), rewriting.dice, numbers);
      putLines(rewriting, mark, inLines(text, mark.pieces.length), ' ');
      written[role] = text;
    }
  for (const place of document.reading.ibans)
    if (isWhole(place))
      addEdit(edits, place.segment, { ...place, text: otherAccount.iban || account.iban, role: 'other' });
}

/** Its text is one stretch of its segment, as that of a value over two lines is not. */
const isWhole = ({ segment, start, end, text }: Located<unknown>) => segment.text.slice(start, end) === text;

const DAY = 86_400_000;

function writeDates(rewriting: Rewriting): void {
  const { document, identities, edits, written, labels } = rewriting;
  const words = wordsOf(identities.country);
  const roles = new Map(
    document.marks.flatMap(({ role, pieces }) =>
      pieces.map((piece) => [`${piece.segment.id}:${piece.start}`, role]),
    ),
  );
  for (const place of document.reading.dates) {
    if (!isWhole(place) || place.value.compact) continue;
    const role = roles.get(`${place.segment.id}:${place.start}`) ?? 'other';
    const known = role === 'issue_date' || role === 'due_date' ? String(labels[role]) : undefined;
    const iso = known ?? place.value.readings[0]!.iso;
    const moved = new Date(Date.parse(iso) + identities.days * DAY);
    if (Number.isNaN(moved.getTime())) continue;
    const date = moved.toISOString().slice(0, 10);
    if (known !== undefined) written[role as 'issue_date'] = date;
    addEdit(edits, place.segment, { ...place, text: formatDate(date, identities.datePattern, words), role });
  }
}

/** The number alone, without the currency or brackets around it. */
const NUMBER = /\d(?:[\d.,'’ {2}]*\d)?/;

function writeAmounts(rewriting: Rewriting, translated: boolean): void {
  const { document, identities, edits, written, labels, dice } = rewriting;
  const { factor, country, numbers } = identities;
  const roles = new Map(
    document.marks.flatMap(({ role, pieces }) =>
      pieces.map((piece) => [`${piece.segment.id}:${piece.start}`, role]),
    ),
  );
  const style = { ...numbers, negative: '-x' } as unknown as Style;
  for (const place of document.reading.amounts) {
    const role = roles.get(`${place.segment.id}:${place.start}`) ?? 'other';
    const isTotal = role === 'total_amount' || role === 'net_amount';
    if (!isMoney(place.value) && !isTotal && role !== 'unclear') continue;
    const inside = NUMBER.exec(place.text);
    if (!isWhole(place) || !inside) continue;
    const value = isTotal ? Math.abs(Number(labels[role])) : Math.abs(place.value.readings[0]!.value);
    const fraction = Math.max(place.value.fraction, 0);
    const start = place.start + inside.index;
    const text = formatNumber(value * factor, style, fraction);
    addEdit(edits, place.segment, { start, end: start + inside[0].length, text, role });
    if (isTotal) written[role] = Math.round(Number(labels[role]) * factor * 1000) / 1000;
  }
  if (labels.currency === undefined) return;
  written.currency = labels.currency;
  if (!translated) return;
  const sign = dice.one(country.signs);
  const own = document.reading.currencies.filter(({ value }) =>
    value.currencies.includes(String(labels.currency).toUpperCase()),
  );
  for (const place of own) {
    if (!isWhole(place) || place.value.kind === 'word') continue;
    const text = place.value.kind === 'code' || /[A-Z]{3}/.test(sign) ? country.currency : sign;
    addEdit(edits, place.segment, { ...place, text, role: 'other' });
  }
  if (own.length > 0) written.currency = country.currency;
}

/** Numbers without cents or a currency may be quantities, which stay. */
const isMoney = ({ fraction, currency, symbol }: Amount) =>
  fraction === 2 || fraction === 3 || currency !== undefined || symbol !== undefined;

/** Other goods in the rows that the reader sees. */
function writeGoods(rewriting: Rewriting): void {
  const { document, identities, edits, dice } = rewriting;
  const { reading } = document;
  const goods = wordsOf(identities.country).goods.split('|');
  for (const { description } of findLines(reading, {})) {
    if (!description?.box) continue;
    const page = reading.layout.pages.find((one) => one.page === description.page);
    if (!page) continue;
    const { x0, x1, y0, y1 } = description.box;
    const inside = page.segments.filter(
      ({ box }) =>
        (box.x0 + box.x1) / 2 > x0 * page.width &&
        (box.x0 + box.x1) / 2 < x1 * page.width &&
        (box.y0 + box.y1) / 2 > y0 * page.height &&
        (box.y0 + box.y1) / 2 < y1 * page.height,
    );
    for (const segment of inside) {
      if (!description.value.includes(segment.text) || /^[\d.,\s]*$/.test(segment.text)) continue;
      const [name = ''] = dice.pick(goods).split('@');
      const text = isUpper(segment.text) ? name.toUpperCase() : name;
      addEdit(edits, segment, { start: 0, end: segment.text.length, text, role: 'other' });
    }
  }
}

/** Addresses on the web that no label names: the seller's where they look like its own. */
function writeWebPlaces({ document, identities, edits, labels }: Rewriting): void {
  const { seller, buyer, other } = identities;
  const own = lettersOf(labels.supplier_name ?? '').filter((word) => word.length > 3);
  const theirs = lettersOf(labels.receiver_name ?? '').filter((word) => word.length > 3);
  const ownerOf = (text: string) => {
    const has = (words: readonly string[]) => words.some((word) => text.toLowerCase().includes(word));
    return has(own) ? seller : has(theirs) ? buyer : other;
  };
  for (const place of document.reading.emails)
    if (isWhole(place))
      addEdit(edits, place.segment, { ...place, text: ownerOf(place.text).email, role: 'other' });
  for (const place of document.reading.urls)
    if (isWhole(place)) {
      const text = ownerOf(place.text).web || other.web;
      addEdit(edits, place.segment, { ...place, text, role: 'other' });
    }
}

/** How often a label is exchanged for another of its role where the language stays. */
const SYNONYM = 0.3;
/** How often a page loses the headings over its parties, as letters have none. */
const BARE = 0.15;
const HEADINGS = new Set<string>(['seller', 'buyer']);
const MARKS: Readonly<Record<string, string>> = { seller: '<', buyer: '>' };

function wordingsOf({ role, party }: Label, language: string): string[] {
  const table = KNOWN_LANGUAGES.find(({ code }) => code === language)?.labels[role] ?? [];
  const mark = party ? MARKS[party]! : '';
  return table
    .filter((printed) => (mark ? printed.startsWith(mark) : !/^[<>]/.test(printed)))
    .map((printed) => printed.replace(/^[<>]/, '').replace('#', 'No.'))
    .filter((printed) => !/[*()[\]|]/.test(printed));
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function writeLabels(rewriting: Rewriting, translated: boolean): void {
  const { document, identities, edits, dice } = rewriting;
  const chosen = new Map<string, string>();
  const isBare = dice.chance(BARE);
  for (const place of document.reading.labels) {
    const { role, party, language } = place.value;
    if (!isWhole(place)) continue;
    if (isBare && HEADINGS.has(role)) {
      addEdit(edits, place.segment, { ...place, text: '', role: 'other' });
      continue;
    }
    if (!translated && !dice.chance(SYNONYM)) continue;
    const key = `${place.text}:${role}:${party}`;
    const target = translated ? identities.country.language : (document.reading.language ?? language);
    // Most wordings of a table are rare: the first ones are what is printed most.
    const wordings = wordingsOf(place.value, target).slice(0, 12);
    if (wordings.length === 0) continue;
    const text = chosen.get(key) ?? dice.pick(wordings);
    chosen.set(key, text);
    const cased = isUpper(place.text)
      ? text.toUpperCase()
      : /^\p{Lu}/u.test(place.text)
        ? capitalised(text)
        : text;
    addEdit(edits, place.segment, { ...place, text: cased, role: 'other' });
  }
}

/** Longer text of another language says nothing on the page any more. */
const SENTENCE = 5;

function writeSentences({ document, identities, edits, dice }: Rewriting): void {
  const words = wordsOf(identities.country);
  for (const segment of document.reading.layout.segments) {
    if (segment.words.length < SENTENCE || edits.has(segment)) continue;
    const text = dice.one(`${words.note}|${words.thanks}|${words.note}`);
    addEdit(edits, segment, { start: 0, end: segment.text.length, text, role: 'other' });
  }
}

/** The first word of a party's name wherever else it is printed, such as in a sentence or a logo. */
function writeNames({ document, identities, edits, labels }: Rewriting): void {
  for (const [label, company] of [
    [labels.supplier_name, identities.seller],
    [labels.receiver_name, identities.buyer],
  ] as const) {
    const [first] = lettersOf(label ?? '').filter((word) => word.length > 3);
    if (!first) continue;
    const [stem = ''] = company.trade.split(' ');
    for (const segment of document.reading.layout.segments)
      for (const [i, word] of segment.words.entries()) {
        if (lettersOf(word.text)[0] !== first) continue;
        const start = segment.starts[i]!;
        const text = isUpper(word.text) ? stem.toUpperCase() : stem;
        addEdit(edits, segment, { start, end: start + word.text.trim().length, text, role: 'other' });
      }
  }
}

/** Numbers with fewer digits are quantities, positions, parts of sentences. */
const LONG = 3;

function writeNumbers({ document, edits, dice, numbers }: Rewriting): void {
  for (const segment of document.reading.layout.segments)
    for (const [i, { text: printed }] of segment.words.entries()) {
      const word = printed.trim();
      if (word.replace(/\D/g, '').length < LONG) continue;
      const start = segment.starts[i]!;
      addEdit(edits, segment, {
        start,
        end: start + word.length,
        text: reroll(word, dice, numbers),
        role: 'other',
      });
    }
}

/** Other digits in the same places; a leading zero, a year and a first digit stay of their kind. */
function reroll(text: string, dice: Dice, numbers: Map<string, string>): string {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  const isYear = /^(?:19|20)\d\d$/.test(text);
  const rolled = isYear
    ? text
    : text.replace(/\d/g, (digit, at: number) =>
        digit === '0' && at === 0 ? digit : String(dice.whole(at === 0 ? 1 : 0, 9)),
      );
  numbers.set(text, rolled);
  return rolled;
}
