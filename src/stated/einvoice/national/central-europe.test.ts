import { describe, expect, test } from 'vitest';
import { readPlain } from '../plain.fixture.ts';

const nav = (invoice: string, wrap = (inner: string) => `<invoice>${inner}</invoice>`) =>
  `<InvoiceData xmlns="http://schemas.nav.gov.hu/OSA/3.0/data" xmlns:b="http://schemas.nav.gov.hu/OSA/3.0/base"><invoiceNumber>SZ-1</invoiceNumber><invoiceIssueDate>2026-02-01</invoiceIssueDate><invoiceMain>${wrap(invoice)}</invoiceMain></InvoiceData>`;
const HEAD = `<invoiceHead><supplierInfo><supplierTaxNumber><b:taxpayerId>11111111</b:taxpayerId><b:vatCode>2</b:vatCode><b:countyCode>42</b:countyCode></supplierTaxNumber><supplierName>Minta Kft.</supplierName>
  <supplierAddress><b:detailedAddress><b:countryCode>HU</b:countryCode><b:postalCode>1011</b:postalCode><b:city>Budapest</b:city><b:streetName>Fő</b:streetName><b:publicPlaceCategory>utca</b:publicPlaceCategory><b:number>7</b:number></b:detailedAddress></supplierAddress></supplierInfo>
  <customerInfo><customerVatData><customerTaxNumber><b:taxpayerId>22222222</b:taxpayerId></customerTaxNumber></customerVatData><customerName>Vevő</customerName><customerAddress><b:simpleAddress><b:countryCode>HU</b:countryCode><b:postalCode>2000</b:postalCode><b:city>Város</b:city><b:additionalAddressDetail>Tér 1</b:additionalAddressDetail></b:simpleAddress></customerAddress></customerInfo>
  <invoiceDetail><currencyCode>HUF</currencyCode><paymentDate>2026-02-15</paymentDate></invoiceDetail></invoiceHead>`;
const sums = (sign = '') =>
  `<invoiceSummary><summaryNormal><summaryByVatRate><vatRate><vatPercentage>0.27</vatPercentage></vatRate><vatRateNetData><vatRateNetAmount>${sign}1000</vatRateNetAmount></vatRateNetData><vatRateVatData><vatRateVatAmount>${sign}270</vatRateVatAmount></vatRateVatData></summaryByVatRate><invoiceNetAmount>${sign}1000</invoiceNetAmount><invoiceVatAmount>${sign}270</invoiceVatAmount></summaryNormal><summaryGrossData><invoiceGrossAmount>${sign}1270</invoiceGrossAmount></summaryGrossData></invoiceSummary>`;

describe('NAV', () => {
  test('an invoice: rates are fractions, tax numbers have parts', () => {
    const line =
      '<invoiceLines><line><lineNumber>1</lineNumber><lineDescription>Kocka</lineDescription><quantity>2</quantity><unitOfMeasure>PIECE</unitOfMeasure><unitPrice>500</unitPrice><lineAmountsNormal><lineNetAmountData><lineNetAmount>1000</lineNetAmount></lineNetAmountData><lineVatRate><vatPercentage>0.27</vatPercentage></lineVatRate></lineAmountsNormal></line></invoiceLines>';
    expect(readPlain(nav(HEAD + line + sums()))[0]).toMatchObject({
      invoiceNumber: 'SZ-1',
      issueDate: '2026-02-01',
      dueDate: '2026-02-15',
      currency: 'HUF',
      vatRate: 27,
      seller: { name: 'Minta Kft.', taxId: '11111111-2-42', address: 'Fő utca 7, 1011 Budapest' },
      buyer: { name: 'Vevő', taxId: '22222222', address: 'Tér 1, 2000 Város' },
      totals: { net: 1000, tax: 270, gross: 1270 },
      lines: [{ description: 'Kocka', quantity: 2, unitPrice: 500, net: 1000, taxRate: 27 }],
    });
  });

  test('a correction that gives money back, within a batch', () => {
    const reference =
      '<invoiceReference><originalInvoiceNumber>SZ-0</originalInvoiceNumber></invoiceReference>';
    const batch = (inner: string) =>
      `<batchInvoice><batchIndex>1</batchIndex><invoice>${inner}</invoice></batchInvoice>`;
    expect(readPlain(nav(reference + HEAD + sums('-'), batch))[0]).toMatchObject({
      documentType: 'credit_note',
      precedingInvoices: [{ number: 'SZ-0' }],
    });
  });

  test('a simplified invoice has lines with tax', () => {
    const line =
      '<invoiceLines><line><lineDescription>Kenyér</lineDescription><lineAmountsSimplified><lineGrossAmountSimplified>500</lineGrossAmountSimplified></lineAmountsSimplified></line></invoiceLines><invoiceSummary><summaryGrossData><invoiceGrossAmount>500</invoiceGrossAmount></summaryGrossData></invoiceSummary>';
    expect(readPlain(nav(HEAD + line))[0]).toMatchObject({ totals: { gross: 500 }, lines: [{ gross: 500 }] });
  });
});

const isdoc = (type: string, content: string) =>
  `<Invoice xmlns="http://isdoc.cz/namespace/2013" version="6.0.1"><DocumentType>${type}</DocumentType><ID>FV1</ID><IssueDate>2026-02-01</IssueDate><LocalCurrencyCode>CZK</LocalCurrencyCode>
  <AccountingSupplierParty><Party><PartyIdentification><ID>12345678</ID></PartyIdentification><PartyName><Name>Vzor s.r.o.</Name></PartyName><PostalAddress><StreetName>Dlouhá</StreetName><BuildingNumber>5</BuildingNumber><CityName>Praha</CityName><PostalZone>11000</PostalZone></PostalAddress><PartyTaxScheme><CompanyID>CZ12345678</CompanyID><TaxScheme>VAT</TaxScheme></PartyTaxScheme></Party></AccountingSupplierParty>${content}</Invoice>`;

describe('ISDOC', () => {
  const totals = (name: string, amount: string) => `<${name}>${amount}</${name}>`;

  test('an invoice with a deposit', () => {
    const sumsOf =
      totals('TaxExclusiveAmount', '1000') +
      totals('TaxInclusiveAmount', '1210') +
      totals('PaidDepositsAmount', '210') +
      totals('PayableAmount', '1000');
    const payment =
      '<PaymentMeans><Payment><Details><PaymentDueDate>2026-02-15</PaymentDueDate><ID>123456</ID><BankCode>0100</BankCode><IBAN>CZ6508000000192000145399</IBAN><VariableSymbol>1</VariableSymbol></Details></Payment></PaymentMeans>';
    const line =
      '<InvoiceLines><InvoiceLine><ID>1</ID><InvoicedQuantity unitCode="ks">1</InvoicedQuantity><LineExtensionAmount>1000</LineExtensionAmount><LineExtensionAmountTaxInclusive>1210</LineExtensionAmountTaxInclusive><UnitPrice>1000</UnitPrice><ClassifiedTaxCategory><Percent>21</Percent></ClassifiedTaxCategory><Item><Description>Věc</Description></Item></InvoiceLine></InvoiceLines>';
    expect(
      readPlain(isdoc('1', `${line}<LegalMonetaryTotal>${sumsOf}</LegalMonetaryTotal>${payment}`))[0],
    ).toMatchObject({
      currency: 'CZK',
      dueDate: '2026-02-15',
      vatRate: 21,
      seller: { taxId: 'CZ12345678', address: 'Dlouhá 5, 11000 Praha' },
      totals: { net: 1000, gross: 1210, prepaid: 210, amountDue: 1000 },
      payeeAccount: { account: 'CZ6508000000192000145399', reference: '1' },
      lines: [{ description: 'Věc', net: 1000, gross: 1210, unit: 'ks' }],
    });
  });

  test('in a foreign currency the amounts in that count, and a credit note is one', () => {
    const foreign =
      '<ForeignCurrencyCode>EUR</ForeignCurrencyCode><LegalMonetaryTotal><TaxInclusiveAmount>1210</TaxInclusiveAmount><TaxInclusiveAmountCurr>50</TaxInclusiveAmountCurr></LegalMonetaryTotal>';
    expect(readPlain(isdoc('2', foreign))[0]).toMatchObject({
      documentType: 'credit_note',
      currency: 'EUR',
      totals: { gross: 50 },
    });
  });
});

const moa = (code: string, value: string) =>
  `<S_MOA><C_C516><D_5025>${code}</D_5025><D_5004>${value}</D_5004></C_C516></S_MOA>`;
const eslog = (type: string, content: string) =>
  `<Invoice xmlns="urn:eslog:2.00"><M_INVOIC Id="data"><S_BGM><C_C002><D_1001>${type}</D_1001></C_C002><C_C106><D_1004>12</D_1004></C_C106></S_BGM><S_DTM><C_C507><D_2005>35</D_2005><D_2380>2026-01-31</D_2380></C_C507></S_DTM><S_DTM><C_C507><D_2005>137</D_2005><D_2380>2026-02-01</D_2380></C_C507></S_DTM>
  <G_SG2><S_NAD><D_3035>BY</D_3035><C_C080><D_3036>Kupec</D_3036></C_C080></S_NAD></G_SG2><G_SG2><S_NAD><D_3035>SE</D_3035><C_C080><D_3036>Vzorec d.o.o.</D_3036></C_C080><C_C059><D_3042>Cesta 1</D_3042></C_C059><D_3164>Kranj</D_3164><D_3251>4000</D_3251></S_NAD><S_FII><D_3035>RB</D_3035><C_C078><D_3194>SI56192001234567892</D_3194></C_C078></S_FII><G_SG3><S_RFF><C_C506><D_1153>VA</D_1153><D_1154>SI12345678</D_1154></C_C506></S_RFF></G_SG3></G_SG2>
  <G_SG7><S_CUX><C_C504><D_6345>EUR</D_6345></C_C504></S_CUX></G_SG7><G_SG8><S_DTM><C_C507><D_2005>13</D_2005><D_2380>2026-03-01</D_2380></C_C507></S_DTM></G_SG8>${content}</M_INVOIC></Invoice>`;

describe('e-SLOG', () => {
  test('what stands beside a code is told by it', () => {
    const line = `<G_SG26><S_LIN><D_1082>1</D_1082></S_LIN><S_IMD><C_C273><D_7008>Delo</D_7008></C_C273></S_IMD><S_QTY><C_C186><D_6063>47</D_6063><D_6060>2</D_6060><D_6411>HUR</D_6411></C_C186></S_QTY><G_SG27>${moa('38', '122')}</G_SG27><G_SG27>${moa('203', '100')}</G_SG27><G_SG29><S_PRI><C_C509><D_5125>AAB</D_5125><D_5118>60</D_5118></C_C509></S_PRI></G_SG29><G_SG29><S_PRI><C_C509><D_5125>AAA</D_5125><D_5118>50</D_5118></C_C509></S_PRI></G_SG29><G_SG34><S_TAX><C_C243><D_5278>22</D_5278></C_C243></S_TAX></G_SG34></G_SG26>`;
    const group = (code: string, value: string) => `<G_SG50>${moa(code, value)}</G_SG50>`;
    const tax = `<G_SG52><S_TAX><C_C243><D_5278>22</D_5278></C_C243></S_TAX>${moa('124', '22')}${moa('125', '100')}</G_SG52>`;
    expect(
      readPlain(
        eslog(
          '380',
          line + group('9', '122') + group('389', '100') + group('388', '122') + group('176', '22') + tax,
        ),
      )[0],
    ).toMatchObject({
      invoiceNumber: '12',
      issueDate: '2026-02-01',
      deliveryDate: '2026-01-31',
      dueDate: '2026-03-01',
      currency: 'EUR',
      vatRate: 22,
      seller: { name: 'Vzorec d.o.o.', address: 'Cesta 1, 4000 Kranj', taxId: 'SI12345678' },
      buyer: { name: 'Kupec' },
      payeeAccount: { account: 'SI56192001234567892' },
      totals: { net: 100, tax: 22, gross: 122, amountDue: 122 },
      lines: [
        {
          description: 'Delo',
          quantity: 2,
          unit: 'HUR',
          unitPrice: 50,
          grossPrice: 60,
          net: 100,
          gross: 122,
        },
      ],
    });
  });

  test('a credit note', () => {
    expect(readPlain(eslog('381', ''))[0]).toMatchObject({ documentType: 'credit_note', creditNote: true });
  });
});
