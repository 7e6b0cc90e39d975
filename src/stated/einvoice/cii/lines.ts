import type { RawLine } from '../raw-invoice.ts';
import { findAll, findFirst, findText, type XmlElement } from '../xml/index.ts';
import { readAdjustments } from './adjustments.ts';
import { readDate } from './dates.ts';

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
  const agreement = findFirst(item, 'SpecifiedLineTradeAgreement', 'SpecifiedSupplyChainTradeAgreement');
  const price = findFirst(agreement, 'NetPriceProductTradePrice');
  const quantity = findFirst(
    item,
    'SpecifiedLineTradeDelivery/BilledQuantity',
    'SpecifiedSupplyChainTradeDelivery/BilledQuantity',
  );
  const settlement = findFirst(item, 'SpecifiedLineTradeSettlement', 'SpecifiedSupplyChainTradeSettlement');
  const note = findText(document, 'IncludedNote/Content');
  const description = findText(product, 'Name', 'Description');
  const period = findFirst(settlement, 'BillingSpecifiedPeriod');
  return {
    position: findText(document, 'LineID'),
    code: findText(product, 'SellerAssignedID', 'GlobalID', 'BuyerAssignedID'),
    buyerCode: findText(product, 'BuyerAssignedID'),
    globalCode: findText(product, 'GlobalID'),
    classifications: findAll(product, 'DesignatedProductClassification/ClassCode').map(({ text }) => text),
    attributes: findAll(product, 'ApplicableProductCharacteristic').map((property) => ({
      name: findText(property, 'Description'),
      value: findText(property, 'Value'),
    })),
    description: description ?? note,
    note: description && note,
    quantity: quantity?.text,
    unit: quantity?.attributes.unitCode,
    price: findText(price, 'ChargeAmount'),
    taxCategory: findText(settlement, 'ApplicableTradeTax/CategoryCode'),
    perQuantity: findText(price, 'BasisQuantity'),
    grossPrice: findText(agreement, 'GrossPriceProductTradePrice/ChargeAmount'),
    ...readAdjustments(settlement),
    periodStart: readDate(findFirst(period, 'StartDateTime')),
    periodEnd: readDate(findFirst(period, 'EndDateTime')),
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
