import { inAllLanguages } from '../../knowledge/index.ts';
import { anyOf, hasLegalForm } from '../values/index.ts';

const FORMS_OF_ADDRESS = inAllLanguages(({ parties }) => parties.formsOfAddress);
const ADDRESSED = new RegExp(`^(?:${anyOf(FORMS_OF_ADDRESS)})(?:\\.\\s?|\\s)(?=\\p{Lu})`, 'u');

/** "Frau Anna Alder": somebody writes to her, she does not write herself. "M Alder Ltd" is a company. */
export const isAddressed = (line: string): boolean => ADDRESSED.test(line) && !hasLegalForm(line);
