import type { Extracted } from '../../src/extraction/index.ts';
import type { Field } from '../../src/invoice/index.ts';

/**
 * All that the extraction found in a document as text, one fact a line, fit for a diff: path in the model, confidence, page and box in
 * fractions of it, source, value, text as printed where that is another one, and what else belongs to it, such as the scheme of an id;
 * parted by tabs. What is no field has a path and a value only. What else a value could be is left out.
 */
export function formatFacts(extracted: Extracted, { places = true } = {}): string {
  return `${linesOf('', extracted, places).join('\n')}\n`;
}

const isField = (value: object): value is Field<unknown> => 'value' in value && 'confidence' in value;

function linesOf(path: string, value: unknown, places: boolean): string[] {
  if (typeof value !== 'object' || value === null) return [`${path}\t\t\t\t${JSON.stringify(value)}`];
  if (isField(value)) return [fieldLine(path, places ? value : withoutPlace(value))];
  return Object.entries(value).flatMap(([key, inner]) =>
    inner === undefined ? [] : linesOf(path ? `${path}.${key}` : key, inner, places),
  );
}

const withoutPlace = ({ page: _page, box: _box, ...field }: Field<unknown>): Field<unknown> => field;

/** Boxes count to a thousandth of the page: about the size of a full stop. */
const BOX_DIGITS = 3;
const CONFIDENCE_DIGITS = 4;

function fieldLine(path: string, field: Field<unknown>): string {
  const { value, confidence, page, box, source, text, alternatives: _alternatives, ...more } = field;
  const corners = box && [box.x0, box.y0, box.x1, box.y1].map((side) => side.toFixed(BOX_DIGITS));
  const place = page === undefined ? '' : [page, ...(corners ?? [])].join(' ');
  return [
    path,
    confidence.toFixed(CONFIDENCE_DIGITS),
    place,
    source ?? '',
    JSON.stringify(value),
    text === undefined || text === value ? '' : JSON.stringify(text),
    Object.keys(more).length > 0 ? JSON.stringify(more) : '',
  ]
    .join('\t')
    .trimEnd();
}

interface Fact {
  confidence: string;
  /** All else. */
  rest: string;
}

function parseFacts(text: string): Map<string, Fact> {
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [path, confidence, ...rest] = line.split('\t');
        return [path!, { confidence: confidence!, rest: rest.join(' ').trim() }] as const;
      }),
  );
}

/** Of a confidence of one half; by log-odds, in which evidence adds up, the band is as wide everywhere. */
const BAND = 0.02;
const ROUNDING = 0.0005;

/** A confidence may be off by 0.02 in the middle and by less towards 0 and 1: 0.0021 at 0.98. */
function isNear(expected: string, got: string): boolean {
  if (expected === got) return true;
  const [p, q] = [Number(expected), Number(got)];
  return Math.abs(p - q) <= 4 * p * (1 - p) * BAND + ROUNDING;
}

/** What differs, a sentence each; empty when the facts are the same and their confidences about the same. */
export function compareFacts(expected: string, got: string): string[] {
  const [want, have] = [parseFacts(expected), parseFacts(got)];
  const missing = [...want].flatMap(([path, { rest }]) =>
    have.has(path) ? [] : [`${path} is missing: ${rest}`],
  );
  const others = [...have].flatMap(([path, { confidence, rest }]) => {
    const fact = want.get(path);
    if (!fact) return [`${path} is new: ${rest}`];
    if (fact.rest !== rest) return [`${path} was ${fact.rest}, is ${rest}`];
    if (!isNear(fact.confidence, confidence))
      return [`${path}: confidence was ${fact.confidence}, is ${confidence}`];
    return [];
  });
  return [...missing, ...others];
}
