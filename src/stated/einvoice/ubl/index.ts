import type { Syntax } from '../raw-invoice.ts';
import { readUbl } from './read-ubl.ts';

/** OASIS UBL 2 Invoice and CreditNote: Peppol BIS Billing 3, XRechnung and national variants. */
export const UBL: Syntax = {
  roots: [
    { name: 'Invoice', namespace: /^urn:oasis:names:specification:ubl:schema:xsd:Invoice-2$/ },
    { name: 'CreditNote', namespace: /^urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2$/ },
  ],
  vocabularies: ['urn:oasis:names:specification:ubl:schema:xsd:'],
  read: readUbl,
};
