import { describe, expect, test } from 'vitest';
import { readPlain } from '../plain.fixture.ts';

const who = (role: string, name: string) =>
  `<${role}><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234567897</IdCodice></IdFiscaleIVA><Anagrafica>${name}</Anagrafica></DatiAnagrafici>
  <Sede><Indirizzo>Via Piana</Indirizzo><NumeroCivico>3</NumeroCivico><CAP>40100</CAP><Comune>Borgo</Comune><Provincia>BO</Provincia><Nazione>IT</Nazione></Sede></${role}>`;
const HEADER = `<FatturaElettronicaHeader>${who('CedentePrestatore', '<Nome>Ada</Nome><Cognome>Prova</Cognome>')}${who('CessionarioCommittente', '<Denominazione>Esempio S.p.A.</Denominazione>')}</FatturaElettronicaHeader>`;
const body = (general: string, rest = '') =>
  `<FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento>${general}</DatiGeneraliDocumento></DatiGenerali>${rest}</FatturaElettronicaBody>`;
const fattura = (...bodies: string[]) =>
  `<p:FatturaElettronica versione="FPR12" xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2">${HEADER}${bodies.join('')}</p:FatturaElettronica>`;
const general = (type: string, number: string, more = '') =>
  `<TipoDocumento>${type}</TipoDocumento><Divisa>EUR</Divisa><Data>2026-02-01</Data><Numero>${number}</Numero>${more}`;
const GOODS = `<DatiBeniServizi><DettaglioLinee><NumeroLinea>1</NumeroLinea><Descrizione>Consulenza</Descrizione><Quantita>2.00</Quantita><PrezzoUnitario>50.00</PrezzoUnitario><PrezzoTotale>100.00</PrezzoTotale><AliquotaIVA>22.00</AliquotaIVA></DettaglioLinee>
  <DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA><ImponibileImporto>100.00</ImponibileImporto><Imposta>22.00</Imposta></DatiRiepilogo></DatiBeniServizi>`;

describe('FatturaPA', () => {
  test('an invoice with withholding: the total is before it, what is to be paid after', () => {
    const paid =
      '<DatiPagamento><DettaglioPagamento><DataScadenzaPagamento>2026-03-01</DataScadenzaPagamento><ImportoPagamento>102.00</ImportoPagamento><IBAN>IT60X0542811101000000123456</IBAN></DettaglioPagamento></DatiPagamento>';
    const kept = '<DatiRitenuta><ImportoRitenuta>20.00</ImportoRitenuta></DatiRitenuta>';
    const [invoice] = readPlain(fattura(body(general('TD01', '7', kept), GOODS + paid)));
    expect(invoice).toMatchObject({
      documentType: 'invoice',
      invoiceNumber: '7',
      issueDate: '2026-02-01',
      dueDate: '2026-03-01',
      currency: 'EUR',
      vatRate: 22,
      seller: { name: 'Ada Prova', address: 'Via Piana 3, 40100 Borgo, BO', taxId: 'IT01234567897' },
      buyer: { name: 'Esempio S.p.A.' },
      totals: { net: 100, tax: 22, gross: 122, withholding: 20, amountDue: 102 },
      payeeAccount: { account: 'IT60X0542811101000000123456' },
      lines: [
        { position: '1', description: 'Consulenza', quantity: 2, unitPrice: 50, net: 100, taxRate: 22 },
      ],
    });
  });

  test('a credit note, with the invoice that it corrects', () => {
    const reference =
      '<DatiGenerali><DatiFattureCollegate><IdDocumento>7</IdDocumento><Data>2026-02-01</Data></DatiFattureCollegate></DatiGenerali>';
    const [invoice] = readPlain(fattura(body(general('TD04', '8'), GOODS + reference)));
    expect(invoice).toMatchObject({
      documentType: 'credit_note',
      creditNote: true,
      precedingInvoices: [{ number: '7', issueDate: '2026-02-01' }],
    });
  });

  test('the tax that an authority pays itself is kept back', () => {
    const split = GOODS.replace('</DatiRiepilogo>', '<EsigibilitaIVA>S</EsigibilitaIVA></DatiRiepilogo>');
    expect(readPlain(fattura(body(general('TD01', '9'), split)))[0].totals).toMatchObject({
      gross: 122,
      withholding: 22,
    });
  });

  test('a discount of the whole, instalments, and several invoices under one header', () => {
    const discount =
      '<ScontoMaggiorazione><Tipo>SC</Tipo><Importo>5.00</Importo></ScontoMaggiorazione><ScontoMaggiorazione><Tipo>MG</Tipo><Importo>2.00</Importo></ScontoMaggiorazione>';
    const part = (date: string) =>
      `<DettaglioPagamento><DataScadenzaPagamento>${date}</DataScadenzaPagamento><ImportoPagamento>61.00</ImportoPagamento></DettaglioPagamento>`;
    const invoices = readPlain(
      fattura(
        body(
          general('TD01', '10', discount),
          `${GOODS}<DatiPagamento>${part('2026-03-01')}${part('2026-04-01')}</DatiPagamento>`,
        ),
        body(general('TD01', '11'), GOODS),
      ),
    );
    expect(invoices.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['10', '11']);
    expect(invoices[1].seller.name).toBe('Ada Prova');
    expect(invoices[0]).toMatchObject({
      totals: { discount: 5, charges: 2, amountDue: 122 },
      instalments: [{ dueDate: '2026-03-01' }, { dueDate: '2026-04-01' }],
    });
  });

  test('the simplified invoice', () => {
    const xml = `<p:FatturaElettronicaSemplificata xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.0"><FatturaElettronicaHeader><CedentePrestatore><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234567897</IdCodice></IdFiscaleIVA><Denominazione>Bottega</Denominazione></CedentePrestatore>
      <CessionarioCommittente><IdentificativiFiscali><CodiceFiscale>RSSMRA80A01H501U</CodiceFiscale></IdentificativiFiscali></CessionarioCommittente></FatturaElettronicaHeader>
      ${body(general('TD07', '5'), '<DatiBeniServizi><Descrizione>Pane</Descrizione><Importo>12.20</Importo><DatiIVA><Imposta>2.20</Imposta><Aliquota>22.00</Aliquota></DatiIVA></DatiBeniServizi>')}</p:FatturaElettronicaSemplificata>`;
    expect(readPlain(xml)[0]).toMatchObject({
      seller: { name: 'Bottega' },
      buyer: { taxId: 'RSSMRA80A01H501U' },
      totals: { net: 10, tax: 2.2, gross: 12.2 },
      lines: [{ description: 'Pane', gross: 12.2 }],
    });
  });
});

const facturae = (invoiceClass: string, sign = '', more = '') =>
  `<f:Facturae xmlns:f="http://www.facturae.es/Facturae/2014/v3.2.1/Facturae"><Parties><SellerParty><TaxIdentification><TaxIdentificationNumber>B00000000</TaxIdentificationNumber></TaxIdentification><LegalEntity><CorporateName>Ejemplo S.L.</CorporateName><AddressInSpain><Address>Calle Uno 1</Address><PostCode>28001</PostCode><Town>Madrid</Town><Province>Madrid</Province><CountryCode>ESP</CountryCode></AddressInSpain></LegalEntity></SellerParty>
  <BuyerParty><Individual><Name>Juan</Name><FirstSurname>Prueba</FirstSurname><OverseasAddress><Address>Rua Um</Address><PostCodeAndTown>1000 Lisboa</PostCodeAndTown><CountryCode>PRT</CountryCode></OverseasAddress></Individual></BuyerParty></Parties>
  <Invoices><Invoice><InvoiceHeader><InvoiceNumber>5</InvoiceNumber><InvoiceSeriesCode>A</InvoiceSeriesCode><InvoiceClass>${invoiceClass}</InvoiceClass>${more}</InvoiceHeader><InvoiceIssueData><IssueDate>2026-02-01</IssueDate><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode></InvoiceIssueData>
  <TaxesOutputs><Tax><TaxRate>21.00</TaxRate><TaxableBase><TotalAmount>${sign}100.00</TotalAmount></TaxableBase><TaxAmount><TotalAmount>${sign}21.00</TotalAmount></TaxAmount><EquivalenceSurcharge>5.20</EquivalenceSurcharge><EquivalenceSurchargeAmount><TotalAmount>${sign}5.20</TotalAmount></EquivalenceSurchargeAmount></Tax></TaxesOutputs>
  <InvoiceTotals><TotalGrossAmountBeforeTaxes>${sign}100.00</TotalGrossAmountBeforeTaxes><TotalTaxOutputs>${sign}26.20</TotalTaxOutputs><TotalTaxesWithheld>0</TotalTaxesWithheld><InvoiceTotal>${sign}126.20</InvoiceTotal><TotalExecutableAmount>${sign}126.20</TotalExecutableAmount></InvoiceTotals>
  <Items><InvoiceLine><ItemDescription>Cosa</ItemDescription><Quantity>1</Quantity><UnitPriceWithoutTax>110</UnitPriceWithoutTax><DiscountsAndRebates><Discount><DiscountReason>Dto</DiscountReason><DiscountRate>9.0909</DiscountRate><DiscountAmount>10</DiscountAmount></Discount></DiscountsAndRebates><GrossAmount>${sign}100.00</GrossAmount></InvoiceLine></Items></Invoice></Invoices></f:Facturae>`;

describe('Facturae', () => {
  test('an invoice with the surcharge of retailers, to a person abroad', () => {
    expect(readPlain(facturae('OO'))[0]).toMatchObject({
      documentType: 'invoice',
      invoiceNumber: 'A/5',
      seller: { name: 'Ejemplo S.L.', taxId: 'B00000000' },
      buyer: { name: 'Juan Prueba', address: 'Rua Um, 1000 Lisboa, Portugal' },
      totals: { net: 100, tax: 26.2, gross: 126.2 },
      taxes: [
        { rate: 21, base: 100, amount: 21 },
        { rate: 5.2, base: 100, amount: 5.2 },
      ],
      lines: [{ allowances: [{ amount: 10, reason: 'Dto' }] }],
    });
  });

  test('a correction that gives money back is a credit note, one that asks for more is not', () => {
    const corrected =
      '<Corrective><InvoiceNumber>4</InvoiceNumber><InvoiceSeriesCode>A</InvoiceSeriesCode></Corrective>';
    expect(readPlain(facturae('OR', '-', corrected))[0]).toMatchObject({
      documentType: 'credit_note',
      precedingInvoices: [{ number: 'A/4' }],
      totals: { gross: -126.2 },
    });
    expect(readPlain(facturae('OR'))[0]).toMatchObject({ documentType: 'invoice' });
  });
});
