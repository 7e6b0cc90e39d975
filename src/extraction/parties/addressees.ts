import { anyOf, hasLegalForm } from '../values/index.ts';

/**
 * Forms of address before a person's name, as letters are addressed in the languages of the lexicon. Academic titles are none of them:
 * a practice or an office has those in its own name.
 */
const FORMS_OF_ADDRESS = [
  ['Mr', 'Mrs', 'Ms', 'Miss', 'Messrs'],
  ['Herr', 'Herrn', 'Frau', 'Familie', 'Fam', 'Eheleute'],
  ['M', 'MM', 'Mme', 'Mlle', 'Monsieur', 'Madame', 'Mademoiselle'],
  ['Sr', 'Sra', 'Srta', 'Señor', 'Señora', 'Dña', 'Senhor', 'Senhora'],
  ['Sig', 'Sig.ra', 'Signor', 'Signora', 'Spett'],
  ['Dhr', 'Mevr', 'Mw', 'De heer', 'Mevrouw'],
  ['Pan', 'Pani', 'Paní', 'Hr', 'Fr', 'Fru'],
].flat();

const ADDRESSED = new RegExp(`^(?:${anyOf(FORMS_OF_ADDRESS)})(?:\\.\\s?|\\s)(?=\\p{Lu})`, 'u');

/** "Frau Anna Alder": somebody writes to her, she does not write herself. "M Alder Ltd" is a company. */
export const isAddressed = (line: string): boolean => ADDRESSED.test(line) && !hasLegalForm(line);
