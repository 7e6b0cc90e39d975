import { readElectronicInvoices } from './index.ts';

/** What is read of an XML text, invoice by invoice, with values in the place of fields. */
export const readPlain = (xml: string) =>
  readElectronicInvoices(Buffer.from(xml)).map((invoice) =>
    JSON.parse(
      JSON.stringify(invoice, (_, part) =>
        part && typeof part === 'object' && 'confidence' in part ? part.value : part,
      ),
    ),
  );
