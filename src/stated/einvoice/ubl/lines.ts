import type { RawLine } from '../raw.ts';
import { all, first, textOf, type XmlElement } from '../xml/index.ts';

/** BG-25. */
export const linesIn = (root: XmlElement): RawLine[] =>
  [...all(root, 'InvoiceLine'), ...all(root, 'CreditNoteLine')].map((line) => {
    const item = first(line, 'Item');
    const quantity = first(line, 'InvoicedQuantity', 'CreditedQuantity');
    return {
      position: textOf(line, 'ID'),
      code: textOf(
        item,
        'SellersItemIdentification/ID',
        'StandardItemIdentification/ID',
        'BuyersItemIdentification/ID',
      ),
      description: textOf(item, 'Name', 'Description'),
      quantity: quantity?.text,
      unit: quantity?.attributes.unitCode,
      price: textOf(line, 'Price/PriceAmount'),
      perQuantity: textOf(line, 'Price/BaseQuantity'),
      rate: textOf(item, 'ClassifiedTaxCategory/Percent'),
      net: textOf(line, 'LineExtensionAmount'),
    };
  });
