import type { PageText, Word } from '../../document/index.ts';
import type { Layout, LayoutPage, Segment } from '../../layout/index.ts';
import type { Reading } from './reading.ts';

/** Distances in line heights. The value stands right above its caption, and nothing else comes close below it. */
const VALUE_GAP = 0.7;
const CLEAR_BELOW = 1.2;
/** So far boxes of lines may overlap. */
const OVERLAP = 0.4;
/** How far left edges may differ. */
const ALIGNED = 0.7;
/** Above its value a caption is moved with this gap between them. */
const NEW_GAP = 0.15;
/** One or two captions may stand below something by chance: a date above "Date" where one signs. */
const FEWEST_CAPTIONS = 3;
/** A caption is short. */
const MOST_CHARACTERS = 32;
/** A label is the whole caption when it begins so early and has this share of its letters. */
const EARLY_CHARACTERS = 3;
const LABEL_SHARE = 0.5;
/** Captions of one form are printed in one size: heights differ by less than this share. */
const SAME_HEIGHT = 0.05;

/**
 * Some forms print captions below their values. Gives all words with such captions moved above what they name, where everything else looks for
 * them; undefined where no page has any, which is nearly always.
 */
export function withCaptionsAbove(reading: Reading, pages: readonly PageText[]): PageText[] | undefined {
  const moved = new Map<Word, Word>();
  for (const page of reading.layout.pages) {
    const captions = captionsBelow(reading, page);
    for (const caption of captions) {
      const top = topOfValue(caption, captions, page);
      const up = caption.box.y1 - top + NEW_GAP * page.unit;
      for (const word of caption.words) {
        const { x0, x1, y0, y1 } = word.box;
        moved.set(word, { ...word, box: { x0, x1, y0: y0 - up, y1: y1 - up } });
      }
    }
  }
  if (moved.size === 0) return undefined;
  return pages.map((page) => ({ ...page, words: page.words.map((word) => moved.get(word) ?? word) }));
}

function captionsBelow(reading: Reading, page: LayoutPage): Set<Segment> {
  const bare = bareLabels(reading);
  const below = page.segments.filter(
    (one) => bare.has(one) && namesWhatIsAbove(one, bare, page, reading.layout),
  );
  if (below.length < FEWEST_CAPTIONS) return new Set();
  const rows = new Set(below.map((segment) => reading.layout.lineOf(segment)));
  const inRow = (segments: Segment[]) => segments.filter((one) => below.includes(one)).length > 1;
  if (![...rows].some(({ segments }) => inRow(segments))) return new Set();
  // Captions of unknown wording stand beside the others, in the same print.
  const heights = below.map(({ height }) => height);
  const alike = ({ height }: Segment) => heights.some((other) => Math.abs(other / height - 1) < SAME_HEIGHT);
  const strangers = [...rows].flatMap(({ segments }) =>
    segments.filter((one) => alike(one) && valueAbove(one, bare, page) && !next(one, page, 1)),
  );
  return new Set([...below, ...strangers]);
}

/** Segments that are labels and nothing else. */
function bareLabels({ labels }: Reading): Set<Segment> {
  const letters = (text: string) => text.replace(/[^\p{L}]/gu, '').length;
  return new Set(
    labels
      .filter(
        ({ segment, start, end }) =>
          start < EARLY_CHARACTERS &&
          segment.text.length <= MOST_CHARACTERS &&
          !/\d{3}/.test(segment.text) &&
          letters(segment.text.slice(start, end)) >= LABEL_SHARE * letters(segment.text),
      )
      .map(({ segment }) => segment),
  );
}

function namesWhatIsAbove(
  segment: Segment,
  bare: ReadonlySet<Segment>,
  page: LayoutPage,
  layout: Layout,
): boolean {
  const { segments } = layout.lineOf(segment);
  const beside = segments[segments.indexOf(segment) + 1];
  if (beside && /\d/.test(beside.text) && !bare.has(beside)) return false;
  return valueAbove(segment, bare, page) !== undefined && !next(segment, page, 1);
}

function valueAbove(segment: Segment, bare: ReadonlySet<Segment>, page: LayoutPage): Segment | undefined {
  const above = next(segment, page, -1);
  return above && !bare.has(above) && above.height >= segment.height ? above : undefined;
}

/** The segment right below (1) or above (-1), left edge to left edge. */
function next(segment: Segment, page: LayoutPage, direction: 1 | -1): Segment | undefined {
  const reach = direction === 1 ? CLEAR_BELOW : VALUE_GAP;
  return page.segments.find(({ box }) => {
    const gap = direction === 1 ? box.y0 - segment.box.y1 : segment.box.y0 - box.y1;
    return (
      Math.abs(box.x0 - segment.box.x0) < ALIGNED * page.unit &&
      gap > -OVERLAP * page.unit &&
      gap < reach * page.unit
    );
  });
}

/** The top of the lines that end right above the caption. */
function topOfValue(caption: Segment, captions: ReadonlySet<Segment>, page: LayoutPage): number {
  let top = caption;
  for (;;) {
    const above = next(top, page, -1);
    if (!above || captions.has(above) || above === top) return top.box.y0;
    top = above;
  }
}
