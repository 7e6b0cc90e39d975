import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import it from 'i18n-iso-countries/langs/it.json' with { type: 'json' };
import nl from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };
import pt from 'i18n-iso-countries/langs/pt.json' with { type: 'json' };
import { fold } from '../values/index.ts';

const NAMES = new Map<string, string>([
  ['usa', 'US'],
  ['u s a', 'US'],
  ['uk', 'GB'],
  ['u k', 'GB'],
  ['england', 'GB'],
  ['scotland', 'GB'],
  ['wales', 'GB'],
  ['holland', 'NL'],
]);
const key = (text: string) =>
  fold(text)
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

for (const { countries } of [en, de, es, fr, it, nl, pt]) {
  for (const [code, names] of Object.entries(countries as Record<string, string | string[]>)) {
    for (const name of [names].flat()) if (name.length > 2) NAMES.set(key(name), code);
  }
}

/** ISO 3166 of a country by its name in English, German, Spanish, French, Italian, Dutch or Portuguese; the whole text must be the name. */
export function countryNamed(text: string): string | undefined {
  return NAMES.get(key(text));
}
