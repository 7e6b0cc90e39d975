import type { LayoutPage } from '../../layout/index.ts';
import { endsForm, foldedLetters, hasLegalForm, LEGAL_ONLY } from '../values/index.ts';
import type { Part } from './parts.ts';

/** A name cannot end there. */
const UNFINISHED = /(?:&|,| y| e| et| und| and| de|-)$/iu;

/** A slogan is this much larger than the line below it, and so many line heights apart from it. */
const SLOGAN = { larger: 1.3, apart: 0.6 };
/** A logo is this much larger than the name below it. */
const LOGO = 1.2;

/** A line in another size with free space below it is no part of the description: a slogan, a logo, a title. */
function withoutSlogan(lines: readonly Part[], unit: number): readonly Part[] {
  const [first, second] = lines;
  if (!first || !second) return lines;
  const larger = first.segment.height > SLOGAN.larger * second.segment.height;
  const apart = second.box.y0 - first.box.y1 > SLOGAN.apart * unit;
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
    if (!first || !logo.every(({ segment }) => segment.height > LOGO * first.segment.height)) continue;
    const key = foldedLetters(logo.map(({ text }) => text).join(''));
    if (key.length > 3 && foldedLetters(rest.map(({ text }) => text).join('')).startsWith(key)) return rest;
  }
  return lines;
}

/** What stands before the lines of a name and is none. */
const NO_NAME: ReadonlySet<string | undefined> = new Set(['attention', 'person', 'address']);

/** The lines of the name: the one with a legal form, or the first; more where the first cannot end there. */
export function nameLines(before: readonly Part[], page: LayoutPage, room: number): Part[] {
  const lines = before.filter(({ prefix }) => !NO_NAME.has(prefix));
  const labelled = lines.find(({ prefix }) => prefix === 'name');
  if (labelled) return [labelled];
  const [first, second, ...more] = withoutLogo(withoutSlogan(lines, page.unit));
  if (!first) return [];
  if (!second) return [first];
  if (endsForm(first.text, second.text)) return [first, second];
  const full = wrapped([first, second, ...more], room, page);
  if (full) return full;
  const below = lines[2] ?? before.at(-1) ?? first;
  if (goOn(first, second, below, page)) return [first, second];
  const isSecond = !hasLegalForm(first.text) && hasLegalForm(second.text) && !first.prefix;
  return isSecond ? [second] : [first];
}

/** Two lines of one name: how much their heights may differ in large print, above smaller print, and anywhere. */
const ALIKE = { large: 1.35, tall: 1.15, any: 1.4 };
/** Print this much above the page's line height is large, this much above the line below it tall. */
const LARGE = 1.25;
const TALL = 1.15;
/** In large print the lines stand nearer than this part of their height. */
const TIGHT = 0.8;
/** The rest of a name with a legal form has so many words at most, by itself fewer. */
const FORM_WORDS = 4;
const FEW_WORDS = 2;

/** The second line goes on with the name that the first begins. */
function goOn(first: Part, second: Part, below: Part, { unit }: LayoutPage): boolean {
  const heights = [first.segment.height, second.segment.height] as const;
  const ratio = Math.max(...heights) / Math.min(...heights);
  const isLegal = hasLegalForm(first.text);
  const words = second.text.split(/\s+/).length;
  const isRest = hasLegalForm(` ${second.text}`) && words <= FORM_WORDS && !isLegal;
  const isLarge = Math.min(...heights) > LARGE * unit;
  const isTight = second.box.y0 - first.box.y1 < TIGHT * heights[0];
  if (ratio < ALIKE.large && isLarge && isTight && !isLegal) return true;
  if (ratio < ALIKE.tall && isRest && heights[0] > TALL * below.segment.height) return true;
  // Heights of recognised boxes differ with the letters in them.
  const isOpen = UNFINISHED.test(first.text) || LEGAL_ONLY.test(second.text);
  return ratio < ALIKE.any && (isOpen || (isRest && words <= FEW_WORDS));
}

/** Words of two lines stand side by side elsewhere, be it in the name of the site: a person's name and a company's do not. */
const isPrinted = (words: string, page: LayoutPage) =>
  page.segments.some(({ text }) => foldedLetters(text).includes(foldedLetters(words)));

/** A name goes over so many lines at most. */
const MOST_LINES = 3;
/** A line goes on below where the next word had no room, with so much of its height for the space; in print that differs by less than this part. */
const SPACE = 0.3;
const SAME_PRINT = 0.2;
/** Form and all: "S. de R.L." goes on with "de C.V." */
const MORE_FORM = /^(?:de C\.?V|& Co)/u;

/** A name over several lines of a narrow column: no line had room for the next one's first word, and the last has a legal form. */
function wrapped(lines: readonly Part[], room: number, page: LayoutPage): Part[] | undefined {
  const found: Part[] = [];
  for (const line of lines.slice(0, MOST_LINES)) {
    const last = found.at(-1);
    if (last && !hadNoRoom(last, line, room, page)) return undefined;
    found.push(line);
    const next = lines[found.length];
    const hasForm = hasLegalForm(` ${found.map(({ text }) => text).join(' ')}`);
    if (hasForm && !(next && MORE_FORM.test(next.text))) return found.length > 1 ? found : undefined;
  }
  return undefined;
}

/** The first word of the next line had no room at the end of this one, and the two belong together. */
function hadNoRoom(line: Part, next: Part, room: number, page: LayoutPage): boolean {
  const [word] = next.segment.words;
  const width = (word?.box.x1 ?? 0) - (word?.box.x0 ?? 0);
  const { height } = line.segment;
  return (
    line.box.x1 - line.box.x0 + SPACE * height + width > room &&
    Math.abs(next.segment.height / height - 1) < SAME_PRINT &&
    next.box.y0 - line.box.y1 < TIGHT * height &&
    (/^\p{Ll}/u.test(next.text) || isPrinted(`${line.text} ${word?.text}`, page))
  );
}
