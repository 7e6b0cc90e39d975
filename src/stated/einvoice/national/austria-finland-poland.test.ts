import { describe, expect, test } from 'vitest';
import { readPlain } from '../plain.fixture.ts';

const ebinterface = (version: string, type: string, content: string) =>
  `<e:Invoice xmlns:e="http://www.ebinterface.at/schema/${version}/" e:DocumentType="${type}" e:InvoiceCurrency="EUR"><e:InvoiceNumber>12</e:InvoiceNumber><e:InvoiceDate>2026-02-01</e:InvoiceDate>
  <e:Biller><e:VATIdentificationNumber>ATU00000000</e:VATIdentificationNumber><e:Address><e:Name>Muster GmbH</e:Name><e:Street>Gasse 1</e:Street><e:Town>Linz</e:Town><e:ZIP>4020</e:ZIP></e:Address></e:Biller><e:InvoiceRecipient><e:Address><e:Name>Amt</e:Name></e:Address></e:InvoiceRecipient>${content}<e:TotalGrossAmount>120.00</e:TotalGrossAmount></e:Invoice>`;

describe('ebInterface', () => {
  test('version 6, with a reduction and a deposit', () => {
    const tax =
      '<e:Tax><e:TaxItem><e:TaxableAmount>100.00</e:TaxableAmount><e:TaxPercent>20</e:TaxPercent><e:TaxAmount>20.00</e:TaxAmount></e:TaxItem></e:Tax>';
    const reduction =
      '<e:ReductionAndSurchargeDetails><e:Reduction><e:BaseAmount>110.00</e:BaseAmount><e:Amount>10.00</e:Amount><e:Comment>Treue</e:Comment></e:Reduction></e:ReductionAndSurchargeDetails>';
    const due = '<e:PrepaidAmount>50.00</e:PrepaidAmount><e:PayableAmount>70.00</e:PayableAmount>';
    expect(readPlain(ebinterface('6p0', 'Invoice', tax + reduction + due))[0]).toMatchObject({
      currency: 'EUR',
      seller: { name: 'Muster GmbH', address: 'Gasse 1, 4020 Linz', taxId: 'ATU00000000' },
      buyer: { name: 'Amt' },
      vatRate: 20,
      totals: { net: 100, tax: 20, gross: 120, discount: 10, prepaid: 50, amountDue: 70 },
      allowances: [{ amount: 10, base: 110, reason: 'Treue' }],
    });
  });

  test('version 4, whose taxes stand elsewhere, and a credit', () => {
    const tax =
      '<e:Tax><e:VAT><e:VATItem><e:TaxedAmount>100.00</e:TaxedAmount><e:VATRate>20</e:VATRate><e:Amount>20.00</e:Amount></e:VATItem></e:VAT></e:Tax>';
    expect(readPlain(ebinterface('4p3', 'CreditMemo', tax))[0]).toMatchObject({
      documentType: 'credit_note',
      vatRate: 20,
      totals: { net: 100, tax: 20 },
    });
  });
});

const finvoice = (type: string, details: string, row: string) =>
  `<Finvoice Version="3.0"><SellerPartyDetails><SellerOrganisationName>Malli Oy</SellerOrganisationName></SellerPartyDetails><InvoiceDetails><InvoiceTypeCode>${type}</InvoiceTypeCode><InvoiceNumber>3</InvoiceNumber><InvoiceDate Format="CCYYMMDD">20260201</InvoiceDate>${details}</InvoiceDetails><InvoiceRow>${row}</InvoiceRow></Finvoice>`;

describe('Finvoice', () => {
  test('numbers with a decimal comma, texts with commas as they are', () => {
    const row =
      '<ArticleName>Työ 1,5 h, ilta</ArticleName><DeliveredQuantity QuantityUnitCode="h">1,5</DeliveredQuantity><UnitPriceAmount>100,00</UnitPriceAmount><RowVatRatePercent>25,5</RowVatRatePercent><RowVatExcludedAmount>150,00</RowVatExcludedAmount>';
    const sums =
      '<InvoiceTotalVatIncludedAmount AmountCurrencyIdentifier="EUR">188,25</InvoiceTotalVatIncludedAmount><VatSpecificationDetails><VatBaseAmount>150,00</VatBaseAmount><VatRatePercent>25,5</VatRatePercent><VatRateAmount>38,25</VatRateAmount></VatSpecificationDetails>';
    expect(readPlain(finvoice('INV01', sums, row))[0]).toMatchObject({
      currency: 'EUR',
      vatRate: 25.5,
      totals: { gross: 188.25 },
      lines: [{ description: 'Työ 1,5 h, ilta', quantity: 1.5, unit: 'h', unitPrice: 100, net: 150 }],
    });
  });

  test('a credit note, with the invoice that it corrects', () => {
    const of = '<OriginalInvoiceNumber>2</OriginalInvoiceNumber>';
    expect(readPlain(finvoice('INV02', of, '<ArticleName>x</ArticleName>'))[0]).toMatchObject({
      documentType: 'credit_note',
      precedingInvoices: [{ number: '2' }],
    });
  });
});

const ksef = (fa: string, form = '2025/06/25/13775') =>
  `<Faktura xmlns="http://crd.gov.pl/wzor/${form}/"><Podmiot1><DaneIdentyfikacyjne><NIP>1111111111</NIP><Nazwa>Przykład S.A.</Nazwa></DaneIdentyfikacyjne><Adres><KodKraju>PL</KodKraju><AdresL1>ul. Prosta 1</AdresL1><AdresL2>00-001 Miasto</AdresL2></Adres></Podmiot1><Podmiot2><DaneIdentyfikacyjne><KodUE>DE</KodUE><NrVatUE>123456789</NrVatUE><Nazwa>Beispiel</Nazwa></DaneIdentyfikacyjne></Podmiot2><Fa><KodWaluty>PLN</KodWaluty><P_1>2026-02-01</P_1><P_2>F/1</P_2>${fa}</Fa></Faktura>`;

describe('KSeF', () => {
  test('an invoice with two rates and an exempt part', () => {
    const sums =
      '<P_13_1>100.00</P_13_1><P_14_1>23.00</P_14_1><P_13_2>50.00</P_13_2><P_14_2>4.00</P_14_2><P_13_7>10.00</P_13_7><P_15>187.00</P_15>';
    const [invoice] = readPlain(ksef(sums, '2023/06/29/12648'));
    expect(invoice).toMatchObject({
      seller: { taxId: '1111111111' },
      buyer: { taxId: 'DE123456789' },
      totals: { net: 160, tax: 27, gross: 187 },
      taxes: [
        { rate: 23, base: 100, amount: 23 },
        { rate: 8, base: 50, amount: 4 },
        { rate: 0, base: 10, amount: 0 },
      ],
    });
    expect(invoice).not.toHaveProperty('vatRate');
  });

  test('a correction has the difference, and only the lines of the new state', () => {
    const line = (name: string, more = '') =>
      `<FaWiersz><P_7>${name}</P_7><P_11>50.00</P_11><P_12>23</P_12>${more}</FaWiersz>`;
    const [invoice] = readPlain(
      ksef(
        `<P_15>-61.50</P_15><RodzajFaktury>KOR</RodzajFaktury><DaneFaKorygowanej><NrFaKorygowanej>F/0</NrFaKorygowanej></DaneFaKorygowanej>${line('przed', '<StanPrzed>1</StanPrzed>')}${line('po')}`,
      ),
    );
    expect(invoice).toMatchObject({ documentType: 'credit_note', precedingInvoices: [{ number: 'F/0' }] });
    expect(invoice.lines).toHaveLength(1);
    expect(invoice.lines[0]).toMatchObject({ description: 'po', taxRate: 23 });
  });

  test('lines priced with tax', () => {
    const [invoice] = readPlain(
      ksef(
        '<P_15>123.00</P_15><FaWiersz><P_7>Rzecz</P_7><P_8B>1</P_8B><P_9B>123.00</P_9B><P_11A>123.00</P_11A><P_12>zw</P_12></FaWiersz>',
      ),
    );
    expect(invoice.lines[0]).toMatchObject({ unitPrice: 123, gross: 123, taxRate: 0 });
  });
});
