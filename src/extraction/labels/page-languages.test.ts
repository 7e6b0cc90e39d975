import { describe, expect, it } from 'vitest';
import { findLabels, spokenLanguages } from './lexicon.ts';
import { ocrDistance } from './spelling.ts';

describe('spokenLanguages', () => {
  const german = [
    'Rechnungsnummer 12',
    'Rechnungsdatum 01.02.2025',
    'zzgl. 19 % MwSt.',
    'Bitte überweisen Sie',
  ];
  const french = [
    'Numéro de facture 7',
    'Date de facture',
    'Montant TTC',
    'Net à payer',
    'conditions de règlement',
  ];

  it('names the language of the labels, and English', () => {
    expect(spokenLanguages(german)).toEqual(['en', 'de']);
  });

  it('names two languages of one page', () => {
    const both = spokenLanguages([...german, ...french]);
    expect(both).toEqual(expect.arrayContaining(['en', 'de', 'fr']));
    expect(both!.length).toBeLessThanOrEqual(4);
  });

  it('leaves all open when nothing is decisive, unless a hint is', () => {
    expect(spokenLanguages(['4711', 'Müller'])).toBeUndefined();
    expect(spokenLanguages(['Rechnung 4711', 'Datum'], 'de')).toEqual(expect.arrayContaining(['en', 'de']));
  });

  it('keeps foreign labels off the page', () => {
    expect(findLabels('Bon: 7').flatMap(({ value }) => value.languages)).toContain('nl');
    expect(findLabels('Bon: 7', ['en', 'fr'])).toEqual([]);
  });
});

describe('ocrDistance', () => {
  it.each([
    ['invoice', 'invoice', 3, 0],
    ['lnvoice', 'invoice', 1, 0.5],
    ['nurnber', 'number', 1, 0.5],
    ['numbe', 'number', 1, 1],
    ['xnumber', 'number', 1, 1],
    ['amonut', 'amount', 3, 1],
    ['date', 'total', 1, 2],
    ['rechnungsnummer', 'rechnung', 3, 4],
  ])('%s is to %s, within %s, %s edits away', (a, b, limit, distance) => {
    expect(ocrDistance(a, b, limit)).toBe(distance);
  });
});
