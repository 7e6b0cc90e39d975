import type { Words } from '../../../words/index.ts';

export const DOMAINS = [
  'telecom',
  'hotel',
  'craft',
  'law',
  'shop',
  'studio',
  'water',
  'freight',
  'software',
  'food',
  'medical',
  'building',
] as const;

/** What a seller lives on: it decides what the lines are and what the company is called. */
export type Domain = (typeof DOMAINS)[number];

/** Words of one trade's invoices only: headings and facts that no field of the contract asks for. */
export interface TradeWords {
  day: string;
  summary: string;
  service: string;
  guest: string;
  room: string;
  arrival: string;
  departure: string;
  labour: string;
  material: string;
  matter: string;
  lawyer: string;
  soldBy: string;
  orderSummary: string;
  reading: string;
  oldReading: string;
  newReading: string;
  supplyPoint: string;
  shipper: string;
  consignee: string;
  waybill: string;
  weight: string;
  packages: string;
  deliveryNote: string;
  taxCode: string;
  patient: string;
  treatment: string;
  contractSum: string;
  invoicedBefore: string;
  remaining: string;
  project: string;
  approvedBy: string;
  /** `{total}`, `{due}`. */
  dueOn: string;
  /** `{account}`, `{bank}`. */
  transfer: string;
}

/** How one language words the invoices kept out of training: synonyms beside those of `words/`, and what its trades sell. */
export interface HeldOutWords {
  words: Partial<Words>;
  trade: TradeWords;
  /** A word of companies' names, and what they sell, in the order of `PRICES`; `@h` is sold by the hour. */
  goods: Record<Domain, readonly [company: string, goods: string]>;
}
