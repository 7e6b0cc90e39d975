/** Where a number may stand in a text. */
export interface NumberSpan {
  start: number;
  end: number;
  /** A space was printed before or after the decimal mark: "12 .00". */
  brokenAtMark: boolean;
  /** All spaces in it are non-breaking, so that it is one number for sure. */
  unbreakable: boolean;
}

/** Digits and marks without spaces, with ",-" for no cents. */
const RUN = /\d(?:[\d.,'’‘`´]*\d)?(?:[.,][-–—]{1,2}(?!\d))?/g;
const SPACE = /^\p{Zs}$/u;
const NON_BREAKING_SPACE = /^[\u00a0\u2007\u2009\u202f]$/;
/** A group of three digits, the last one with cents. */
const GROUP = /^\d{3}(?:$|[.,](?:\d{1,2}$|[-–—]))/;

/** Digits and marks with no space between them, in reading order. */
export function findRuns(text: string): NumberSpan[] {
  return [...text.matchAll(RUN)].map(({ index, 0: run }) => ({
    start: index,
    end: index + run.length,
    brokenAtMark: false,
    unbreakable: false,
  }));
}

/** Runs from the given one on that together may be one number, the longest first: "1 234,56", "198, 00", "12 .00". */
export function joinRuns(text: string, runs: readonly NumberSpan[], at: number): NumberSpan[] {
  const broken = joinAtMark(text, runs[at]!, runs[at + 1]);
  return [...joinGroups(text, runs, at), ...(broken ? [broken] : [])].reverse();
}

function joinGroups(text: string, runs: readonly NumberSpan[], at: number): NumberSpan[] {
  const { start, end } = runs[at]!;
  if (!/^\d{1,3}$/.test(text.slice(start, end))) return [];
  const found: NumberSpan[] = [];
  let last = end;
  let unbreakable = true;
  for (const next of runs.slice(at + 1)) {
    const group = text.slice(next.start, next.end);
    const space = text.slice(last, next.start);
    if (!SPACE.test(space) || !GROUP.test(group)) break;
    unbreakable &&= NON_BREAKING_SPACE.test(space);
    last = next.end;
    found.push({ start, end: last, brokenAtMark: false, unbreakable });
    if (group.length > 3) break;
  }
  return found;
}

function joinAtMark(text: string, first: NumberSpan, next: NumberSpan | undefined): NumberSpan | undefined {
  if (!next || /[.,]\d{1,2}$/.test(text.slice(first.start, first.end))) return undefined;
  const mark = text.slice(first.end, next.start);
  const cents = text.slice(next.start, next.end);
  if (!/^(?:[.,]\p{Zs}|\p{Zs}[.,])$/u.test(mark) || !/^\d\d$/.test(cents)) return undefined;
  return { start: first.start, end: next.end, brokenAtMark: true, unbreakable: false };
}
