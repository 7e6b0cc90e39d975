import type { RawLine } from '../raw-invoice.ts';
import { findAll, findFirst, findText, type XmlElement } from '../xml/index.ts';

/** Lines that sum up or comment on others (Factur-X EXTENDED, BT-X-8): their amounts would count twice. */
const NO_DETAIL = new Set(['GROUP', 'INFORMATION']);

/** BG-25. */
export const readLines = (trade: XmlElement | undefined): RawLine[] =>
  findAll(trade, 'IncludedSupplyChainTradeLineItem').flatMap((item) => {
    const document = findFirst(item, 'AssociatedDocumentLineDocument');
    return NO_DETAIL.has(findText(document, 'LineStatusReasonCode') ?? '') ? [] : [readLine(item, document)];
  });

function readLine(item: XmlElement, document: XmlElement | undefined): RawLine {
  const product = findFirst(item, 'SpecifiedTradeProduct');
  const price = findFirst(
    item,
    'SpecifiedLineTradeAgreement/NetPriceProductTradePrice',
    'SpecifiedSupplyChainTradeAgreement/NetPriceProductTradePrice',
  );
  const quantity = findFirst(
    item,
    'SpecifiedLineTradeDelivery/BilledQuantity',
    'SpecifiedSupplyChainTradeDelivery/BilledQuantity',
  );
  const settlement = findFirst(item, 'SpecifiedLineTradeSettlement', 'SpecifiedSupplyChainTradeSettlement');
  return {
    position: findText(document, 'LineID'),
    code: findText(product, 'SellerAssignedID', 'GlobalID', 'BuyerAssignedID'),
    description: findText(product, 'Name', 'Description') ?? findText(document, 'IncludedNote/Content'),
    quantity: quantity?.text,
    unit: quantity?.attributes.unitCode,
    price: findText(price, 'ChargeAmount'),
    perQuantity: findText(price, 'BasisQuantity'),
    rate: findText(
      settlement,
      'ApplicableTradeTax/RateApplicablePercent',
      'ApplicableTradeTax/ApplicablePercent',
    ),
    net: findText(
      settlement,
      'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount',
      'SpecifiedTradeSettlementMonetarySummation/LineTotalAmount',
    ),
  };
}
