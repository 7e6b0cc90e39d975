import type { PageText, Word } from '../../src/document/index.ts';
import type { LayoutPage, Line, Segment } from '../../src/layout/index.ts';
import { type Edits, type Token, tokensOf } from './edits.ts';
import type { WordRole } from './roles.ts';

/** A page as it is learnt from: each word with what it is. */
export interface MadePage extends PageText {
  roles: WordRole[];
}

/** A new text may be squeezed to this part of the width of its letters before it runs into its neighbour. */
const SQUEEZED = 0.55;
/** Clear space to the next segment, in line heights: less would join the two. */
const CLEAR = 1.2;
/** Right edges that differ by less, in line heights, are those of one column. */
const ALIGNED = 0.3;

/** Sets the words of a page anew, each segment where it stood, flush right where it ended a right-aligned column. */
export function placeWords(page: LayoutPage, edits: Edits): MadePage {
  const words: Word[] = [];
  const roles: WordRole[] = [];
  for (const line of page.lines)
    for (const [i, segment] of line.segments.entries()) {
      const edited = edits.get(segment);
      const tokens = tokensOf(segment, edited);
      if (tokens.length === 0) continue;
      for (const role of tokens) roles.push(role.role);
      if (
        !edited?.some(
          ({ role, text, start, end }) => text !== segment.text.slice(start, end) || role !== 'other',
        )
      )
        words.push(...segment.words.map((word) => ({ ...word, text: word.text.trim() })));
      else words.push(...set(tokens, segment, roomOf(line, i, page), isFlushRight(segment, page)));
    }
  if (words.length !== roles.length) throw new Error('a page has as many words as roles');
  return { page: page.page, width: page.width, height: page.height, words, roles };
}

/** From where to where a segment's text may run. */
function roomOf({ segments }: Line, at: number, { unit, width }: LayoutPage): { from: number; to: number } {
  const [before, after] = [segments[at - 1], segments[at + 1]];
  return {
    from: before ? before.box.x1 + CLEAR * unit : 0,
    to: after ? after.box.x0 - CLEAR * unit : width,
  };
}

function isFlushRight(segment: Segment, { segments, unit }: LayoutPage): boolean {
  if (!/\d\W*$/.test(segment.text)) return false;
  return segments.some(
    (other) =>
      other !== segment &&
      /\d\W*$/.test(other.text) &&
      Math.abs(other.box.x1 - segment.box.x1) < ALIGNED * unit &&
      Math.abs(other.box.x0 - segment.box.x0) > ALIGNED * unit,
  );
}

function set(
  tokens: readonly Token[],
  segment: Segment,
  room: { from: number; to: number },
  flushRight: boolean,
): Word[] {
  const { box, text, words: old } = segment;
  const length = tokens.reduce((sum, token) => sum + token.text.length + 1, -1);
  const letter = (box.x1 - box.x0) / text.length;
  const free = flushRight ? box.x1 - room.from : room.to - box.x0;
  const width = Math.min(letter * length, Math.max(free, SQUEEZED * letter * length, box.x1 - box.x0));
  const each = width / length;
  let x = flushRight ? box.x1 - width : box.x0;
  return tokens.map((token, i) => {
    const like = old[Math.min(old.length - 1, Math.floor((i * old.length) / tokens.length))]!;
    const { y0, y1 } = like.box;
    const word = { ...like, text: token.text, box: { x0: x, y0, x1: x + each * token.text.length, y1 } };
    x += each * (token.text.length + 1);
    return word;
  });
}
