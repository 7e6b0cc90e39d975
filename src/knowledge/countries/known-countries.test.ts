import { readdirSync } from 'node:fs';
import { stdnum } from 'stdnum';
import { describe, expect, test } from 'vitest';
import { CURRENCY_CODES } from '../currencies/index.ts';
import { KNOWN_COUNTRIES } from './known-countries.ts';
import type { BankNumbers, KnownCountry, PostalCodeShape, Regions, TaxIdScheme } from './known-country.ts';

/** Where something is wrong with a value: paths from it, '' for the value itself. */
type Check = (value: unknown) => readonly string[];
/** A check for each slot of a type: tsc asks for one for every slot that is added. */
type Slots<Type> = Readonly<Record<keyof Type, Check>>;

const that =
  (holds: (value: unknown) => boolean): Check =>
  (value) =>
    holds(value) ? [] : [''];
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? [] : check(value);
const matching = (pattern: RegExp) => that((value) => typeof value === 'string' && pattern.test(value));
const text = matching(/./);
const isBoolean = that((value) => typeof value === 'boolean');
const shape = that((value) => typeof value === 'string' && value !== '' && Boolean(new RegExp(value, 'u')));
const someOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length > 0
      ? value.flatMap((one, at) => check(one).map((path) => `[${at}]${path}`))
      : [''];

/** All slots there, none that nobody knows, each with what belongs in it. */
const filled =
  <Type>(slots: Slots<Type>): Check =>
  (value) => {
    const given = Object(value) as Record<string, unknown>;
    const unknown = Object.keys(given).filter((name) => !(name in slots));
    const wrong = Object.entries<Check>(slots).flatMap(([name, check]) =>
      check(given[name]).map((path) => `${name}${path}`),
    );
    return [...unknown, ...wrong].map((path) => `.${path}`);
  };

const POSTAL_CODE: Slots<PostalCodeShape> = {
  shape,
  plausibility: that((value) => Number(value) > 0 && Number(value) <= 1),
};
const REGIONS: Slots<Regions> = { codes: someOf(matching(/^[A-Z]{2,3}$/)), onlyAfterTown: isBoolean };
const TAX_ID: Slots<TaxIdScheme> = {
  scheme: matching(/^[a-z_]+$/),
  prefixes: orNull(someOf(matching(/^[A-Z]{2}$/))),
  shape: (value) => shape(String(value).replace(/#\{\d+(,\d+)?\}/g, '\\d')),
  checkedBy: orNull(text),
  onlyIfValid: isBoolean,
  repairMasks: orNull(someOf(matching(/^[A-Z9@*]+$/))),
};
const BANK: Slots<BankNumbers> = {
  branchCode: orNull(shape),
  joinedAccounts: orNull(someOf(shape)),
  slipReference: orNull(shape),
};
const COUNTRY: Slots<KnownCountry> = {
  code: matching(/^[A-Z]{2}$/),
  name: text,
  currency: that((value) => CURRENCY_CODES.has(String(value))),
  decimalMark: orNull(matching(/^[.,]$/)),
  dateOrder: orNull(matching(/^(?:dmy|mdy|ymd)$/)),
  topLevelDomain: matching(/^[a-z]{2}$/),
  postalCodes: orNull(someOf(filled(POSTAL_CODE))),
  postalPrefixes: orNull(someOf(matching(/^[A-Z]{1,2}$/))),
  regions: orNull(filled(REGIONS)),
  taxIds: orNull(someOf(filled(TAX_ID))),
  telltaleWords: orNull(someOf(text)),
  bank: orNull(filled(BANK)),
};

describe.each(KNOWN_COUNTRIES.map((country) => [country.code, country] as const))('%s', (code, country) => {
  test('fills every slot, with null where the country has none, and has no other', () => {
    expect(filled(COUNTRY)(country)).toEqual([]);
  });

  test('has check digits that stdnum knows', () => {
    const modules = (country.taxIds ?? []).flatMap(({ checkedBy }) => checkedBy ?? []);
    for (const name of modules) expect(stdnum[code]?.[name], name).toBeDefined();
  });
});

test('each file is named after its country', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.json'));
  expect(KNOWN_COUNTRIES.map(({ code }) => `${code}.json`)).toEqual(files.sort());
});

test('countries that share the shape of a postal code give it the same plausibility', () => {
  const shapes = KNOWN_COUNTRIES.flatMap(({ postalCodes }) => postalCodes ?? []);
  const different = new Set(shapes.map(({ shape, plausibility }) => `${shape} ${plausibility}`));
  expect(different.size).toBe(new Set(shapes.map(({ shape }) => shape)).size);
});
