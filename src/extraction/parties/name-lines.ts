import type { LayoutPage } from '../../layout/index.ts';
import { endsForm, foldedLetters, hasLegalForm, LEGAL_ONLY } from '../values/index.ts';
import type { Part } from './parts.ts';

/** A name cannot end there. */
const UNFINISHED = /(?:&|,| y| e| et| und| and| de|-)$/iu;

/** A line in another size with free space below it is no part of the description: a slogan, a logo, a title. */
function withoutSlogan(lines: readonly Part[], unit: number): readonly Part[] {
  const [first, second] = lines;
  if (!first || !second) return lines;
  const larger = first.segment.height > 1.3 * second.segment.height;
  const apart = second.box.y0 - first.box.y1 > 0.6 * unit;
  const form = hasLegalForm(` ${second.text}`) && second.text.split(/\s+/).length === 1;
  return larger && apart && !form && !hasLegalForm(first.text) && !UNFINISHED.test(first.text)
    ? lines.slice(1)
    : lines;
}

/** "Alder Tools" large, and below it "Alder Tools Ltd": the second says the name. */
function withoutLogo(lines: readonly Part[]): readonly Part[] {
  for (const count of [1, 2, 3]) {
    const [rest, logo] = [lines.slice(count), lines.slice(0, count)];
    const [first] = rest;
    if (!first || !logo.every(({ segment }) => segment.height > 1.2 * first.segment.height)) continue;
    const key = foldedLetters(logo.map(({ text }) => text).join(''));
    if (key.length > 3 && foldedLetters(rest.map(({ text }) => text).join('')).startsWith(key)) return rest;
  }
  return lines;
}

/** The lines of the name: the one with a legal form, or the first; more where the first cannot end there. */
export function nameLines(before: readonly Part[], page: LayoutPage, room: number): Part[] {
  const { unit } = page;
  const lines = before.filter(
    ({ prefix }) => prefix !== 'attention' && prefix !== 'person' && prefix !== 'address',
  );
  const labelled = lines.find(({ prefix }) => prefix === 'name');
  if (labelled) return [labelled];
  const [first, second, ...more] = withoutLogo(withoutSlogan(lines, unit));
  if (!first) return [];
  if (!second) return [first];
  if (endsForm(first.text, second.text)) return [first, second];
  const full = wrapped([first, second, ...more], room, page);
  if (full) return full;
  const heights = [first.segment.height, second.segment.height];
  const ratio = Math.max(...heights) / Math.min(...heights);
  const legal = hasLegalForm(first.text);
  const short = second.text.split(/\s+/).length;
  const rest = hasLegalForm(` ${second.text}`) && short <= 4 && !legal;
  const big = Math.min(...heights) > 1.25 * unit;
  if (ratio < 1.35 && big && second.box.y0 - first.box.y1 < 0.8 * heights[0]! && !legal)
    return [first, second];
  const tall = heights[0]! > 1.15 * (lines[2] ?? before.at(-1) ?? first).segment.height;
  if (ratio < 1.15 && tall && rest) return [first, second];
  // Heights of recognised boxes differ with the letters in them.
  if (ratio < 1.4 && (UNFINISHED.test(first.text) || LEGAL_ONLY.test(second.text) || (rest && short <= 2)))
    return [first, second];
  return !legal && hasLegalForm(second.text) && !first.prefix ? [second] : [first];
}

/** Words of two lines stand side by side elsewhere, be it in the name of the site: a person's name and a company's do not. */
const isPrinted = (words: string, page: LayoutPage) =>
  page.segments.some(({ text }) => foldedLetters(text).includes(foldedLetters(words)));

/** A name over several lines of a narrow column: no line had room for the next one's first word, and the last has a legal form. */
function wrapped(lines: readonly Part[], room: number, page: LayoutPage): Part[] | undefined {
  const found: Part[] = [];
  for (const line of lines.slice(0, 3)) {
    const last = found.at(-1);
    if (last) {
      const [word] = line.segment.words;
      const width = (word?.box.x1 ?? 0) - (word?.box.x0 ?? 0);
      const { height } = last.segment;
      const goesOn =
        last.box.x1 - last.box.x0 + 0.3 * height + width > room &&
        Math.abs(line.segment.height / height - 1) < 0.2 &&
        line.box.y0 - last.box.y1 < 0.8 * height &&
        (/^\p{Ll}/u.test(line.text) || isPrinted(`${last.text} ${word?.text}`, page));
      if (!goesOn) return undefined;
    }
    found.push(line);
    // Form and all: "S. de R.L." goes on with "de C.V."
    const next = lines[found.length];
    const form = hasLegalForm(` ${found.map(({ text }) => text).join(' ')}`);
    if (form && !(next && /^(?:de C\.?V|& Co)/u.test(next.text))) return found.length > 1 ? found : undefined;
  }
  return undefined;
}
