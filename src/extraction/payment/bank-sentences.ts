import { fold, LEGAL_ONLY } from '../values/index.ts';
import { asFolded, asPrinted, withoutArticle } from './payment-words.ts';

/** How running text names a bank: what stands between an account and its bank, and where the bank's name ends. */

const ACCOUNT = asFolded('account');
/** What stands between an account and the bank that keeps it: then any name is that of a bank. */
const KEPT_AT = `(?:${asFolded('kept')}\\s+)?${asFolded('keptAt')}`;
/** The same may lead to the account's holder: then a word for a bank must be in the name, or its code fit. */
const MAY_BE_OF = `(?:${asFolded('accountOf')}(?!\\p{L})|[-–,(])`;
const ARTICLE = `(?:${asFolded('articles')}(?:\\s+|(?<=['’])))?`;
const REST = '[\\s,;:(–-]*';

const WORD = "\\p{Lu}[\\p{L}\\p{N}'’&.-]*";
const JOINING = `(?:${asPrinted('nameJoins', 'nameWords')}|&)`;
/** "Obchodná banka": languages that begin only the first word of a name with a capital. */
const SMALL = asPrinted('bank', 'nameWords');
const NAME = `(?<name>${WORD}(?:\\s+(?:(?:${JOINING}\\s+|d['’]){0,3}${WORD}|${SMALL}(?!\\p{L})))*)`;
const NAME_HERE = new RegExp(`^${NAME}`, 'u');

/** Says what leads to a bank's name; `sure` where it can lead to nothing else. */
export interface BankLink {
  pattern: RegExp;
  sure: boolean;
}

/** Between an account's number and the name of its bank after it, in folded text. */
export const AFTER_NUMBER_LINKS: readonly BankLink[] = [
  { pattern: new RegExp(`^${REST}${KEPT_AT}\\s+${ARTICLE}`, 'u'), sure: true },
  { pattern: new RegExp(`^\\s*${MAY_BE_OF}\\s*${ARTICLE}`, 'u'), sure: false },
];

/** Between the word for an account and the name of its bank, in folded text, where the number comes later. */
export const AFTER_WORD_LINKS: readonly BankLink[] = [
  { pattern: new RegExp(`(?<!\\p{L})${ACCOUNT}\\s+${KEPT_AT}\\s+${ARTICLE}`, 'gu'), sure: true },
  {
    pattern: new RegExp(
      `(?<!\\p{L})(?:${ACCOUNT}\\s*${MAY_BE_OF}|${asFolded('payTo')}(?!\\p{L}))\\s*${ARTICLE}`,
      'gu',
    ),
    sure: false,
  },
];

const KEPT_BEFORE = new RegExp(
  `(?<!\\p{L})${NAME}(?<ending>${asPrinted('keptEndings')}(?!\\p{L})|(?=\\s+${asPrinted('keptBefore')}(?!\\p{L})))`,
  'gu',
);
const ENDING = new RegExp(`-?${asPrinted('bankEndings', 'keptEndings')}$`, 'u');

/** Banks that a text names before their account: "a Malom Banknál vezetett 123 számlára". */
export function banksKeeping(text: string): { start: number; name: string }[] {
  return [...text.matchAll(KEPT_BEFORE)].map(({ index, groups }) => {
    const name = withoutArticle(groups!.name!);
    return { start: index + groups!.name!.length - name.length, name: withoutEnding(name) };
  });
}

const withoutEnding = (name: string) => name.replace(ENDING, '');

/** Codes whose names are the same in most languages. */
const CODE_NAMES = 'IBAN|BIC|SWIFT|BLZ|CLABE|ABA|Sort';
/** A name ends where one of these begins: the name of a code, a word for an account or a number. */
const CODE = new RegExp(
  `(?:\\s|^)(?:${CODE_NAMES}|${asPrinted('account', 'accountNumber')})(?!\\p{L})`,
  'iu',
);

const LONGEST = 60;
const SHORTEST = 3;

/** The name that a text begins with, with its legal form; undefined for what is too short, too long or has a number in it. */
export function bankNameIn(text: string): string | undefined {
  let name = NAME_HERE.exec(text)?.groups?.name;
  if (!name) return undefined;
  const code = CODE.exec(name)?.index;
  if (code !== undefined) name = name.slice(0, code);
  // A full stop after a whole word ends the sentence.
  name = (/^.*?\p{L}{4,}(?=\.(?:\s|$))/u.exec(name) ?? [name])[0].trimEnd();
  name += legalForm(text.slice(name.length));
  if (/^\s*$|^\s+\p{Lu}/u.test(text.slice(name.length))) name = name.replace(/(?<=\p{L}{2})\.$/u, '');
  name = withoutEnding(name);
  return name.length < SHORTEST || name.length > LONGEST || /\d{4}/.test(name) ? undefined : name;
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

/** An account's number is next: after its word, or after "to" in a sentence of paying. */
export const BEFORE_NUMBER = new RegExp(
  `(?<!\\p{L})(?:${ACCOUNT}(?:\\s+${asFolded('accountNumber')})?|${asFolded('payTo')})[\\s.:#º°]*$`,
  'u',
);
/** Hungarian and Finnish, for example, say what it is after the number. */
export const AFTER_NUMBER = new RegExp(`^\\s*(?:-\\s?)?${asFolded('accountAfter')}(?!\\p{L})`, 'u');

const SAYS_ACCOUNT = new RegExp(`(?<!\\p{L})${ACCOUNT}(?!\\p{L})`, 'u');

/** A folded text has a word for an account. */
export const saysAccount = (text: string): boolean => SAYS_ACCOUNT.test(text);

/** A name begins like the code of a bank, in capitals. */
export const beginsLike = (name: string, codes: readonly string[]): boolean => {
  const letters = fold(name).toUpperCase();
  return codes.some((code) => letters.startsWith(code.slice(0, 4)));
};
