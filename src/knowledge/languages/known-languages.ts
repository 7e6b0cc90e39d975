import cs from './cs.json' with { type: 'json' };
import da from './da.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import el from './el.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fi from './fi.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import hr from './hr.json' with { type: 'json' };
import hu from './hu.json' with { type: 'json' };
import it from './it.json' with { type: 'json' };
import type { KnownLanguage } from './known-language.ts';
import nl from './nl.json' with { type: 'json' };
import no from './no.json' with { type: 'json' };
import pl from './pl.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };
import ro from './ro.json' with { type: 'json' };
import sk from './sk.json' with { type: 'json' };
import sl from './sl.json' with { type: 'json' };
import sv from './sv.json' with { type: 'json' };
import tr from './tr.json' with { type: 'json' };

/** Every language that is known. A new language is one file, one import and one entry here. */
export const KNOWN_LANGUAGES: readonly KnownLanguage[] = [
  en,
  de,
  fr,
  es,
  it,
  nl,
  pt,
  hu,
  ro,
  el,
  hr,
  sl,
  tr,
  sv,
  da,
  no,
  fi,
  pl,
  cs,
  sk,
];

/** The phrases of one slot in all languages, each once: what is not the page's language does no harm, for pages mix languages. */
export const inAllLanguages = (slot: (language: KnownLanguage) => readonly string[] | null): string[] => [
  ...new Set(KNOWN_LANGUAGES.flatMap((language) => slot(language) ?? [])),
];
