import { inAllLanguages } from '../../knowledge/index.ts';
import { anyOf, literal } from './words.ts';

const LEGAL_FORMS = inAllLanguages(({ parties }) => parties.legalForms);
const LEGAL_ENDINGS = inAllLanguages(({ parties }) => parties.legalEndings);

const legal = (form: string) =>
  form
    .split(' ')
    .map((p) => [...p].map(literal).join('\\.?'))
    .join('[ .]{0,2}');
const LEGAL = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...LEGAL_FORMS]
    .sort((a, b) => b.length - a.length)
    .map(legal)
    .join('|')})\\.?(?![\\p{L}\\p{N}])`,
  'iu',
);

export const ENDS_LEGAL = new RegExp(`${LEGAL.source}$`, 'iu');
/** Nothing but forms: "GmbH", "Co. Ltd", "(M) Sdn Bhd". */
export const LEGAL_ONLY = new RegExp(
  `^(?:(?:\\(\\p{L}{1,2}\\)\\s?)?(?:${LEGAL.source}|${anyOf(LEGAL_ENDINGS)}\\.?)(?:,?\\s|$)){1,3}$`,
  'iu',
);
const ENDING = new RegExp(`\\p{L}{3}.*\\s(?:${anyOf(LEGAL_ENDINGS)})\\.?$`, 'u');

/** Forms whose letters are small: dots between them, or those of no ordinary word. */
const LOWER = /^(?:e\.?\s?[kv]|s\.?\s?[alp]|\p{Ll}\.\s?\p{Ll}(?:\.|$))/iu;
const LOWER_WORD = /\p{Lu}\p{L}*\s(?:plc|ltée|ltee|gmbh|mbh|sarl|eurl|sàrl|srl|kft|zrt|aps)\.?$/u;
const isLowerEnd = (text: string, { index, 0: form }: RegExpExecArray) =>
  index + form.length === text.length && LOWER_WORD.test(text);

/** The name ends with, or has, the letters of a company form. Lower-case words of running text do not count. */
export function hasLegalForm(text: string): boolean {
  const match = LEGAL.exec(text);
  if (!match || match.index === 0) return ENDING.test(text);
  return /\p{Lu}/u.test(match[0]) || LOWER.test(match[0]) || isLowerEnd(text, match);
}

/** The first line of a name ends in the midst of a form that the second one ends: "Alder Sp. z" over "o.o.". */
export function endsForm(upper: string, lower: string): boolean {
  const text = `${upper} ${lower}`;
  const match = ENDS_LEGAL.exec(text);
  return (
    match !== null &&
    match.index > 2 &&
    match.index < upper.length &&
    match.index + match[0].length > upper.length + 1 &&
    hasLegalForm(text)
  );
}

/** Where in a piece of text a company's name with its form ends; undefined without one. */
export function legalEnd(text: string): number | undefined {
  const match = LEGAL.exec(text);
  if (match && match.index > 2 && hasLegalForm(text)) return match.index + match[0].length;
  return ENDING.test(text) ? text.length : undefined;
}
