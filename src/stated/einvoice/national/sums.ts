import type { Text } from '../raw-invoice.ts';
import type { XmlElement } from '../xml/index.ts';
import { textsAt } from './texts.ts';

/** Decimal places of a sum: no amount has more; beyond them is the noise of binary fractions. */
const PLACES = 4;

/** The sum of texts, as a text; undefined when there is none, or one is no number. */
export function sumOf(texts: readonly Text[]): Text {
  const numbers = texts.filter((text) => text !== undefined).map(Number);
  if (numbers.length === 0 || !numbers.every(Number.isFinite)) return undefined;
  return String(Number(numbers.reduce((sum, number) => sum + number, 0).toFixed(PLACES)));
}

/** Where the amounts at some paths are to be added up. */
export const sumAt =
  (...paths: string[]) =>
  (at: XmlElement, root: XmlElement): Text =>
    sumOf(paths.flatMap((path) => textsAt(at, root, path)));

/** The difference of two texts; undefined unless the first is a number. */
export const minus = (from: Text, less: Text): Text =>
  from === undefined ? undefined : sumOf([from, String(-Number(less ?? 0))]);

/** A fraction as percent: `0.16` is `16`. */
function percentOf(fraction: Text): Text {
  const number = Number(fraction);
  return fraction && Number.isFinite(number) ? String(Number((number * 100).toPrecision(12))) : undefined;
}

/** What a code means, by a table; undefined for others. */
export const byCode =
  (path: string, meanings: Readonly<Record<string, string>>, otherwise?: string) =>
  (at: XmlElement, root: XmlElement): Text => {
    const [code] = textsAt(at, root, path);
    return code !== undefined && Object.hasOwn(meanings, code) ? meanings[code] : otherwise;
  };

/** The percentage that a fraction at a path is. @param otherwise for none */
export const percentAt =
  (path: string, otherwise?: string) =>
  (at: XmlElement, root: XmlElement): Text =>
    percentOf(textsAt(at, root, path)[0]) ?? otherwise;
