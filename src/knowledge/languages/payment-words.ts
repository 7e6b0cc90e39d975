import type { Phrases } from './phrases.ts';

/** Words around payment: accounts, banks, ways to pay. */
export interface PaymentWords {
  /** Words of paying: "pay", "transfer", "due date". */
  paying: Phrases;
  /** Words for an account as sentences have them: "account", "Konto". */
  account: Phrases;
  /** Labels of accounts that only banks keep: "Plusgiro", "bank account". "Account no" is none: customers have accounts as well. */
  bankAccount: Phrases;
  /** Between the word for an account and its number: "account no 123". */
  accountNumber: Phrases;
  /** Before a number or bank that is paid to: "pay to 123". */
  payTo: Phrases;
  /** After an account's number, in languages that say it there: "123 számú számlára". */
  accountAfter: Phrases;
  /** How an account is kept: "held" in "held with Alder Bank". */
  kept: Phrases;
  /** Between an account and the bank that keeps it: "with". */
  keptAt: Phrases;
  /** Between the bank's name and the account's number, in languages that name the bank first: "a Liget Banknál vezetett 123 számla". */
  keptBefore: Phrases;
  /** Endings of a bank's name before `keptBefore`: "Banknál". */
  bankEndings: Phrases;
  /** Endings of a bank's name that say the account is kept there, with no further word: "Bankası'ndaki 123". */
  keptEndings: Phrases;
  /** Like `keptAt`, but what follows may be the account's holder as well: "of". */
  accountOf: Phrases;
  /** Articles before the name of a bank. */
  articles: Phrases;
  /** Small words that join the parts of a bank's name: "of", "and". */
  nameJoins: Phrases;
  /** Adjectives in the names of banks that begin with a small letter: "Banque populaire". */
  nameWords: Phrases;
  /** Further words that a bank's name does not end with: a line that ends so goes on. */
  neverLast: Phrases;
  /** Words that names of banks have in them, with their accents. `{word}` stands for a word that must follow. */
  bank: Phrases;
  /** The word for a bank by itself: a label, or a part of the name. */
  bareBank: Phrases;
  /** The account of the reader of the invoice: it is debited, not paid to. */
  yourAccount: Phrases;
}
