import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { InvoiceLine } from '../../invoice/index.ts';
import { readElectronicInvoice } from './index.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}.xml`, import.meta.url), 'utf8');
const values = (line: InvoiceLine) =>
  Object.fromEntries(Object.entries(line).map(([name, field]) => [name, field.value]));
const linesOf = (name: string, before: string, xml: string) =>
  readElectronicInvoice(Buffer.from(fixture(name).replace(before, `${xml}${before}`))).lines.map(values);

const CII = (reason = '') => `<ram:IncludedSupplyChainTradeLineItem>
  <ram:AssociatedDocumentLineDocument><ram:LineID>7</ram:LineID>${reason}</ram:AssociatedDocumentLineDocument>
  <ram:SpecifiedTradeProduct><ram:SellerAssignedID>K-1</ram:SellerAssignedID><ram:Name>Cable</ram:Name></ram:SpecifiedTradeProduct>
  <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>250</ram:ChargeAmount>
    <ram:BasisQuantity unitCode="MTR">100</ram:BasisQuantity></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
  <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="MTR">40</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
  <ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
    <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>
  </ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>`;
const END_OF_CII = '<ram:ApplicableHeaderTradeAgreement>';

test('a line of a Cross Industry Invoice, priced for a hundred units, has the price of one', () => {
  expect(linesOf('factur-x', END_OF_CII, CII())).toEqual([
    {
      position: '7',
      code: 'K-1',
      description: 'Cable',
      quantity: 40,
      unit: 'MTR',
      unitPrice: 2.5,
      taxRate: 19,
      net: 100,
    },
  ]);
});

test('a line that sums up others is left out', () => {
  const group = CII('<ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode>');
  expect(linesOf('factur-x', END_OF_CII, group)).toEqual([]);
});

test('a line of a UBL credit note', () => {
  const line = `<cac:CreditNoteLine><ID>1</ID><CreditedQuantity unitCode="C62">2</CreditedQuantity>
    <LineExtensionAmount currencyID="EUR">50.00</LineExtensionAmount>
    <cac:Item><Name>Lamp</Name><cac:SellersItemIdentification><ID>L2</ID></cac:SellersItemIdentification>
    <cac:ClassifiedTaxCategory><Percent>21</Percent></cac:ClassifiedTaxCategory></cac:Item>
    <cac:Price><PriceAmount currencyID="EUR">25.00</PriceAmount></cac:Price></cac:CreditNoteLine>`;
  const end = fixture('ubl-credit-note').match(/<\/[\w:]*CreditNote>\s*$/)![0];
  expect(linesOf('ubl-credit-note', end, line)).toContainEqual({
    position: '1',
    code: 'L2',
    description: 'Lamp',
    quantity: 2,
    unit: 'C62',
    unitPrice: 25,
    taxRate: 21,
    net: 50,
  });
});
