import type { Line, LineWord } from '../recogniser.ts';

/** Alphabets that the second recogniser knows besides the Latin one, as Unicode names them. */
type Alphabet = 'Greek' | 'Cyrillic';

const ALPHABETS: readonly Alphabet[] = ['Greek', 'Cyrillic'];
const LETTER: Record<Alphabet, RegExp> = { Greek: /\p{Script=Greek}/u, Cyrillic: /\p{Script=Cyrillic}/u };

const pairs = (table: string) => new Map(table.split(' ').map((pair) => [pair[0]!, pair.slice(1)]));

/**
 * Latin letters printed like one of the alphabet, and that letter. The recogniser has one class for most such pairs; where it has two, their
 * probabilities count together (recognise/confusions.ts).
 */
const ALIKE: Record<Alphabet, ReadonlyMap<string, string>> = {
  Greek: pairs('AΑ BΒ EΕ ZΖ HΗ IΙ KΚ MΜ NΝ OΟ PΡ TΤ YΥ XΧ ÏΪ oο vν óό µμ'),
  Cyrillic: pairs('AА BВ EЕ KК MМ HН OО PР CС TТ XХ YУ IІ JЈ SЅ ËЁ ÏЇ aа eе oо pр cс yу xх iі jј sѕ ëё ïї'),
};
/** Other letters that may be taken for one of the alphabet: Latin ones, and those that Greek and Cyrillic share, which are evidence for neither. */
const SIMILAR: Record<Alphabet, ReadonlyMap<string, string>> = {
  Greek: pairs('pρ uυ kκ xχ wω áά úύ íί ïϊ üϋ ГΓ ПΠ ФΦ кκ'),
  Cyrillic: pairs('kк mм nп uи ΓГ ΠП ΦФ κк'),
};

/** Parts of a word that may be in different alphabets: ΑΦΜ:EL094014201, ΔΟΥ/ΑΦΜ, kWh/μήνα. */
const PART = /[\p{L}\d.@&]+/gu;
/** Latin terms all of whose letters look like those of another alphabet; Roman numerals; ohms. */
const LATIN_TERM = /^(?:IBAN|BIC|EAN|TAX|PIN|SEPA|ISO|SMS|SIM|POS|PC|IT|BOX|PAY|[IVX]{2,}|\d*[kM]?Ω)\.?$/;
/** A Latin word of at least this length is evidence for its neighbours; currencies, units and countries stand beside words of all alphabets. */
const MIN_EVIDENCE_LENGTH = 4;
/** Latin letters printed like Cyrillic ones of a few languages only, and other letters by which those languages are known. */
const OF_FEW_LANGUAGES = [
  { alike: /[SJsj]/, known: /[ѓќђћљњџ]/i },
  { alike: /[IiÏï]/, known: /[єґў]/i },
] as const;

/** In ids and addresses, which are Latin but for worn letters, a Latin letter counts this many times. */
const LATIN_WEIGHT_IN_IDS = 2;

/** How many letters of a text no other alphabet has, by alphabet. */
type Count = Record<Alphabet | 'Latin', number>;

/** A part of a word, and where it starts in it. */
interface Part {
  word: LineWord;
  text: string;
  from: number;
}

/**
 * Gives words in Greek and Cyrillic the letters of their alphabet: the recogniser reads letters that are printed alike as Latin ones. The alphabet of a part
 * of a word is told by its letters that no other alphabet has; where it has none, by its neighbours on the line, then by the page. Parts with digits stay
 * as they are unless most of their letters are of one alphabet. Changes the words of `lines`.
 */
export function settleAlphabets(lines: readonly Line[]): void {
  const all = lines.flatMap(textsOf).join(' ');
  const { Greek, Cyrillic } = count(all, 'Greek');
  if (Greek + Cyrillic === 0) return;
  const main = Greek > Cyrillic ? 'Greek' : 'Cyrillic';
  const ofPage = mostFrequent(count(all, main));
  const absent = main === 'Cyrillic' ? OF_FEW_LANGUAGES.filter(({ known }) => !known.test(all)) : [];
  const mayFollowOthers = (text: string) =>
    /\p{L}/u.test(text) && !/\d/.test(text) && !absent.some(({ alike }) => alike.test(text));
  for (const line of lines) {
    const parts = line.words.flatMap(partsOf);
    const own = parts.map(({ text }) => alphabetOf(text, main));
    const evidence = parts.map(({ text }, i) =>
      own[i] !== 'Latin' || isEvidence(text) ? own[i] : undefined,
    );
    const nonLatin = evidence.map((one) => (one === 'Latin' ? undefined : one));
    for (const [i, part] of parts.entries()) {
      if (LATIN_TERM.test(part.text)) continue;
      let alphabet = own[i];
      if (!alphabet && isGreekOrCyrillicText(part.text)) alphabet = nearest(nonLatin, i) ?? main;
      if (!alphabet && mayFollowOthers(part.text)) alphabet = nearest(evidence, i) ?? ofPage;
      if (alphabet && alphabet !== 'Latin') rewrite(part, alphabet);
    }
  }
}

/** How many letters of some lines are Greek or Cyrillic, and how many Latin; those that may be either are left out. */
export function countLetters(lines: readonly Line[]): { other: number; latin: number } {
  let other = 0;
  let latin = 0;
  for (const letter of lines.flatMap(textsOf).join('')) {
    if (isGreekOrCyrillicText(letter)) other++;
    else if (isLatin(letter) && !ALPHABETS.some((alphabet) => ALIKE[alphabet].has(letter))) latin++;
  }
  return { other, latin };
}

/** Whether any letter of a text is Greek or Cyrillic. */
export const isGreekOrCyrillicText = (text: string) =>
  ALPHABETS.some((alphabet) => LETTER[alphabet].test(text));

const isLatin = (letter: string) => /\p{Script=Latin}/u.test(letter);

const textsOf = ({ words }: Line) => words.map(({ text }) => text);

const partsOf = (word: LineWord): Part[] =>
  Array.from(word.text.matchAll(PART), ({ 0: text, index }) => ({ word, text, from: index }));

/** @param main the alphabet whose letters Latin ones may be */
function count(text: string, main: Alphabet): Count {
  const found: Count = { Greek: 0, Cyrillic: 0, Latin: 0 };
  for (const letter of text) {
    const alphabet = ALPHABETS.find((one) => LETTER[one].test(letter));
    if (alphabet) {
      if (!ALPHABETS.some((one) => SIMILAR[one].has(letter))) found[alphabet]++;
    } else if (isLatin(letter) && !ALIKE[main].has(letter)) found.Latin++;
  }
  return found;
}

/** The alphabet of a text by the letters that no other alphabet has; undefined where there are none. */
function alphabetOf(text: string, main: Alphabet): Alphabet | 'Latin' | undefined {
  const found = count(text, main);
  return mostFrequent(/[\d@]/.test(text) ? { ...found, Latin: LATIN_WEIGHT_IN_IDS * found.Latin } : found);
}

function mostFrequent({ Greek, Cyrillic, Latin }: Count): Alphabet | 'Latin' | undefined {
  const other = Math.max(Greek, Cyrillic);
  if (other > 0 && other >= Latin) return Greek > Cyrillic ? 'Greek' : 'Cyrillic';
  return Latin > 0 ? 'Latin' : undefined;
}

const isEvidence = (text: string) => text.length >= MIN_EVIDENCE_LENGTH && !/[\d@]/.test(text);

/** What is known of the nearest neighbour on the line. */
function nearest<T>(known: readonly (T | undefined)[], i: number): T | undefined {
  for (let distance = 1; distance < known.length; distance++) {
    const one = known[i - distance] ?? known[i + distance];
    if (one) return one;
  }
  return undefined;
}

/** Letters are replaced one for one, so the positions of doubts stay right. */
function rewrite({ word, text, from }: Part, alphabet: Alphabet): void {
  const to = from + text.length;
  const write = (letters: string) =>
    Array.from(
      letters,
      (letter) => ALIKE[alphabet].get(letter) ?? SIMILAR[alphabet].get(letter) ?? letter,
    ).join('');
  word.text = word.text.slice(0, from) + write(word.text.slice(from, to)) + word.text.slice(to);
  word.doubts = word.doubts.map((doubt) =>
    doubt.at < from || doubt.at >= to
      ? doubt
      : {
          ...doubt,
          text: write(doubt.text),
          alternatives: doubt.alternatives.map((one) => ({ ...one, text: write(one.text) })),
        },
  );
}
