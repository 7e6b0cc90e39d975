import { invoiceSchema } from '../../invoice/index.ts';

/** Where a description of the API keeps its schemas. */
const COMPONENTS = '#/components/schemas/';

/** The types of the model as schemas of the API's description, by their names, references between them included. */
export function describeModel(): Record<string, object> {
  return JSON.parse(JSON.stringify(invoiceSchema.$defs).replaceAll('#/$defs/', COMPONENTS));
}

/** The whole model. */
export const INVOICE_REF = { $ref: `${COMPONENTS}Invoice` };
