import countries from 'i18n-iso-countries';
import type { Text } from '../raw-invoice.ts';
import type { XmlElement } from '../xml/index.ts';
import type { Where } from './table.ts';
import { textAt } from './texts.ts';

/** ISO 3166-1 alpha-2 of the country at a place, where the format has three letters. */
export const alpha2 =
  (...places: Where[]) =>
  (at: XmlElement, root: XmlElement): Text => {
    const code = textAt(at, root, places);
    return code && (countries.alpha3ToAlpha2(code.toUpperCase()) ?? code);
  };
