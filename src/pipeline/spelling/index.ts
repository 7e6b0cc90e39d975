import type { Invoice } from '../../invoice/index.ts';
import { findLanguage } from '../../knowledge/index.ts';
import { correctWords } from './correct.ts';
import { openDictionary } from './dictionary.ts';

export { hasDictionary } from './dictionary.ts';

/**
 * The invoice with misspelt words of its descriptions put right, as far as they were read from a picture: a text layer says what its writer wrote. Nothing
 * else is touched, for names, addresses, numbers and ids are in no dictionary. `text` keeps what is printed.
 * @param languageName one of the contract's; English by default
 */
export async function correctSpelling(invoice: Invoice, languageName = 'English'): Promise<Invoice> {
  const language = findLanguage(languageName);
  const dictionary = language && (await openDictionary(language));
  if (!dictionary) {
    const warning = `There is no dictionary of ${languageName}: spelling was not checked. Install the one of Hunspell. [dictionary_missing]`;
    return { ...invoice, warnings: [...invoice.warnings, warning] };
  }
  const lines = invoice.lines.map((line) => {
    const { description } = line;
    if (description?.source !== 'ocr') return line;
    return { ...line, description: { ...description, value: correctWords(description.value, dictionary) } };
  });
  return { ...invoice, lines };
}
