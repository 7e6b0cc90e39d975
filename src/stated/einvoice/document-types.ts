import type { DocumentType, Field } from '../../invoice/index.ts';
import { makeField } from './fields.ts';

/** Document types of credit notes in EN 16931's code list. */
const CREDIT_NOTES = new Set(['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '532']);

export const isCreditNote = (code: string | undefined): boolean =>
  code !== undefined && CREDIT_NOTES.has(code);

/** BT-3 by UNTDID 1001. */
export function parseDocumentType(code: string | undefined): Field<DocumentType> | undefined {
  if (code === undefined) return undefined;
  const type = isCreditNote(code) ? 'credit_note' : code === '325' ? 'proforma' : 'invoice';
  return makeField<DocumentType>(type, code);
}
