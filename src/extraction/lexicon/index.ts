import type { Span } from '../values/index.ts';
import { buildIndex, type Index } from './entries.ts';
import { findLabelsIn } from './find-labels.ts';
import { LEXICONS } from './lexicons.ts';
import type { Label } from './types.ts';

export { isStopName } from './stop-names.ts';
export { LABEL_ROLES, type Label, type LabelParty, type LabelRole } from './types.ts';

let index: Index | undefined;

/**
 * The labels in a text (a line, a cell or a page), in reading order. The longest match wins; a phrase with several roles gives
 * one span for each. Case, accents, punctuation and missing spaces do not matter; OCR errors lower the quality.
 */
export function findLabels(text: string): Span<Label>[] {
  index ??= buildIndex(LEXICONS);
  return findLabelsIn(text, index);
}
