import { type Segment, unite } from '../../layout/index.ts';
import { PAYING } from '../dates/index.ts';
import { inSegment, type Located, locate } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { fold, LEGAL_ONLY } from '../values/index.ts';
import { BANK } from './bank-names.ts';

/** What a sentence says of where to pay: "Please transfer the amount to account 12345678 with Alder Bank". */
export interface AccountSentence {
  account: Located<unknown>;
  bank?: Located<unknown>;
}

/** Words for an account, folded, as they stand in sentences. */
const ACCOUNT =
  '(?:\\p{L}*(?:konto|kontot|kontoen|kontonummer|kontonr|ktonr|kto)|a\\/?c|(?:bank)?accounts?|comptes?|ccp|cuentas?|cta|conto|c\\/c|contul?|contas?|(?:bank)?rekening(?:nummer)?|rachun(?:ek|ku)|uc(?:et|tu)|(?:bank)?szaml(?:a|ara|aszamra|aszam)|tili(?:lle|n)?|pankkitili(?:lle)?|λογαριασμ(?:ο|ος|ου)|bankgiro|plusgiro|postgiro|giro)';
const NUMBER_WORD = '(?:no|nr|nro|number|nummer|num|numero|n|c|cislo|αρ|ref)';

/** An account's number is next: after its word, or after "to" in a sentence of paying. */
const BEFORE_NUMBER = new RegExp(
  `(?<!\\p{L})(?:${ACCOUNT}(?:\\s+${NUMBER_WORD})?|to|till?|auf|an|a|naar|op|na|sur|su)[\\s.:#º°]*$`,
  'u',
);
/** Hungarian and Finnish say what it is after the number. */
const AFTER_NUMBER = /^\s*(?:-?\s?(?:szamu|sz\.?)\s+)?(?:\p{L}*szaml\p{L}*|tili\p{L}*)/u;

/** What stands between an account and the bank that keeps it: then any name is that of a bank. */
const KEPT_AT =
  '(?:(?:held|kept|maintained|opened|gefuhrt|ouvert|tenu|domicilie|abierta|aperto|intestato|aberta|geopend|deschis|vedeny|veden|prowadzon[yae]|zalozeny|som fors|oppettav|που τηρειται)\\s+)?(?:with|at|bei|aupres d[eu]|aupres|chez|dans|presso|bij|u|v|ve|vo|w|we|przez|la|i|hos|hja|junto (?:ao?|do|da)|en|in|no|na|sti[ns]?|στ(?:ην|η|ο|ον)|σε)';
/** The same may lead to the account's holder: then a word for a bank must be in the name, or its code fit. */
const MAY_BE_OF = '(?:(?:del?|du|d[oa]|di|dell[ao]|van|von|of|af|av|fra|from|της|του)(?!\\p{L})|[-–,(])';
const ARTICLE = "(?:(?:the|der|dem|den|die|de|het|la|le|l['’]|il|lo|el|os?|as?|τη|την)\\s*(?<=\\s|['’]))?";

const WORD = "\\p{Lu}[\\p{L}\\p{N}'’&.-]*";
const JOINING =
  '(?:de|des|du|del|della|delle|dei|di|do|da|dos|das|of|the|for|and|&|und|och|og|et|y|e|van|der|den|voor|la|le|και|της|του|populaire|popolare|agricole|agricola|rurale|rural|cooperativo|pentru)';
/** "Obchodná banka": languages that begin only the first word of a name with a capital. */
const SMALL =
  '(?:ban[kc]\\p{L}{0,2}|spo[rř]ite[lľ]\\p{L}+|kas[sy]?a|pankki|sparekasse|sparebank|takarék\\p{L}*|τράπεζα)';
const NAME = `(?<name>${WORD}(?:\\s+(?:(?:${JOINING}\\s+|d['’]){0,3}${WORD}|${SMALL}(?!\\p{L})))*)`;

const REST = '[\\s,;:(–-]*';
const AFTER_KEPT = new RegExp(`^${REST}${KEPT_AT}\\s+${ARTICLE}`, 'u');
const AFTER_OF = new RegExp(`^\\s*${MAY_BE_OF}\\s*${ARTICLE}`, 'u');
const BEFORE_KEPT = new RegExp(`(?<!\\p{L})${ACCOUNT}\\s+${KEPT_AT}\\s+${ARTICLE}`, 'gu');
const BEFORE_OF = new RegExp(
  `(?<!\\p{L})(?:${ACCOUNT}\\s*${MAY_BE_OF}|to|an|till?|a|na|naar)\\s*${ARTICLE}`,
  'gu',
);
/** Hungarian: "a Malom Banknál vezetett 123 számlára". */
const KEPT_BEFORE = /(?<!\p{L})az?(?:\(z\))?\s+(?=[^,;]{4,60}\s(?:vezetett|levo|kezelt)\s)/gu;
const SUFFIX = /(?:-?n[áé]l|\s+bank(?:nál|ban))$/u;

/** A name ends where one of these begins. */
const CODE =
  /(?:\s|^)(?:IBAN|BIC|SWIFT|BLZ|CLABE|ABA|Sort|Account|Konto\p{L}*|Kto|Nr|No|Cuenta|Compte)(?!\p{L})/u;
const LONGEST = 60;
/** Between a bank's name and its account's number there may be another code. */
const REACH = 90;

interface Paragraph {
  text: string;
  /** The same letter by letter without accents and case. */
  folded: string;
  segments: readonly Segment[];
  /** Offset of each segment in `text`. */
  starts: readonly number[];
}

function paragraph(segments: readonly Segment[]): Paragraph {
  const starts: number[] = [];
  let text = '';
  for (const segment of segments) {
    starts.push(text.length);
    text += `${segment.text} `;
  }
  const folded = [...text].map((letter) => (letter.length > 1 ? '  ' : (fold(letter)[0] ?? letter))).join('');
  return { text, folded, segments, starts };
}

/** A span of a paragraph, which may go on in the next line. */
function place({ text, segments, starts }: Paragraph, start: number, end: number): Located<unknown> {
  const parts = segments.flatMap((segment, i) => {
    const from = Math.max(0, start - starts[i]!);
    const to = Math.min(segment.text.length, end - starts[i]!);
    return from < to
      ? [locate(segment, { start: from, end: to, text: segment.text.slice(from, to), value: undefined })]
      : [];
  });
  return { ...parts[0]!, text: text.slice(start, end), box: unite(parts.map(({ box }) => box)) };
}

/** Sentences that name an account to pay to, with its bank where they name that as well. */
export function accountSentences(reading: Reading): AccountSentence[] {
  const { layout, ibans, accounts } = reading;
  const numbers = [
    ...ibans,
    ...accounts.filter(
      ({ value, segment, start, end }) =>
        value.kind === 'account' &&
        !value.masked &&
        value.compact.length >= 5 &&
        !inSegment(ibans, segment).some((iban) => iban.start < end && start < iban.end),
    ),
  ];
  const found: AccountSentence[] = [];
  const numbered = new Set(numbers.map(({ segment }) => segment));
  for (const { segments } of layout.pages.flatMap(({ blocks }) => blocks)) {
    if (!segments.some((segment) => numbered.has(segment))) continue;
    const own = numbers.filter(({ segment }) => segments.includes(segment));
    if (own.length === 0) continue;
    const block = paragraph(segments);
    for (const number of own) {
      const sentence = inSentence(number, block, ibans.includes(number as never), reading);
      if (sentence) found.push(sentence);
    }
  }
  return found;
}

function inSentence(
  number: Located<unknown>,
  block: Paragraph,
  isIban: boolean,
  reading: Reading,
): AccountSentence | undefined {
  const at = block.starts[block.segments.indexOf(number.segment)]!;
  const [start, end] = [at + number.start, at + number.end];
  const from = sentenceStart(block.text, start);
  const before = block.folded.slice(from, start);
  const after = block.folded.slice(end, end + REACH);
  // A list of bank details has labels of its own; a sentence has words before the number.
  if ((before.match(/\p{L}{2,}/gu)?.length ?? 0) < 2) return undefined;
  const pays = PAYING.test(before) || PAYING.test(after);
  if (!pays) return undefined;
  const bank = bankAfter(block, end, reading) ?? bankBefore(block, from, start, reading);
  const led = BEFORE_NUMBER.test(before) || AFTER_NUMBER.test(after);
  const said = new RegExp(`(?<!\\p{L})${ACCOUNT}(?!\\p{L})`, 'u').test(before) || AFTER_NUMBER.test(after);
  if (!isIban && !(led && (said || bank))) return undefined;
  return { account: number, ...(bank ? { bank } : {}) };
}

/** After the last full stop that ends a sentence. */
function sentenceStart(text: string, end: number): number {
  let start = 0;
  for (const match of text.slice(0, end).matchAll(/(?<=\p{L}{4})[.!?]\s+(?=\p{Lu})/gu))
    start = match.index + match[0].length;
  return start;
}

function bankAfter(block: Paragraph, end: number, reading: Reading): Located<unknown> | undefined {
  const rest = block.folded.slice(end, end + REACH);
  // The account's word may come after its number: "123 számlára, …".
  const skip = AFTER_NUMBER.exec(rest)?.[0].length ?? 0;
  for (const [link, sure] of [
    [AFTER_KEPT, true],
    [AFTER_OF, false],
  ] as const) {
    const match = link.exec(rest.slice(skip));
    if (!match) continue;
    const name = nameAt(block, end + skip + match[0].length, sure, reading);
    if (name) return name;
  }
  return undefined;
}

function bankBefore(
  block: Paragraph,
  from: number,
  end: number,
  reading: Reading,
): Located<unknown> | undefined {
  const start = Math.max(from, end - REACH - LONGEST);
  const lead = block.folded.slice(start, end);
  for (const [link, sure] of [
    [KEPT_BEFORE, true],
    [BEFORE_KEPT, true],
    [BEFORE_OF, false],
  ] as const) {
    for (const match of lead.matchAll(link)) {
      const name = nameAt(block, start + match.index + match[0].length, sure, reading, end);
      if (name) return name;
    }
  }
  return undefined;
}

/** The name that begins here, when it is one of a bank. */
function nameAt(
  block: Paragraph,
  start: number,
  sure: boolean,
  reading: Reading,
  limit = block.text.length,
): Located<unknown> | undefined {
  const name = bankNameIn(block.text.slice(start, Math.min(limit, start + REACH)));
  if (name === undefined || !(sure || isBank(name, reading))) return undefined;
  return place(block, start, start + name.length);
}

/** A name has so many characters at least. */
const SHORTEST = 3;

/** The name that a text begins with, with its legal form; undefined for what is too short, too long or has a number in it. */
function bankNameIn(text: string): string | undefined {
  let name = new RegExp(`^${NAME}`, 'u').exec(text)?.groups?.name;
  if (!name) return undefined;
  const code = CODE.exec(name)?.index;
  if (code !== undefined) name = name.slice(0, code);
  // A full stop after a whole word ends the sentence.
  name = (/^.*?\p{L}{4,}(?=\.(?:\s|$))/u.exec(name) ?? [name])[0].trimEnd();
  name += legalForm(text.slice(name.length));
  if (/^\s*$|^\s+\p{Lu}/u.test(text.slice(name.length))) name = name.replace(/(?<=\p{L}{2})\.$/u, '');
  name = name.replace(SUFFIX, '');
  return name.length < SHORTEST || name.length > LONGEST || /\d{4}/.test(name) ? undefined : name;
}

/** It has a bank's word in it, or begins like the code of a bank on the page. */
function isBank(name: string, { bics, ibans }: Reading): boolean {
  const letters = fold(name).toUpperCase();
  const codes = [...bics.map(({ value }) => value.bic), ...ibans.map(({ value }) => value.iban.slice(4))];
  return BANK.test(name) || codes.some((code) => letters.startsWith(code.slice(0, 4)));
}

/** ", a.s.", " Zrt.": the longest of the next words that are a company's form. */
function legalForm(text: string): string {
  const [lead = ''] = /^,?\s+/.exec(text) ?? [];
  if (lead === '') return '';
  const words = text.slice(lead.length).split(' ').slice(0, 4);
  for (let count = words.length; count > 0; count--) {
    const form = words.slice(0, count).join(' ').replace(/,$/, '');
    if (/[\p{Lu}.]/u.test(form) && LEGAL_ONLY.test(form)) return lead + form;
  }
  return '';
}
