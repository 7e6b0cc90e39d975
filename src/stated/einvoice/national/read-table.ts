import type { PartyId } from '../../../invoice/index.ts';
import { parseId } from '../fields.ts';
import type { RawInvoice, RawParty, Syntax, Text } from '../raw-invoice.ts';
import type { XmlElement } from '../xml/index.ts';
import type { Each, LinePlaces, PartyPlaces, Table, Where } from './table.ts';
import { elementsAt, textAt, textsAt } from './texts.ts';

/** The reader that a table describes. */
export const syntaxOf = (table: Table): Syntax => ({
  roots: table.roots,
  vocabularies: table.vocabularies,
  read(stated) {
    const root = table.prepare?.(stated) ?? stated;
    const each = table.each?.flatMap((path) => elementsAt(root, root, path)) ?? [root];
    return each.map((at) => readInvoice(table, { at, root }));
  },
});

/** An element, and the root of its file. */
interface Spot {
  at: XmlElement;
  root: XmlElement;
}

function readInvoice(table: Table, spot: Spot): RawInvoice {
  const { at, root } = spot;
  const taxes = [table.taxes].flat() as Each<RawInvoice['taxes'][number]>[];
  const raw: RawInvoice = {
    header: readTexts(table.header, spot),
    seller: readParty(table.seller, spot),
    buyer: readParty(table.buyer, spot),
    delivery: table.delivery && {
      ...readParty(table.delivery, spot),
      locationId: textAt(at, root, table.delivery.locationId),
    },
    totals: readTexts(table.totals, spot),
    taxes: taxes.flatMap((each) => readEach(each, spot)),
    payeeAccount: readTexts(table.payeeAccount ?? {}, spot),
    debtorAccount: textAt(at, root, table.debtorAccount),
    allowances: readEach(table.allowances, spot),
    charges: readEach(table.charges, spot),
    precedingInvoices: readEach(table.precedingInvoices, spot),
    instalments: readEach(table.instalments, spot),
    notes: table.notes === undefined ? [] : textsAt(at, root, table.notes),
    lines: readLines(table.lines, spot),
  };
  return table.finish ? table.finish(raw, at, root) : raw;
}

type Texts<Places> = { [Name in keyof Places]: Text };

function readTexts<Places extends object>(places: Places, { at, root }: Spot): Texts<Places> {
  const texts = Object.entries(places as Record<string, Where>).map(([name, where]) => [
    name,
    textAt(at, root, where),
  ]);
  return Object.fromEntries(texts);
}

function readEach<Raw>(list: Each<Raw> | undefined, { at, root }: Spot): Raw[] {
  if (!list) return [];
  const { each, ...places } = list;
  return elementsAt(at, root, each).map((part) => readTexts(places, { at: part, root }) as unknown as Raw);
}

function readLines({ each, allowances, charges, ...places }: LinePlaces, { at, root }: Spot) {
  return elementsAt(at, root, each).map((line) => {
    const spot = { at: line, root };
    return {
      ...readTexts(places, spot),
      allowances: readEach(allowances, spot),
      charges: readEach(charges, spot),
    };
  });
}

function readParty({ lines = [], ids = {}, ...places }: PartyPlaces, spot: Spot): RawParty {
  const { at, root } = spot;
  const texts = readTexts(places, spot);
  return {
    ...texts,
    lines: lines.map((where) => textAt(at, root, where)),
    ids: readIds(texts.taxId, ids, spot),
  };
}

function readIds(taxId: Text, ids: Readonly<Record<string, Where>>, { at, root }: Spot): PartyId[] {
  const others = Object.entries(ids).flatMap(([scheme, where]) => parseId(scheme, textAt(at, root, where)));
  return [...parseId('vat', taxId), ...others];
}
