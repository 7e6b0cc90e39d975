import { anyPhrase, fold, inAllLanguages, type PaymentWords } from '../../knowledge/index.ts';

type Slot = keyof PaymentWords;

const phrasesOf = (slots: readonly Slot[]) =>
  slots.flatMap((slot) => inAllLanguages(({ payment }) => payment[slot]));

/** A word that a phrase asks to follow: "Cassa {word}". */
const HOLES = { word: '\\p{L}+' };

/** The phrases of some slots in all languages as printed, as the source of an expression. */
export const asPrinted = (...slots: Slot[]): string => anyPhrase(phrasesOf(slots), { holes: HOLES });

/** The same for folded text. */
export const asFolded = (...slots: Slot[]): string =>
  anyPhrase(phrasesOf(slots), { folded: true, holes: HOLES });

/** Words that names of banks have in them; before a hyphen or slash they are half of another word. */
export const BANK = new RegExp(`(?<!\\p{L})${asPrinted('bank')}(?![\\p{L}]|-?\\/|-\\p{Ll})`, 'iu');

/** The word for a bank in some language by itself: a label, or a part of the name. */
export const BARE = new RegExp(`^${asPrinted('bareBank')}(?!\\p{L})`, 'iu');

const BANK_ACCOUNT = new RegExp(`(?<!\\p{L})${asFolded('bankAccount')}(?!\\p{L})`, 'u');

/** A label says that its account is a bank's: "Bank account", "Rekeningnummer", "Plusgiro". */
export const saysBankAccount = (label: string): boolean => BANK_ACCOUNT.test(fold(label));

const ARTICLE = new RegExp(`^${asFolded('articles')}(?:\\s+|(?<=['’]))`, 'u');

/** A name without the article before it. */
export const withoutArticle = (name: string): string => name.slice(ARTICLE.exec(fold(name))?.[0].length ?? 0);

const YOURS = new RegExp(`(?<!\\p{L})${asFolded('yourAccount')}(?!\\p{L})`, 'u');

/** It speaks of the account of whoever reads it: that is debited, not paid to. */
export const isReadersAccount = (text: string): boolean => YOURS.test(fold(text));
