import type { HiddenKind } from '../document/index.ts';
import type { Finding } from '../invoice/index.ts';
import type { HiddenText } from './pages.ts';

/** Fewer hidden characters than this are marks of the program that made the file. */
const LEAST_CHARACTERS = 4;

const WHERE: Record<HiddenKind, string> = {
  same_colour: 'in the colour of its ground',
  covered: 'covered by something painted over it',
  off_page: 'outside the visible part of the page',
  tiny: 'in print too small to be seen',
  hidden_layer: 'on a layer that is switched off',
  unpainted: 'without any paint',
};

/** Says of each page what text was not read because nobody sees it: people have been deceived with such text. */
export function reportHiddenText(hidden: readonly HiddenText[]): Finding[] {
  return hidden
    .filter(({ characters }) => characters >= LEAST_CHARACTERS)
    .map(({ page, kind, characters }) => ({
      code: 'hidden_text',
      // Programs leave page numbers and marks for the printer beside the page.
      severity: kind === 'off_page' ? 'info' : 'warning',
      fields: [],
      message: `Page ${page} holds ${characters} characters ${WHERE[kind]} (${kind}); they were not read.`,
      actual: kind,
    }));
}
