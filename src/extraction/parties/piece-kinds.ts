import type { Segment } from '../../layout/index.ts';
import { isStopName, type LabelRole } from '../labels/index.ts';
import { inSegment, type Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { countDigits, countLetters, countryNamed, ENDS_LEGAL } from '../values/index.ts';
import type { PartKind } from './line-kinds.ts';
import { POSTAL_LABEL, postalIn } from './postal.ts';
import { isPostBox, isStreet, isWeakStreet } from './streets.ts';

/** A piece of a line, with what the classifiers below ask of it. */
interface Piece {
  text: string;
  segment: Segment;
  reading: Reading;
  /** Where in its segment it begins. */
  from: number;
  letters: number;
  isStreet: boolean;
  /** A sum of money stands in it. */
  money: boolean;
  /** Of the items found on the pages, those that stand in it. */
  inside<Value>(items: readonly Located<Value>[]): Located<Value>[];
}

/** Says what a piece is, or nothing where it cannot tell. */
type Classifier = (piece: Piece) => PartKind | undefined;

const asCountry: Classifier = ({ text }) =>
  countryNamed(text) ? (/\d/.test(text) ? 'postal' : 'country') : undefined;

const asInternet: Classifier = ({ text, reading, inside }) => {
  // "600 @ Alder Road" is where a shop is.
  if (inside(reading.emails).length > 0 || /@(?! )/.test(text)) return 'contact';
  const isUrl =
    /^(?:https?:|www\.)/i.test(text.trim()) ||
    (inside(reading.urls).length > 0 && text.split(/\s+/).length < 3);
  return isUrl ? 'contact' : undefined;
};

const asIban: Classifier = ({ reading, inside }) => (inside(reading.ibans).length > 0 ? 'id' : undefined);

/** "(Co. Reg. No. 123456-X)" */
const asRegistryNumber: Classifier = ({ text }) =>
  /\(|-\p{L}/u.test(text) && /^\W*(?:co|reg|roc|company)?\b[^\p{L}]*\d[\d -]{3,}-?\p{L}?\W*$/iu.test(text)
    ? 'id'
    : undefined;

const asDateOrSum: Classifier = ({ text, reading, inside, isStreet: street, money }) => {
  if (!money && inside(reading.dates).length === 0) return undefined;
  const isWorded = street && !isWeakStreet(text);
  return postalIn(text) || isWorded ? undefined : 'other';
};

/** Fewer letters, and fewer than half as many as the number has characters, go with a telephone number. */
const PHONE = { letters: 8, digits: 7 };

const asPhone: Classifier = ({ text, letters, reading, inside }) => {
  const [phone] = inside(reading.phones);
  const isPhone =
    phone &&
    letters < PHONE.letters &&
    countDigits(phone.text) >= PHONE.digits &&
    phone.text.length > 0.5 * (text.length - letters) &&
    letters < phone.text.length / 2 &&
    !/^\W*(?:c\.? ?p|cep|zip|plz|psč)(?!\p{L})/iu.test(text);
  return isPhone ? 'contact' : undefined;
};

const asPostBox: Classifier = ({ text, money }) => {
  if (!isPostBox(text) || money) return undefined;
  return postalIn(text) ? 'postal' : 'street';
};

/** So few letters are no name and no street. */
const FEW_LETTERS = 3;

const asFewLetters: Classifier = ({ text, letters }) => {
  if (letters >= FEW_LETTERS) return undefined;
  return POSTAL_LABEL.test(text.replace(/[\d\s-]+$/, '')) && postalIn(text) ? 'postal' : 'other';
};

const asLabel: Classifier = ({ text }) => (isStopName(text) || /[:：]\s*$/.test(text) ? 'label' : undefined);

const asAddress: Classifier = (piece) => {
  const { text } = piece;
  const postal = postalIn(text);
  const code = postal && isDocumentNumber(piece) ? undefined : postal;
  const isWorded = piece.isStreet && !isWeakStreet(text);
  // "1954 Main Street" begins with a house number, "1954 Town, Main Street 3" with a code.
  if (code && isWorded && /^\d{4,5}$/.test(code) && text.startsWith(`${code} `)) {
    const [head = ''] = text.split(',');
    if (isStreet(head) && !isWeakStreet(head) && !postalIn(text.slice(code.length))) return 'street';
  }
  if (code) return 'postal';
  return piece.isStreet ? 'street' : undefined;
};

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
const isDocumentNumber = ({ text, segment, reading, from }: Piece): boolean =>
  inSegment(reading.labels, segment).some(
    ({ start, end, value }) =>
      start >= from &&
      NUMBERED.has(value.role) &&
      value.quality > 0.9 &&
      /^\W*\d+\W*$/.test(text.slice(end - from)),
  );

/** More words with a full stop behind them are a sentence; more than the second number are no name, whatever their end. */
const SENTENCE_WORDS = 5;
const MOST_WORDS = 9;

const asSentence: Classifier = ({ text }) => {
  const words = text.split(/\s+/).length;
  const isSentence = words > SENTENCE_WORDS && /[.!?]$/.test(text) && !ENDS_LEGAL.test(text);
  return words > MOST_WORDS || isSentence || /[!?]/.test(text) ? 'other' : undefined;
};

/** More digits than this, and than this part of the letters, are a number and no name. */
const NUMBER = { digits: 4, ofLetters: 0.4 };

const asNumber: Classifier = ({ text, letters }) => {
  const digits = countDigits(text.replace(/\([^)]*\)?$/, ''));
  return digits > NUMBER.digits && digits > NUMBER.ofLetters * letters ? 'id' : undefined;
};

/** In this order: the first that can tell says what a piece is. */
const CLASSIFIERS: readonly Classifier[] = [
  asCountry,
  asInternet,
  asIban,
  asRegistryNumber,
  asDateOrSum,
  asPhone,
  asPostBox,
  asFewLetters,
  asLabel,
  asAddress,
  asSentence,
  asNumber,
];

/** What a piece of text from offset `from` of its segment on is. */
export function kindOf(text: string, segment: Segment, reading: Reading, from: number): PartKind {
  const inside = <Value>(items: readonly Located<Value>[]) =>
    inSegment(items, segment).filter(({ start, end }) => start >= from && end <= from + text.length);
  const money = inside(reading.amounts).some(
    ({ value }) => value.fraction === 2 || value.currency || value.symbol,
  );
  const piece: Piece = {
    text,
    segment,
    reading,
    from,
    letters: countLetters(text),
    isStreet: isStreet(text),
    money,
    inside,
  };
  for (const classify of CLASSIFIERS) {
    const kind = classify(piece);
    if (kind) return kind;
  }
  return 'text';
}
