import { describe, expect, test } from 'vitest';
import { readPlain } from '../plain.fixture.ts';

describe('CFDI', () => {
  const cfdi = (type: string, content: string, more = '') =>
    `<c:Comprobante xmlns:c="http://www.sat.gob.mx/cfd/4" xmlns:t="http://www.sat.gob.mx/TimbreFiscalDigital" Version="4.0" Fecha="2026-02-01T10:00:00" SubTotal="1000.00" Moneda="MXN" TipoDeComprobante="${type}" LugarExpedicion="06000" ${more}><c:Emisor Rfc="AAA010101AAA" Nombre="EJEMPLO"/><c:Receptor Rfc="XAXX010101000" Nombre="CLIENTE" DomicilioFiscalReceptor="01000"/>${content}<c:Complemento><t:TimbreFiscalDigital UUID="ABCD-1"/></c:Complemento></c:Comprobante>`;
  const taxes =
    '<c:Impuestos TotalImpuestosTrasladados="144.00" TotalImpuestosRetenidos="90.00"><c:Traslados><c:Traslado Base="900.00" Impuesto="002" TasaOCuota="0.160000" Importe="144.00"/></c:Traslados></c:Impuestos>';

  test('all stands in attributes; a discount, and withholding', () => {
    const line =
      '<c:Conceptos><c:Concepto ClaveProdServ="01010101" Cantidad="2" ClaveUnidad="H87" Descripcion="Silla" ValorUnitario="500" Importe="1000.00" Descuento="100.00"><c:Impuestos><c:Traslados><c:Traslado TasaOCuota="0.160000"/></c:Traslados></c:Impuestos></c:Concepto></c:Conceptos>';
    expect(
      readPlain(cfdi('I', line + taxes, 'Serie="A" Folio="7" Descuento="100.00" Total="954.00"'))[0],
    ).toMatchObject({
      invoiceNumber: 'A7',
      issueDate: '2026-02-01',
      currency: 'MXN',
      vatRate: 16,
      seller: { name: 'EJEMPLO', taxId: 'AAA010101AAA' },
      buyer: { name: 'CLIENTE', taxId: 'XAXX010101000' },
      totals: { net: 900, tax: 144, gross: 1044, withholding: 90, amountDue: 954 },
      lines: [
        {
          description: 'Silla',
          quantity: 2,
          unitPrice: 500,
          net: 900,
          taxRate: 16,
          allowances: [{ amount: 100 }],
        },
      ],
    });
  });

  test('an egress is a credit note, and without a number the stamp is one', () => {
    expect(readPlain(cfdi('E', '', 'Total="1000.00"'))[0]).toMatchObject({
      documentType: 'credit_note',
      invoiceNumber: 'ABCD-1',
    });
  });
});

test('NF-e: prices with tax, duplicates to pay, with and without the protocol around it', () => {
  const nfe = (purpose: string) =>
    `<NFe xmlns="http://www.portalfiscal.inf.br/nfe"><infNFe><ide><finNFe>${purpose}</finNFe><nNF>55</nNF><dhEmi>2026-02-01T10:00:00-03:00</dhEmi></ide><emit><CNPJ>11111111000191</CNPJ><xNome>Exemplo Ltda</xNome><enderEmit><xLgr>Rua A</xLgr><nro>1</nro><xMun>Recife</xMun><UF>PE</UF><CEP>50000000</CEP></enderEmit></emit><dest><CPF>11111111111</CPF><xNome>Fulano</xNome></dest>
    <det nItem="1"><prod><cProd>9</cProd><xProd>Mesa</xProd><uCom>UN</uCom><qCom>1.0000</qCom><vUnCom>100.00</vUnCom><vProd>100.00</vProd></prod></det><total><ICMSTot><vFrete>10.00</vFrete><vSeg>0.00</vSeg><vDesc>5.00</vDesc><vNF>105.00</vNF></ICMSTot></total>
    <cobr><dup><nDup>1</nDup><dVenc>2026-03-01</dVenc><vDup>52.50</vDup></dup><dup><nDup>2</nDup><dVenc>2026-04-01</dVenc><vDup>52.50</vDup></dup></cobr></infNFe></NFe>`;
  const [invoice] = readPlain(`<nfeProc xmlns="http://www.portalfiscal.inf.br/nfe">${nfe('1')}</nfeProc>`);
  expect(invoice).toMatchObject({
    invoiceNumber: '55',
    issueDate: '2026-02-01',
    currency: 'BRL',
    seller: { name: 'Exemplo Ltda', taxId: '11111111000191' },
    buyer: { taxId: '11111111111' },
    totals: { gross: 105, discount: 5, shipping: 10, charges: 10 },
    instalments: [{ amount: 52.5 }, { amount: 52.5 }],
    lines: [{ position: '1', description: 'Mesa', gross: 100 }],
  });
  expect(readPlain(nfe('4'))[0]).toMatchObject({ documentType: 'credit_note' });
});

test('Svefaktura, in the envelope that it comes in', () => {
  const xml = (
    type: string,
  ) => `<b:StandardBusinessDocument xmlns:b="urn:sfti:documents:StandardBusinessDocumentHeader"><i:Invoice xmlns:i="urn:sfti:documents:BasicInvoice:1:0" xmlns="urn:sfti:CommonAggregateComponents:1:0" xmlns:c="urn:oasis:names:tc:ubl:CommonBasicComponents:1:0"><i:ID>15</i:ID><c:IssueDate>2026-02-01</c:IssueDate><i:InvoiceTypeCode>${type}</i:InvoiceTypeCode><i:InvoiceCurrencyCode>SEK</i:InvoiceCurrencyCode>
    <SellerParty><Party><PartyName><c:Name>Exempel AB</c:Name></PartyName><PartyTaxScheme><CompanyID>556000000001</CompanyID><TaxScheme><ID>SWT</ID></TaxScheme></PartyTaxScheme><PartyTaxScheme><CompanyID>SE556000000001</CompanyID><TaxScheme><ID>VAT</ID></TaxScheme></PartyTaxScheme></Party></SellerParty>
    <AllowanceCharge><c:ChargeIndicator>true</c:ChargeIndicator><ReasonCode name="Frakt">ZZZ</ReasonCode><c:Amount>100</c:Amount></AllowanceCharge>
    <PaymentMeans><c:DuePaymentDate>2026-03-01</c:DuePaymentDate><PayeeFinancialAccount><ID>1234567</ID></PayeeFinancialAccount></PaymentMeans><TaxTotal><c:TotalTaxAmount>250.20</c:TotalTaxAmount></TaxTotal><LegalTotal><c:TaxExclusiveTotalAmount>1001</c:TaxExclusiveTotalAmount><c:TaxInclusiveTotalAmount>1251</c:TaxInclusiveTotalAmount><RoundOffAmount>-0.20</RoundOffAmount></LegalTotal>
    <InvoiceLine><ID>1</ID><c:InvoicedQuantity quantityUnitCode="TIM">1</c:InvoicedQuantity><c:LineExtensionAmount>901</c:LineExtensionAmount><Item><c:Description>Arbete</c:Description><BasePrice><c:PriceAmount>901</c:PriceAmount></BasePrice></Item></InvoiceLine></i:Invoice></b:StandardBusinessDocument>`;
  expect(readPlain(xml('380'))[0]).toMatchObject({
    invoiceNumber: '15',
    dueDate: '2026-03-01',
    seller: { name: 'Exempel AB', taxId: 'SE556000000001' },
    totals: { net: 1001, tax: 250.2, gross: 1251, rounding: -0.2, charges: 100, shipping: 100 },
    lines: [{ description: 'Arbete', unit: 'TIM', net: 901 }],
  });
  expect(readPlain(xml('381'))[0]).toMatchObject({ documentType: 'credit_note' });
});

describe('myDATA', () => {
  const invoice = (type: string) =>
    `<invoice><issuer><vatNumber>888888888</vatNumber><country>GR</country></issuer><counterpart><vatNumber>999999999</vatNumber><country>GR</country><name>Δείγμα</name><address><street>Οδός</street><number>1</number><postalCode>10431</postalCode><city>Αθήνα</city></address></counterpart><invoiceHeader><series>A</series><aa>12</aa><issueDate>2026-02-01</issueDate><invoiceType>${type}</invoiceType></invoiceHeader>
    ${['1', '1', '2'].map((category, index) => `<invoiceDetails><lineNumber>${index + 1}</lineNumber><netValue>100.00</netValue><vatCategory>${category}</vatCategory><vatAmount>${category === '1' ? '24.00' : '13.00'}</vatAmount></invoiceDetails>`).join('')}
    <invoiceSummary><totalNetValue>300.00</totalNetValue><totalVatAmount>61.00</totalVatAmount><totalWithheldAmount>60.00</totalWithheldAmount><totalGrossValue>301.00</totalGrossValue></invoiceSummary></invoice>`;
  const doc = (...invoices: string[]) =>
    `<InvoicesDoc xmlns="http://www.aade.gr/myDATA/invoice/v1.0">${invoices.join('')}</InvoicesDoc>`;

  test('the breakdown is made of the lines; several invoices, one of them a credit', () => {
    const [one, two] = readPlain(doc(invoice('1.1'), invoice('5.1')));
    expect(one).toMatchObject({
      invoiceNumber: 'A 12',
      currency: 'EUR',
      buyer: { address: 'Οδός 1, 10431 Αθήνα' },
      totals: { net: 300, tax: 61, gross: 361, withholding: 60, amountDue: 301 },
      taxes: [
        { rate: 24, base: 200, amount: 48 },
        { rate: 13, base: 100, amount: 13 },
      ],
    });
    expect(two).toMatchObject({ documentType: 'credit_note' });
  });
});
