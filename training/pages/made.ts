import type { Labels } from '../../bench/score.ts';
import { dice, seedOf } from '../invoices/dice.ts';
import { inventIdentities } from './identities.ts';
import type { MarkedDocument } from './mark.ts';
import { moveBlocks } from './move.ts';
import { readByOcr } from './noise.ts';
import { type MadePage, placeWords } from './place.ts';
import { rewrite } from './rewrite.ts';

export interface MadeDocument {
  pages: MadePage[];
  labels: Labels;
}

/** How often a page is written in another language, and read by OCR. */
const TRANSLATED = 0.5;
const READ = 0.4;
/** A buyer whose name says nothing of a company is a person. */
const COMPANY = /\d|\b(?:ltd|llc|inc|gmbh|ag|sa|bv|sl|srl|corp|co|kg|plc|pty|company|group)\b/i;

/** A labelled document written anew: the same seed gives the same one. */
export function makeDocument(
  document: MarkedDocument,
  labels: Labels,
  name: string,
  seed: number,
): MadeDocument {
  const random = dice(seedOf(`${name} ${seed}`));
  const translated = random.chance(TRANSLATED);
  const isPrivate = labels.receiver_name !== undefined && !COMPANY.test(String(labels.receiver_name));
  const language = translated ? undefined : document.reading.language;
  const identities = inventIdentities(random, language, isPrivate && random.chance(0.7));
  const written = rewrite(document, labels, identities, random, translated);
  const isRead = random.chance(READ);
  const pages = document.reading.layout.pages
    .map((page) => placeWords(page, written.edits))
    .map((page) => (page.words.length > 0 ? moveBlocks(page, random) : page))
    .map((page) => (isRead ? readByOcr(page, random) : page));
  return { pages, labels: written.labels };
}

/** A labelled document as it is, with what its words are. */
export function keepDocument({ reading, marks }: MarkedDocument, labels: Labels): MadeDocument {
  const edits = new Map();
  for (const { role, pieces } of marks)
    for (const { segment, start, end } of pieces) {
      const list = edits.get(segment) ?? [];
      list.push({ start, end, text: segment.text.slice(start, end), role });
      edits.set(segment, list);
    }
  return { pages: reading.layout.pages.map((page) => placeWords(page, edits)), labels };
}
