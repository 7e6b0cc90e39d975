import { describe, expect, it } from 'vitest';
import { KNOWN_LANGUAGES } from '../../knowledge/index.ts';
import { findLabels, spokenLanguages } from './lexicon.ts';
import { PRINTED_LABELS } from './printed-labels.fixture.ts';

const TABLES = KNOWN_LANGUAGES.map(({ code }) => code);

describe.each(PRINTED_LABELS.filter(({ language }) => TABLES.includes(language)))(
  '$language',
  ({ language, lines }) => {
    const texts = lines.map(({ printed }) => printed);
    const missed = (spoken: readonly string[] | undefined, spell = (text: string) => text) =>
      lines
        .filter(
          ({ printed, role }) => !findLabels(spell(printed), spoken).some(({ value }) => value.role === role),
        )
        .map(({ printed, role }) => `${printed} → ${role}`);

    it('is recognised by its labels, with two others at most', () => {
      const spoken = spokenLanguages(texts);
      expect(spoken).toContain(language);
      expect(spoken!.length).toBeLessThanOrEqual(4);
    });

    it('has each label found in the languages recognised', () => {
      expect(missed(spokenLanguages(texts))).toEqual([]);
    });

    it('has nearly all found where accents are lost, as in poor scans', () => {
      const bare = (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
      expect(missed(['en', language], bare).length).toBeLessThanOrEqual(1);
    });

    it('has them found in capitals', () => {
      expect(missed(['en', language], (text) => text.toLocaleUpperCase('en'))).toEqual([]);
    });
  },
);

it('every language with labels has printed examples', () => {
  expect(PRINTED_LABELS.map(({ language }) => language)).toEqual(expect.arrayContaining(TABLES));
});
