import { describe, expect, it } from 'vitest';
import { findLabels, isStopName } from './lexicon.ts';

const roles = (text: string) => findLabels(text).map(({ value }) => value.role);

describe('findLabels', () => {
  it.each([
    ['Rechnungs-Nr.: 123', 'invoice_number'],
    ['RechnungsNr 123', 'invoice_number'],
    ['InvoiceDate: 1 May', 'issue_date'],
    ['N° de facture : 7', 'invoice_number'],
    ['Nº factura 7', 'invoice_number'],
    ['Numero fattura 7', 'invoice_number'],
    ['Factuurnummer 7', 'invoice_number'],
    ['Data de vencimento', 'due_date'],
    ['Total incl. 20% VAT', 'gross'],
    ['zzgl. 19 % MwSt.', 'tax'],
    ['Net à payer', 'amount_due'],
    ['V.A.T. Reg. No.', 'tax_id'],
  ])('reads %s', (text, role) => {
    expect(roles(text)).toContain(role);
  });

  it('lets the longest phrase win', () => {
    expect(roles('Total amount due')).toEqual(['amount_due']);
    expect(roles('Invoice date')).toEqual(['issue_date']);
  });

  it('bears OCR errors in proportion, at a lower quality', () => {
    const [found] = findLabels('lnvoice Nurnber');
    expect(found?.value).toMatchObject({ role: 'invoice_number' });
    expect(found?.value.quality).toBeLessThan(1);
    expect(roles('Max')).toEqual([]);
  });

  it('says whose number it is where the label does', () => {
    expect(findLabels('Ihre USt-IdNr.: DE1')[0]?.value).toMatchObject({ role: 'tax_id', party: 'buyer' });
    expect(findLabels('Your VAT no 1')[0]?.value).toMatchObject({ role: 'tax_id', party: 'buyer' });
  });

  it('takes prepositions for labels only before a colon or alone', () => {
    expect(roles('delivered from our stock to you')).not.toContain('buyer');
    expect(roles('To:')).toContain('buyer');
    expect(roles('From')).toContain('seller');
  });

  it('gives the text between its offsets', () => {
    const text = 'Tel.: 1  E-Mail: a  Fälligkeitsdatum 2';
    for (const { start, end, text: printed } of findLabels(text))
      expect(text.slice(start, end)).toBe(printed);
  });
});

describe('isStopName', () => {
  it('knows titles and headings in every language, and lets names pass', () => {
    for (const text of ['INVOICE', 'Rechnung', 'Facture', 'Descripción', 'Partita IVA', 'Omschrijving']) {
      expect(isStopName(text), text).toBe(true);
    }
    expect(isStopName('Blue Harbour Trading Ltd')).toBe(false);
  });
});
