import type { Segment } from '../../src/layout/index.ts';
import type { WordRole } from './roles.ts';

/** What takes the place of a part of a segment's text. */
export interface Edit {
  start: number;
  end: number;
  text: string;
  role: WordRole;
}

export type Edits = Map<Segment, Edit[]>;

/** Adds an edit unless another one has a part of its place already. */
export function addEdit(edits: Edits, segment: Segment, edit: Edit): void {
  const list = edits.get(segment) ?? [];
  if (list.some(({ start, end }) => start < edit.end && edit.start < end)) return;
  list.push(edit);
  edits.set(segment, list);
}

/** A word as it is printed anew, before it has a place. */
export interface Token {
  text: string;
  role: WordRole;
}

/** The words of a segment with its edits made; what no edit names is nothing special. */
export function tokensOf({ text }: Segment, edits: readonly Edit[] = []): Token[] {
  const parts: Token[] = [];
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    parts.push({ text: text.slice(at, edit.start), role: 'other' }, edit);
    at = edit.end;
  }
  parts.push({ text: text.slice(at), role: 'other' });
  const tokens: Token[] = [];
  let joined = false;
  for (const part of parts) {
    if (part.text === '') continue;
    const words = part.text.split(/\s+/);
    for (const [i, word] of words.entries()) {
      const last = tokens.at(-1);
      if (i === 0 && joined && last && word !== '') {
        last.text += word;
        if (last.role === 'other') last.role = part.role;
      } else if (word !== '') tokens.push({ text: word, role: part.role });
    }
    joined = words.at(-1) !== '';
  }
  return tokens;
}
