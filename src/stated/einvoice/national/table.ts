import type {
  RawAccount,
  RawAdjustment,
  RawDelivery,
  RawHeader,
  RawInstalment,
  RawInvoice,
  RawLine,
  RawReference,
  RawTax,
  RawTotals,
  Text,
} from '../raw-invoice.ts';
import type { XmlElement } from '../xml/index.ts';

/**
 * Where a text stands: a path of names such as `Party/Name`, to an attribute with `@` (`Total@currency`), through elements with a certain
 * text with brackets (`Id[@scheme=VAT]`, `Date[Qualifier=137]/Value`), from the root of the file with a first `/`. Several with ` + ` are
 * joined by spaces, with ` & ` without any; of a list the first counts that leads to a text. A function makes the text of the element.
 */
export type Where = string | readonly Where[] | ((at: XmlElement, root: XmlElement) => Text);

type Single<Raw> = { readonly [Name in keyof Raw as Raw[Name] extends Text ? Name : never]?: Where };

/** The parts of a list: the elements at its path, and where their texts stand in each. */
export type Each<Raw> = Single<Raw> & { readonly each: string };

export interface PartyPlaces extends Single<Omit<RawDelivery, 'locationId'>> {
  /** Street and what goes with it. */
  readonly lines?: readonly Where[];
  readonly email?: Where;
  readonly phone?: Where;
  readonly taxId?: Where;
  /** Other registrations by their schemes. */
  readonly ids?: Readonly<Record<string, Where>>;
}

/** A line has lists of its own. */
export interface LinePlaces extends Each<RawLine> {
  readonly allowances?: Each<RawAdjustment>;
  readonly charges?: Each<RawAdjustment>;
}

/** A format as a table: where in its XML each fact stands. */
export interface Table {
  readonly roots: readonly { name: string; namespace: RegExp }[];
  /** How the namespaces begin of the elements that count; `''` for elements without one. */
  readonly vocabularies: readonly string[];
  /** Paths of each invoice below the root; absent where the root is the only one. */
  readonly each?: readonly string[];
  readonly header: Single<RawHeader>;
  readonly seller: PartyPlaces;
  readonly buyer: PartyPlaces;
  readonly delivery?: PartyPlaces & { readonly locationId?: Where };
  readonly totals: Single<RawTotals>;
  readonly taxes: Each<RawTax> | readonly Each<RawTax>[];
  readonly lines: LinePlaces;
  readonly payeeAccount?: Single<RawAccount>;
  readonly debtorAccount?: Where;
  readonly allowances?: Each<RawAdjustment>;
  readonly charges?: Each<RawAdjustment>;
  readonly precedingInvoices?: Each<RawReference>;
  readonly instalments?: Each<RawInstalment>;
  /** Paths of notes. */
  readonly notes?: string;
  /** The root as it is to be read, such as with other decimal signs. */
  readonly prepare?: (root: XmlElement) => XmlElement;
  /** What cannot be said in the table. */
  readonly finish?: (raw: RawInvoice, at: XmlElement, root: XmlElement) => RawInvoice;
}
