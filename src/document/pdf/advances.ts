import { along } from './along-line.ts';
import { type Glyph, SPACE } from './glyphs.ts';

/** Neighbours that stand further apart than this, in font sizes, or as far back, are not of one word. */
const FARTHEST = 0.8;

/**
 * In a sound font the glyphs of a word touch or, where letters are spaced, are equally far apart, but for kerning: gaps that differ by more than
 * this from the gap before them, in font sizes, are uneven.
 */
const KERNING = 0.04;

/** Wider gaps may be spaces between words, in font sizes. */
const SPACE_WIDTH = 0.22;

/** From this share of uneven gaps on, and from this many gaps on, a font's widths are not those it was set with. */
const UNEVEN_SHARE = 0.3;
const ENOUGH = 20;

/** A step to the next glyph counts before others as a glyph's advance when it was seen this often. */
const SEEN = 2;

/** Steps are told apart to this, in font sizes. */
const STEP = 0.01;

/** An advance exceeds the box of its glyph by no more than this, in font sizes: a step across a gap between words is longer. */
const MOST_BEYOND = 0.4;

/** What a font's glyphs say of its widths. */
interface FontSteps {
  /** By how much each gap within a word differs from the one before it, in font sizes. */
  changes: number[];
  /** By character: how often each step to the next glyph occurs, in font sizes. */
  steps: Map<number, Map<number, number>>;
}

/**
 * Some programs place each glyph themselves and write wrong widths of their font, or none: its boxes then end where the ink does, and "10,50" falls
 * apart behind the narrow 1. Such fonts are recognised by uneven gaps within words, and their glyphs get as advance the least step to the
 * next glyph that occurs again and again.
 */
export function withTrueAdvances(glyphs: readonly Glyph[]): readonly Glyph[] {
  const fonts = measureFonts(glyphs);
  const wrong = new Map([...fonts].filter(([, font]) => hasWrongWidths(font)));
  if (wrong.size === 0) return glyphs;
  return glyphs.map((glyph) => {
    const steps = wrong.get(glyph.font)?.steps.get(glyph.code);
    if (!steps) return glyph;
    const repeated = [...steps].filter(([, seen]) => seen >= SEEN);
    const least = Math.min(...(repeated.length > 0 ? repeated : [...steps]).map(([step]) => step));
    const { start, end } = along(glyph, glyph.angle);
    const most = (end - start) / glyph.size + MOST_BEYOND;
    return { ...glyph, advance: Math.min(least, most) * glyph.size };
  });
}

function measureFonts(glyphs: readonly Glyph[]): Map<number, FontSteps> {
  const fonts = new Map<number, FontSteps>();
  let gapBefore: number | undefined;
  for (let i = 1; i < glyphs.length; i++) {
    const [glyph, next] = [glyphs[i - 1]!, glyphs[i]!];
    const last = gapBefore;
    gapBefore = undefined;
    if (glyph.code === SPACE || glyph.size !== next.size || glyph.angle !== next.angle) continue;
    const [here, after] = [along(glyph, glyph.angle), along(next, glyph.angle)];
    const gap = (after.start - here.end) / glyph.size;
    if (Math.abs(here.across - after.across) > KERNING * glyph.size || Math.abs(gap) > FARTHEST) continue;
    const font: FontSteps = fonts.get(glyph.font) ?? { changes: [], steps: new Map() };
    fonts.set(glyph.font, font);
    if (next.code !== SPACE && gap < SPACE_WIDTH) {
      gapBefore = gap;
      if (last !== undefined) font.changes.push(Math.abs(gap - last));
    }
    const step = Math.round(originStep(glyph, next) / STEP) * STEP;
    const steps = font.steps.get(glyph.code) ?? new Map<number, number>();
    font.steps.set(glyph.code, steps.set(step, (steps.get(step) ?? 0) + 1));
  }
  return fonts;
}

/** From the origin of a glyph to that of the next, in font sizes. */
const originStep = (glyph: Glyph, next: Glyph): number =>
  Math.hypot(next.x - glyph.x, next.y - glyph.y) / glyph.size;

function hasWrongWidths({ changes }: FontSteps): boolean {
  const uneven = changes.filter((change) => change > KERNING).length;
  return changes.length >= ENOUGH && uneven >= UNEVEN_SHARE * changes.length;
}
