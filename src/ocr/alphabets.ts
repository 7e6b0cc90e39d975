import type { Line } from './recogniser.ts';
import type { LineWord } from './words.ts';

/** Alphabets that the second recogniser knows besides the Latin one, as Unicode names them. */
type Script = 'Greek' | 'Cyrillic';

const pairs = (table: string) => new Map(table.split(' ').map((pair) => [pair[0]!, pair.slice(1)]));

/** Latin letters printed like one of the alphabet, and that letter: the recogniser has one class for both. */
const ALIKE: Record<Script, ReadonlyMap<string, string>> = {
  Greek: pairs('AΑ BΒ EΕ ZΖ HΗ IΙ KΚ MΜ NΝ OΟ PΡ TΤ YΥ XΧ ÏΪ oο vν óό µμ'),
  Cyrillic: pairs('AА BВ EЕ KК MМ HН OО PР CС TТ XХ YУ IІ JЈ SЅ ËЁ ÏЇ aа eе oо pр cс yу xх iі jј sѕ ëё ïї'),
};
/** What else may be taken for a letter of the alphabet: another Latin one, or one of the other alphabet. */
const TAKEN: Record<Script, ReadonlyMap<string, string>> = {
  Greek: pairs('pρ uυ kκ xχ wω áά úύ íί ïϊ üϋ ГΓ ПΠ ФΦ кκ'),
  Cyrillic: pairs('kк mм nп uи ΓГ ΠП ΦФ κк'),
};
const SCRIPTS: readonly Script[] = ['Greek', 'Cyrillic'];
const LETTER: Record<Script, RegExp> = { Greek: /\p{Script=Greek}/u, Cyrillic: /\p{Script=Cyrillic}/u };
/** Terms in Latin letters that all look like those of another alphabet. */
const LATIN_TERMS = new Set(['IBAN', 'BIC', 'EAN', 'TAX']);

/** Letters that no other alphabet has, by alphabet. */
type Count = Record<Script | 'Latin', number>;

/**
 * Gives words in Greek and Cyrillic the letters of their alphabet: the recogniser reads those that are printed alike as Latin ones. Which alphabet a word is
 * in, the letters tell that no other has; of a word without any, its neighbours on the line, then the page. Words with digits stay as they are, unless
 * they have such letters. Changes the words of `lines`.
 */
export function settleAlphabets(lines: readonly Line[]): void {
  const { Greek, Cyrillic } = count(lines.flatMap(textsOf));
  if (Greek + Cyrillic === 0) return;
  const main = Greek > Cyrillic ? 'Greek' : 'Cyrillic';
  const page = scriptOf(count(lines.flatMap(textsOf), main));
  for (const line of lines) {
    const scripts = textsOf(line).map((text) => scriptOf(count([text], main)));
    for (const [i, word] of line.words.entries()) {
      const script = scripts[i] ?? (isOpen(word.text) ? (nearest(scripts, i) ?? page) : 'Latin');
      if (script && script !== 'Latin') rewrite(word, script);
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

const isOther = (text: string) => SCRIPTS.some((script) => LETTER[script].test(text));

/** @param main what Latin letters may be mistaken for */
function count(texts: readonly string[], main: Script = 'Greek'): Count {
  const found: Count = { Greek: 0, Cyrillic: 0, Latin: 0 };
  for (const letter of texts.join('')) {
    const script = SCRIPTS.find((one) => LETTER[one].test(letter));
    if (script) {
      if (!SCRIPTS.some((other) => TAKEN[other].has(letter))) found[script]++;
    } else if (/\p{Script=Latin}/u.test(letter) && !ALIKE[main].has(letter)) found.Latin++;
  }
  return found;
}

function scriptOf({ Greek, Cyrillic, Latin }: Count): Script | 'Latin' | undefined {
  const most = Math.max(Greek, Cyrillic);
  if (most > 0 && most >= Latin) return Greek > Cyrillic ? 'Greek' : 'Cyrillic';
  return Latin > 0 ? 'Latin' : undefined;
}

/** Whether a word without letters of its own may be in another alphabet. */
const isOpen = (text: string) =>
  isOther(text) ||
  (/\p{L}/u.test(text) && !/\d/.test(text) && !LATIN_TERMS.has(text.replace(/[^\p{L}]/gu, '')));

/** What the nearest word on the line that has letters of its own is in. */
function nearest(
  scripts: readonly (Script | 'Latin' | undefined)[],
  i: number,
): Script | 'Latin' | undefined {
  for (let away = 1; away < scripts.length; away++) {
    const script = scripts[i - away] ?? scripts[i + away];
    if (script) return script;
  }
  return undefined;
}

function rewrite(word: LineWord, script: Script): void {
  const written = (text: string) =>
    Array.from(text, (letter) => ALIKE[script].get(letter) ?? TAKEN[script].get(letter) ?? letter).join('');
  word.text = written(word.text);
  word.doubts = word.doubts.map((doubt) => ({
    ...doubt,
    text: written(doubt.text),
    rivals: doubt.rivals.map((rival) => ({ ...rival, text: written(rival.text) })),
  }));
}
