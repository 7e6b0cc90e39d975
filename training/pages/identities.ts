import {
  type Account,
  type Company,
  inventAccount,
  inventCompany,
  inventPerson,
} from '../invoices/companies.ts';
import { COUNTRIES, type Country } from '../invoices/countries.ts';
import type { Dice } from '../invoices/dice.ts';

/** Who and what a page is about when it is written anew. */
export interface Identities {
  country: Country;
  seller: Company;
  buyer: Company;
  account: Account;
  /** Whoever else is on the page. */
  other: Company;
  otherAccount: Account;
  /** Days by which all dates move. */
  days: number;
  /** What all amounts are multiplied by: sums still add up. */
  factor: number;
  /** How dates and numbers are printed. */
  datePattern: string;
  numbers: { group: string; decimal: string };
}

/** A seller mostly deals with buyers of its own country. */
const ABROAD = 0.15;
const PRIVATE = 0.2;
const FACTORS = [1, 2, 3, 4, 6, 7, 9, 11, 13];
const MOST_DAYS = 2500;

/** @param language the page's, if it is to be kept */
export function inventIdentities(dice: Dice, language: string | undefined, isPrivate: boolean): Identities {
  const own = COUNTRIES.filter((one) => one.language === language);
  const country = dice.pick(own.length > 0 ? own : COUNTRIES);
  const away = dice.chance(ABROAD) ? dice.pick(COUNTRIES) : country;
  const [group = ',', decimal = '.'] = [...dice.one(country.numbers)];
  const person = isPrivate || dice.chance(PRIVATE);
  return {
    country,
    seller: inventCompany(dice, country),
    buyer: person ? inventPerson(dice, away) : inventCompany(dice, away),
    account: inventAccount(dice, country),
    other: inventCompany(dice, away),
    otherAccount: inventAccount(dice, away),
    days: dice.whole(-MOST_DAYS, MOST_DAYS),
    factor: dice.pick(FACTORS),
    datePattern: dice.one(country.dates),
    numbers: { group, decimal },
  };
}
