import type { RawLine } from '../raw-invoice.ts';
import { findAll, findFirst, findText, type XmlElement } from '../xml/index.ts';
import { readAdjustments } from './adjustments.ts';

/** BG-25. */
export const readLines = (root: XmlElement): RawLine[] =>
  [...findAll(root, 'InvoiceLine'), ...findAll(root, 'CreditNoteLine')].flatMap(readLine);

/** How far the parts of a line may be from its amount: each of them is rounded. */
const CENTS = 0.05;

/** A line, or the lines that it sums up (XRechnung's extension, BG-DEX-01): its own amount would count twice. */
function readLine(line: XmlElement): RawLine[] {
  const parts = [...findAll(line, 'SubInvoiceLine'), ...findAll(line, 'SubCreditNoteLine')];
  const amountOf = (one: XmlElement) => Number(findText(one, 'LineExtensionAmount'));
  const sum = parts.reduce((total, part) => total + amountOf(part), 0);
  const makeIt = parts.length > 0 && Math.abs(sum - amountOf(line)) <= CENTS;
  return makeIt ? parts.flatMap(readLine) : [readOwn(line)];
}

function readOwn(line: XmlElement): RawLine {
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
    buyerCode: findText(item, 'BuyersItemIdentification/ID'),
    globalCode: findText(item, 'StandardItemIdentification/ID'),
    classifications: findAll(item, 'CommodityClassification/ItemClassificationCode').map(({ text }) => text),
    attributes: findAll(item, 'AdditionalItemProperty').map((property) => ({
      name: findText(property, 'Name'),
      value: findText(property, 'Value'),
    })),
    description: findText(item, 'Name', 'Description'),
    note: findText(line, 'Note'),
    quantity: quantity?.text,
    unit: quantity?.attributes.unitCode,
    price: findText(line, 'Price/PriceAmount'),
    perQuantity: findText(line, 'Price/BaseQuantity'),
    grossPrice: findText(line, 'Price/AllowanceCharge/BaseAmount'),
    rate:
      findText(item, 'ClassifiedTaxCategory/Percent') ??
      findText(line, 'TaxTotal/TaxSubtotal/TaxCategory/Percent'),
    taxCategory: findText(item, 'ClassifiedTaxCategory/ID'),
    net: findText(line, 'LineExtensionAmount'),
    ...readAdjustments(line),
    periodStart: findText(line, 'InvoicePeriod/StartDate'),
    periodEnd: findText(line, 'InvoicePeriod/EndDate'),
  };
}
