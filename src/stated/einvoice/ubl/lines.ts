import type { RawLine } from '../raw-invoice.ts';
import { findAll, findFirst, findText, type XmlElement } from '../xml/index.ts';

/** BG-25. */
export const readLines = (root: XmlElement): RawLine[] =>
  [...findAll(root, 'InvoiceLine'), ...findAll(root, 'CreditNoteLine')].map((line) => {
    const item = findFirst(line, 'Item');
    const quantity = findFirst(line, 'InvoicedQuantity', 'CreditedQuantity');
    return {
      position: findText(line, 'ID'),
      code: findText(
        item,
        'SellersItemIdentification/ID',
        'StandardItemIdentification/ID',
        'BuyersItemIdentification/ID',
      ),
      description: findText(item, 'Name', 'Description'),
      quantity: quantity?.text,
      unit: quantity?.attributes.unitCode,
      price: findText(line, 'Price/PriceAmount'),
      perQuantity: findText(line, 'Price/BaseQuantity'),
      rate: findText(item, 'ClassifiedTaxCategory/Percent'),
      net: findText(line, 'LineExtensionAmount'),
    };
  });
