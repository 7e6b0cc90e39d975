import type { Invoice } from '../../invoice/index.ts';
import { findLanguage } from '../../knowledge/index.ts';
import { correctWords } from './correct.ts';
import { openDictionary } from './dictionary.ts';

export { hasDictionary } from './dictionary.ts';

/**
 * Corrects misspelt words in the line descriptions that OCR read; a text layer has what the author wrote. Names, addresses, numbers and ids are in no
 * dictionary and stay as they are. `text` keeps what is printed.
 * @param languageName one of the contract's; English by default
 */
export async function correctSpelling(invoice: Invoice, languageName = 'English'): Promise<Invoice> {
  const language = findLanguage(languageName);
  const dictionary = language && (await openDictionary(language));
  if (!dictionary) {
    const warning = `There is no dictionary for ${languageName}, so spelling was not checked: install the Hunspell one. [dictionary_missing]`;
    return { ...invoice, warnings: [...invoice.warnings, warning] };
  }
  const lines = invoice.lines.map((line) => {
    const { description } = line;
    if (description?.source !== 'ocr') return line;
    return { ...line, description: { ...description, value: correctWords(description.value, dictionary) } };
  });
  return { ...invoice, lines };
}
