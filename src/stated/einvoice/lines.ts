import type { Field, InvoiceLine } from '../../invoice/index.ts';
import { all, first, textOf } from './elements.ts';
import { numberField, present, textField } from './fields.ts';
import type { XmlElement } from './parse-xml.ts';

/** Lines that sum up or comment on others (Factur-X EXTENDED, BT-X-8): their amounts would count twice. */
const NO_DETAIL = new Set(['GROUP', 'INFORMATION']);

/** BG-25 of a Cross Industry Invoice; ZUGFeRD 1.0's names come second. */
export function ciiLines(trade: XmlElement | undefined): InvoiceLine[] {
  return all(trade, 'IncludedSupplyChainTradeLineItem').flatMap((item) => {
    const document = first(item, 'AssociatedDocumentLineDocument');
    if (NO_DETAIL.has(textOf(document, 'LineStatusReasonCode') ?? '')) return [];
    const product = first(item, 'SpecifiedTradeProduct');
    const price = first(
      item,
      'SpecifiedLineTradeAgreement/NetPriceProductTradePrice',
      'SpecifiedSupplyChainTradeAgreement/NetPriceProductTradePrice',
    );
    const quantity = first(
      item,
      'SpecifiedLineTradeDelivery/BilledQuantity',
      'SpecifiedSupplyChainTradeDelivery/BilledQuantity',
    );
    const settlement = first(item, 'SpecifiedLineTradeSettlement', 'SpecifiedSupplyChainTradeSettlement');
    return lineOf({
      position: textOf(document, 'LineID'),
      code: textOf(product, 'SellerAssignedID', 'GlobalID', 'BuyerAssignedID'),
      description: textOf(product, 'Name', 'Description') ?? textOf(document, 'IncludedNote/Content'),
      quantity: quantity?.text,
      unit: quantity?.attributes.unitCode,
      price: textOf(price, 'ChargeAmount'),
      perQuantity: textOf(price, 'BasisQuantity'),
      rate: textOf(
        settlement,
        'ApplicableTradeTax/RateApplicablePercent',
        'ApplicableTradeTax/ApplicablePercent',
      ),
      net: textOf(
        settlement,
        'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount',
        'SpecifiedTradeSettlementMonetarySummation/LineTotalAmount',
      ),
    });
  });
}

/** BG-25 of a UBL Invoice or CreditNote. */
export function ublLines(root: XmlElement): InvoiceLine[] {
  return [...all(root, 'InvoiceLine'), ...all(root, 'CreditNoteLine')].flatMap((line) => {
    const item = first(line, 'Item');
    const quantity = first(line, 'InvoicedQuantity', 'CreditedQuantity');
    return lineOf({
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
    });
  });
}

interface RawLine {
  position: string | undefined;
  code: string | undefined;
  description: string | undefined;
  quantity: string | undefined;
  unit: string | undefined;
  price: string | undefined;
  /** BT-149: the price is for so many units. */
  perQuantity: string | undefined;
  rate: string | undefined;
  net: string | undefined;
}

/** One line, or none where the XML has but an empty element. */
function lineOf(raw: RawLine): InvoiceLine[] {
  const line = present({
    position: textField(raw.position),
    code: textField(raw.code),
    description: textField(raw.description),
    quantity: numberField(raw.quantity),
    unit: textField(raw.unit),
    unitPrice: priceOfOne(raw),
    taxRate: numberField(raw.rate),
    net: numberField(raw.net),
  });
  return line.description || line.net ? [line] : [];
}

function priceOfOne({ price, perQuantity }: RawLine): Field<number> | undefined {
  const field = numberField(price);
  const base = numberField(perQuantity)?.value ?? 1;
  if (!field || base === 1 || base <= 0) return field;
  return { ...field, value: Number((field.value / base).toPrecision(12)), source: 'derived' };
}
