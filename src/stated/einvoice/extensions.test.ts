import { expect, test } from 'vitest';
import { readPlain } from './plain.fixture.ts';

const UBL = (content: string) =>
  `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>1</ID><DocumentCurrencyCode>EUR</DocumentCurrencyCode>${content}</Invoice>`;
const CII = (settlement: string, line = '') =>
  `<r:CrossIndustryInvoice xmlns:r="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100">
  <ExchangedDocument><ID>1</ID></ExchangedDocument><SupplyChainTradeTransaction>${line}<ApplicableHeaderTradeSettlement><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode>${settlement}</ApplicableHeaderTradeSettlement></SupplyChainTradeTransaction></r:CrossIndustryInvoice>`;
const line = (id: string, net: string, more = '') =>
  `<ID>${id}</ID><LineExtensionAmount>${net}</LineExtensionAmount><Item><Name>Item ${id}</Name></Item>${more}`;

test('lines that are made of others give way to them, at any depth', () => {
  const [invoice] = readPlain(
    UBL(
      `<InvoiceLine>${line(
        '1',
        '90',
        `<SubInvoiceLine>${line('1.1', '60')}</SubInvoiceLine><SubInvoiceLine>${line(
          '1.2',
          '30',
          `<SubInvoiceLine>${line('1.2.1', '30')}</SubInvoiceLine>`,
        )}</SubInvoiceLine>`,
      )}</InvoiceLine><InvoiceLine>${line('2', '10')}</InvoiceLine>`,
    ),
  );
  expect(invoice.lines.map(({ position }: { position: string }) => position)).toEqual(['1.1', '1.2.1', '2']);
});

test('lines below one that do not make its amount only explain it', () => {
  const [invoice] = readPlain(
    UBL(
      `<InvoiceLine>${line('1', '90', `<SubInvoiceLine>${line('1.1', '0')}</SubInvoiceLine>`)}</InvoiceLine>`,
    ),
  );
  expect(invoice.lines).toHaveLength(1);
  expect(invoice.lines[0]).toMatchObject({ position: '1', net: 90 });
});

test('several days to pay on are instalments, one is the due date', () => {
  const terms = (date: string, amount: string) =>
    `<PaymentTerms><Amount>${amount}</Amount><InstallmentDueDate>${date}</InstallmentDueDate></PaymentTerms>`;
  const [several] = readPlain(UBL(terms('2026-04-01', '60') + terms('2026-05-01', '40')));
  expect(several).not.toHaveProperty('dueDate');
  expect(several.instalments).toEqual([
    { dueDate: '2026-04-01', amount: 60 },
    { dueDate: '2026-05-01', amount: 40 },
  ]);
  const [one] = readPlain(UBL(terms('2026-04-01', '60') + terms('2026-04-01', '40')));
  expect(one).toMatchObject({ dueDate: '2026-04-01' });
  expect(one).not.toHaveProperty('instalments');
  const part = (date: string) =>
    `<SpecifiedTradePaymentTerms><DueDateDateTime><DateTimeString>${date}</DateTimeString></DueDateDateTime><PartialPaymentAmount>50</PartialPaymentAmount></SpecifiedTradePaymentTerms>`;
  const [cii] = readPlain(CII(part('20260401') + part('20260501')));
  expect(cii.instalments).toHaveLength(2);
});

test('of two tax totals in one currency, that with a breakdown counts', () => {
  const [invoice] = readPlain(
    UBL(`<TaxTotal><TaxAmount currencyID="EUR">15.01</TaxAmount></TaxTotal><TaxTotal><TaxAmount currencyID="EUR">15</TaxAmount>
      <TaxSubtotal><TaxableAmount>100</TaxableAmount><TaxAmount>15</TaxAmount><TaxCategory><Percent>15</Percent></TaxCategory></TaxSubtotal></TaxTotal>`),
  );
  expect(invoice).toMatchObject({ vatRate: 15, totals: { tax: 15 } });
});

test('allowances and charges of a UBL invoice, a factor as OIOUBL has it', () => {
  const adjustment = (charge: boolean, more: string) =>
    `<AllowanceCharge><ChargeIndicator>${charge}</ChargeIndicator>${more}</AllowanceCharge>`;
  const [invoice] = readPlain(
    UBL(
      adjustment(
        false,
        '<AllowanceChargeReason>Bonus</AllowanceChargeReason><MultiplierFactorNumeric>0.05</MultiplierFactorNumeric><Amount>5</Amount><BaseAmount>100</BaseAmount>',
      ) +
        adjustment(true, '<AllowanceChargeReason>Postage</AllowanceChargeReason><Amount>7</Amount>') +
        adjustment(true, '<AllowanceChargeReasonCode>FC</AllowanceChargeReasonCode><Amount>3</Amount>') +
        adjustment(true, '<AllowanceChargeReason>Audit</AllowanceChargeReason><Amount>1.5</Amount>') +
        '<WithholdingTaxTotal><TaxAmount>2</TaxAmount></WithholdingTaxTotal>',
    ),
  );
  expect(invoice.allowances).toEqual([{ amount: 5, base: 100, percent: 5, reason: 'Bonus' }]);
  expect(invoice.charges).toHaveLength(3);
  expect(invoice.totals).toEqual({ discount: 5, charges: 11.5, shipping: 10, withholding: 2 });
});

test('a charge of a Cross Industry Invoice, and what its line says of the item', () => {
  const item = `<IncludedSupplyChainTradeLineItem><AssociatedDocumentLineDocument><LineID>1</LineID><IncludedNote><Content>cut to size</Content></IncludedNote></AssociatedDocumentLineDocument>
    <SpecifiedTradeProduct><GlobalID>4012345678901</GlobalID><BuyerAssignedID>B7</BuyerAssignedID><Name>Board</Name>
      <ApplicableProductCharacteristic><Description>Colour</Description><Value>red</Value></ApplicableProductCharacteristic>
      <DesignatedProductClassification><ClassCode>31151500</ClassCode></DesignatedProductClassification></SpecifiedTradeProduct>
    <SpecifiedLineTradeAgreement><GrossPriceProductTradePrice><ChargeAmount>10</ChargeAmount></GrossPriceProductTradePrice><NetPriceProductTradePrice><ChargeAmount>9</ChargeAmount></NetPriceProductTradePrice></SpecifiedLineTradeAgreement>
    <SpecifiedLineTradeSettlement><BillingSpecifiedPeriod><StartDateTime><DateTimeString>20260101</DateTimeString></StartDateTime></BillingSpecifiedPeriod>
      <SpecifiedTradeAllowanceCharge><ChargeIndicator><Indicator>false</Indicator></ChargeIndicator><CalculationPercent>2</CalculationPercent><ActualAmount>1.80</ActualAmount></SpecifiedTradeAllowanceCharge>
    </SpecifiedLineTradeSettlement></IncludedSupplyChainTradeLineItem>`;
  const [invoice] = readPlain(
    CII(
      '<SpecifiedLogisticsServiceCharge><Description>by ship</Description><AppliedAmount>60</AppliedAmount></SpecifiedLogisticsServiceCharge><InvoiceReferencedDocument><IssuerAssignedID>R-1</IssuerAssignedID></InvoiceReferencedDocument>',
      item,
    ),
  );
  expect(invoice).toMatchObject({
    totals: { charges: 60, shipping: 60 },
    precedingInvoices: [{ number: 'R-1' }],
    lines: [
      {
        globalCode: '4012345678901',
        buyerCode: 'B7',
        attributes: [{ name: 'Colour', value: 'red' }],
        classifications: ['31151500'],
        grossPrice: 10,
        unitPrice: 9,
        discount: 2,
        allowances: [{ percent: 2, amount: 1.8 }],
        period: { start: '2026-01-01' },
        note: 'cut to size',
      },
    ],
  });
});
