import type { Word } from '../../src/document/index.ts';
import type { Dice } from '../invoices/dice.ts';
import type { MadePage } from './place.ts';
import type { WordRole } from './roles.ts';

/** What OCR takes for what, and how often it does so for any one letter of a page that it reads badly. */
const CONFUSED: Readonly<Record<string, string>> = {
  '0': 'O',
  O: '0',
  '1': 'l',
  l: '1',
  I: 'l',
  i: 'í',
  '5': 'S',
  S: '5',
  '8': 'B',
  B: '8',
  ü: 'u',
  ö: 'o',
  é: 'e',
  ł: 'l',
  m: 'rn',
  ',': '.',
  '.': ',',
  ':': '.',
};
const WORST_LETTERS = 0.03;
/** Words joined with the next one, cut in two, and lost, as parts of all words. */
const JOINED = 0.012;
const LOST = 0.006;
/** Boxes are off by up to this part of their height. */
const JITTER = 0.08;

/** The page as OCR would read it. */
export function readByOcr(page: MadePage, dice: Dice): MadePage {
  const rate = dice.between(0, WORST_LETTERS);
  const words: Word[] = [];
  const roles: WordRole[] = [];
  for (const [i, word] of page.words.entries()) {
    if (dice.chance(LOST)) continue;
    const read = misread(word, rate, dice);
    const last = words.at(-1);
    if (last && roles.at(-1) === page.roles[i] && touches(last, word) && dice.chance(JOINED)) {
      last.text += read.text;
      last.box = { ...last.box, x1: word.box.x1 };
      continue;
    }
    words.push(read);
    roles.push(page.roles[i]!);
  }
  return { ...page, words, roles };
}

const touches = (a: Word, b: Word) =>
  Math.abs(a.box.y0 - b.box.y0) < 0.3 * (a.box.y1 - a.box.y0) &&
  b.box.x0 > a.box.x1 &&
  b.box.x0 - a.box.x1 < a.box.y1 - a.box.y0;

function misread(word: Word, rate: number, dice: Dice): Word {
  let wrong = 0;
  const text = [...word.text]
    .map((letter) => {
      const other = CONFUSED[letter];
      if (other === undefined || !dice.chance(rate)) return letter;
      wrong++;
      return other;
    })
    .join('');
  const { x0, y0, x1, y1 } = word.box;
  const off = () => dice.between(-JITTER, JITTER) * (y1 - y0);
  const confidence = Math.max(0.3, dice.between(0.86, 1) - 0.15 * wrong);
  return {
    ...word,
    text,
    confidence,
    source: 'ocr',
    box: { x0: x0 + off(), y0: y0 + off(), x1: x1 + off(), y1: y1 + off() },
  };
}
