import type { Line, LineWord } from '../recognise/index.ts';

/** Alphabets that the second recogniser knows besides the Latin one, as Unicode names them. */
type Script = 'Greek' | 'Cyrillic';

const pairs = (table: string) => new Map(table.split(' ').map((pair) => [pair[0]!, pair.slice(1)]));

/** Latin letters printed like one of the alphabet, and that letter: the recogniser has one class for most, and where it has two they count as one (`stems.ts`). */
const ALIKE: Record<Script, ReadonlyMap<string, string>> = {
  Greek: pairs('AΑ BΒ EΕ ZΖ HΗ IΙ KΚ MΜ NΝ OΟ PΡ TΤ YΥ XΧ ÏΪ oο vν óό µμ'),
  Cyrillic: pairs('AА BВ EЕ KК MМ HН OО PР CС TТ XХ YУ IІ JЈ SЅ ËЁ ÏЇ aа eе oо pр cс yу xх iі jј sѕ ëё ïї'),
};
/** What else may be taken for a letter of the alphabet: another Latin letter, or one that both other alphabets have, which therefore tells neither. */
const TAKEN: Record<Script, ReadonlyMap<string, string>> = {
  Greek: pairs('pρ uυ kκ xχ wω áά úύ íί ïϊ üϋ ГΓ ПΠ ФΦ кκ'),
  Cyrillic: pairs('kк mм nп uи ΓГ ΠП ΦФ κк'),
};
const SCRIPTS: readonly Script[] = ['Greek', 'Cyrillic'];
const LETTER: Record<Script, RegExp> = { Greek: /\p{Script=Greek}/u, Cyrillic: /\p{Script=Cyrillic}/u };

/** Parts of a word that may be in different alphabets: ΑΦΜ:EL094014201, ΔΟΥ/ΑΦΜ, kWh/μήνα. */
const PIECE = /[\p{L}\d.@&]+/gu;
/** Terms in Latin letters that all look like those of another alphabet; Roman numerals; ohms. */
const LATIN = /^(?:IBAN|BIC|EAN|TAX|PIN|SEPA|ISO|SMS|SIM|POS|PC|IT|BOX|PAY|[IVX]{2,}|\d*[kM]?Ω)\.?$/;
/** A Latin word this long says what its neighbours are in; currencies, units and countries stand beside words of all alphabets. */
const WITNESS = 4;
/** Latin letters printed like Cyrillic ones of a few languages, and letters that those languages have besides. */
const LOCAL = [
  [/[SJsj]/, /[ѓќђћљњџ]/i],
  [/[IiÏï]/, /[єґў]/i],
] as const;

/** Letters that no other alphabet has, by alphabet. */
type Count = Record<Script | 'Latin', number>;

/**
 * Gives words in Greek and Cyrillic the letters of their alphabet: the recogniser reads those that are printed alike as Latin ones. Which alphabet a piece of a
 * word is in, the letters tell that no other has; of a piece without any, its neighbours on the line, then the page. Pieces with digits stay as they are
 * unless most of their letters are of such. Changes the words of `lines`.
 */
export function settleAlphabets(lines: readonly Line[]): void {
  const all = lines.flatMap(textsOf).join(' ');
  const { Greek, Cyrillic } = count(all, 'Greek');
  if (Greek + Cyrillic === 0) return;
  const main = Greek > Cyrillic ? 'Greek' : 'Cyrillic';
  const page = most(count(all, main));
  const foreign = main === 'Cyrillic' ? LOCAL.filter(([, own]) => !own.test(all)) : [];
  const isForeign = (text: string) => foreign.some(([alike]) => alike.test(text));
  for (const line of lines) {
    const pieces = line.words.flatMap((word) =>
      Array.from(word.text.matchAll(PIECE), ({ 0: text, index }) => ({ word, text, from: index })),
    );
    const scripts = pieces.map(({ text }) => scriptOf(text, main));
    const witnesses = pieces.map(({ text }, i) =>
      scripts[i] !== 'Latin' || isWitness(text) ? scripts[i] : undefined,
    );
    const others = witnesses.map((one) => (one === 'Latin' ? undefined : one));
    for (const [i, { word, text, from }] of pieces.entries()) {
      if (LATIN.test(text)) continue;
      let script = scripts[i];
      if (!script && isOther(text)) script = nearest(others, i) ?? main;
      if (!script && /\p{L}/u.test(text) && !/\d/.test(text) && !isForeign(text))
        script = nearest(witnesses, i) ?? page;
      if (script && script !== 'Latin') rewrite(word, from, from + text.length, script);
    }
  }
}

/** How many letters of some lines are of other alphabets than the Latin one, and how many of that; those that may be of either are left out. */
export function countLetters(lines: readonly Line[]): { other: number; latin: number } {
  let other = 0;
  let latin = 0;
  for (const letter of lines.flatMap(textsOf).join('')) {
    if (isOther(letter)) other++;
    else if (/\p{Script=Latin}/u.test(letter) && !SCRIPTS.some((script) => ALIKE[script].has(letter)))
      latin++;
  }
  return { other, latin };
}

const textsOf = ({ words }: Line) => words.map(({ text }) => text);

/** Whether any letter is of another alphabet. */
export const isOther = (text: string) => SCRIPTS.some((script) => LETTER[script].test(text));

/** @param main what Latin letters may be mistaken for */
function count(text: string, main: Script): Count {
  const found: Count = { Greek: 0, Cyrillic: 0, Latin: 0 };
  for (const letter of text) {
    const script = SCRIPTS.find((one) => LETTER[one].test(letter));
    if (script) {
      if (!SCRIPTS.some((other) => TAKEN[other].has(letter))) found[script]++;
    } else if (/\p{Script=Latin}/u.test(letter) && !ALIKE[main].has(letter)) found.Latin++;
  }
  return found;
}

/** What the letters say that one alphabet alone has; undefined where there are none. Ids and addresses are Latin but for worn letters. */
function scriptOf(text: string, main: Script): Script | 'Latin' | undefined {
  const found = count(text, main);
  return most(/[\d@]/.test(text) ? { ...found, Latin: 2 * found.Latin } : found);
}

function most({ Greek, Cyrillic, Latin }: Count): Script | 'Latin' | undefined {
  const other = Math.max(Greek, Cyrillic);
  if (other > 0 && other >= Latin) return Greek > Cyrillic ? 'Greek' : 'Cyrillic';
  return Latin > 0 ? 'Latin' : undefined;
}

const isWitness = (text: string) => text.length >= WITNESS && !/[\d@]/.test(text);

/** What the nearest piece on the line says. */
function nearest(said: readonly (Script | 'Latin' | undefined)[], i: number): Script | 'Latin' | undefined {
  for (let away = 1; away < said.length; away++) {
    const script = said[i - away] ?? said[i + away];
    if (script) return script;
  }
  return undefined;
}

/** Letters are one for one: the places of doubts hold. */
function rewrite(word: LineWord, from: number, to: number, script: Script): void {
  const written = (text: string) =>
    Array.from(text, (letter) => ALIKE[script].get(letter) ?? TAKEN[script].get(letter) ?? letter).join('');
  word.text = word.text.slice(0, from) + written(word.text.slice(from, to)) + word.text.slice(to);
  word.doubts = word.doubts.map((doubt) =>
    doubt.at < from || doubt.at >= to
      ? doubt
      : {
          ...doubt,
          text: written(doubt.text),
          rivals: doubt.rivals.map((rival) => ({ ...rival, text: written(rival.text) })),
        },
  );
}
