import { CONTACTS } from './contacts.ts';
import { DATES } from './dates.ts';
import { DELIVERY } from './delivery.ts';
import { DOCUMENT_TYPE } from './document-type.ts';
import { NUMBERS } from './numbers.ts';
import { OTHER_SUMS } from './other-sums.ts';
import { PARTIES } from './parties.ts';
import { PAYMENT } from './payment.ts';
import { SUMS } from './sums.ts';

/** Log-odds per piece of evidence, per field, as set by hand from what invoices look like: where learning starts from. */
export const BY_HAND = {
  ...DATES,
  ...SUMS,
  ...OTHER_SUMS,
  ...PARTIES,
  ...CONTACTS,
  ...DELIVERY,
  ...PAYMENT,
  ...NUMBERS,
  ...DOCUMENT_TYPE,
};
