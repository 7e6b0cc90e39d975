import type { Field } from '../invoice/index.ts';

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether one text begins with all the words of the other, and has more. */
const extend = (longer: string[], shorter: string[]) =>
  longer.length > shorter.length && shorter.every((word, index) => word === longer[index]);

/**
 * The page's name where it is the XML's with more words: `Banco Sol` is printed as `Banco Sol Lisboa`. It need not be read with much
 * confidence, since the XML confirms it.
 */
export function chooseFullerName(
  xml: Field<string> | undefined,
  page: Field<string> | undefined,
): Field<string> | undefined {
  return xml && page && extend(wordsOf(page.value), wordsOf(xml.value)) ? page : xml;
}

/** Fewer words in common do not show that two addresses are one. */
const FEWEST_WORDS = 3;

/** A last part of an address without digits: what follows the town is a region or the country. */
const TERRITORY = /^[\p{L}][\p{L} .'’()/-]*$/u;

/**
 * Adds the country that the page prints to an address: the XML has only a code for it, which does not say how, or whether, it is written. Added
 * where everything else that the page prints of the address is in the XML too.
 */
export function addPrintedCountry(
  xml: Field<string> | undefined,
  page: Field<string> | undefined,
): Field<string> | undefined {
  if (!xml || !page) return xml;
  const parts = page.value.split(', ');
  const last = parts.pop()!;
  const stated = new Set(wordsOf(xml.value));
  const known = parts.flatMap(wordsOf);
  if (known.length < FEWEST_WORDS || !TERRITORY.test(last)) return xml;
  if (!known.every((word) => stated.has(word)) || wordsOf(last).some((word) => stated.has(word))) return xml;
  const value = `${xml.value}, ${last}`;
  return { ...xml, value, text: value };
}
