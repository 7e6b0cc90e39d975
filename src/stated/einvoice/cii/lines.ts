import type { RawLine } from '../raw.ts';
import { all, first, textOf, type XmlElement } from '../xml/index.ts';

/** Lines that sum up or comment on others (Factur-X EXTENDED, BT-X-8): their amounts would count twice. */
const NO_DETAIL = new Set(['GROUP', 'INFORMATION']);

/** BG-25. */
export const linesIn = (trade: XmlElement | undefined): RawLine[] =>
  all(trade, 'IncludedSupplyChainTradeLineItem').flatMap((item) => {
    const document = first(item, 'AssociatedDocumentLineDocument');
    return NO_DETAIL.has(textOf(document, 'LineStatusReasonCode') ?? '') ? [] : [lineIn(item, document)];
  });

function lineIn(item: XmlElement, document: XmlElement | undefined): RawLine {
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
  return {
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
  };
}
