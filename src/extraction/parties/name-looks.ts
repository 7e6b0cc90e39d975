import { isStopName } from '../labels/index.ts';
import { countDigits, countLetters } from '../values/index.ts';

/** What is glued to a name and is not part of it: registration numbers in brackets, marks, a city after a dash. */
export function cleanName(text: string): string {
  return (
    withoutTitle(text)
      .replace(/\s*\((?:[^)]*\d[^)]*)\)?\s*$/u, '')
      // A round logo reads like a sign of copyright.
      .replace(/^©\s*(?=\p{Lu})/u, '')
      .replace(/^(?:for|für|pour|para|per|voor|m\/s\.?)\s+(?=\p{Lu})/iu, '')
      .replace(/^[\s:;,.·•|*#-]+|[\s:;,·•|*#-]+$/gu, '')
      .trim()
  );
}

/** "Alder Ltd - Detailed invoice": what stands behind the dash is the document's title. */
function withoutTitle(text: string): string {
  const [, name, title] = /^(.*\p{L}.*?)\s+[-–—|]\s+(\P{N}+)$/u.exec(text) ?? [];
  const last = title?.trim().split(/\s+/).at(-1);
  return name && title && (isStopName(title) || (last !== undefined && isStopName(last))) ? name : text;
}

/** Could be the name of a company or a person by its looks. */
export function looksLikeName(text: string): boolean {
  const letters = countLetters(text);
  const digits = countDigits(text);
  const words = text.split(/\s+/).length;
  return (
    letters >= 2 &&
    letters > digits &&
    words <= 8 &&
    text.length <= 70 &&
    !/[@:!?©]|\([cC]\)/.test(text) &&
    !isStopName(text)
  );
}
