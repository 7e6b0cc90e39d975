import cs from 'i18n-iso-countries/langs/cs.json' with { type: 'json' };
import da from 'i18n-iso-countries/langs/da.json' with { type: 'json' };
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import el from 'i18n-iso-countries/langs/el.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import fi from 'i18n-iso-countries/langs/fi.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import hu from 'i18n-iso-countries/langs/hu.json' with { type: 'json' };
import it from 'i18n-iso-countries/langs/it.json' with { type: 'json' };
import nl from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };
import no from 'i18n-iso-countries/langs/no.json' with { type: 'json' };
import pl from 'i18n-iso-countries/langs/pl.json' with { type: 'json' };
import pt from 'i18n-iso-countries/langs/pt.json' with { type: 'json' };
import ro from 'i18n-iso-countries/langs/ro.json' with { type: 'json' };
import sk from 'i18n-iso-countries/langs/sk.json' with { type: 'json' };
import sv from 'i18n-iso-countries/langs/sv.json' with { type: 'json' };
import { fold } from '../../knowledge/index.ts';

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

for (const { countries } of [cs, da, de, el, en, es, fi, fr, hu, it, nl, no, pl, pt, ro, sk, sv]) {
  for (const [code, names] of Object.entries(countries as Record<string, string | string[]>)) {
    for (const name of [names].flat()) if (name.length > 2) NAMES.set(key(name), code);
  }
}

/**
 * ISO 3166 of a country by its name in any of seventeen languages of Europe. The whole text must be the name, or two names
 * of one country: "Deutschland / Germany".
 */
export function countryNamed(text: string): string | undefined {
  const [first, second, ...more] = text.split('/');
  const code = NAMES.get(key(first!));
  if (more.length > 0 || (second !== undefined && NAMES.get(key(second)) !== code)) return undefined;
  return code;
}
