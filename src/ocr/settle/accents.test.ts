import { expect, test } from 'vitest';
import type { Line, LineWord } from '../recogniser.ts';

import { settleAccents } from './accents.ts';

const FRENCH = 'Facture du client, montant total avec la remise pour votre commande';
const GERMAN = 'Rechnung und Lieferung für den Kunden, Betrag bitte innerhalb von 10 Tagen';

/** A word in which some letters are in doubt: `{ē 0.9|è 0.05}` was read as ē. */
function word(pattern: string): LineWord {
  const doubts: LineWord['doubts'] = [];
  let text = '';
  for (const part of pattern.split(/(\{[^}]*\})/)) {
    if (!part.startsWith('{')) {
      text += part;
      continue;
    }
    const choices = part.slice(1, -1).split('|');
    const [first, ...alternatives] = choices.map((choice) => {
      const [letter, probability] = choice.split(' ');
      return { text: letter!, probability: Number(probability) };
    });
    doubts.push({ at: text.length, ...first!, alternatives });
    text += first!.text;
  }
  return { text, doubts, confidence: 0.9, left: 0, right: 1, top: 0, bottom: 1 };
}

/** The last word after it has been settled on a page of the given text. */
function settled(pattern: string, page: string, hint?: string): string {
  const words = [...page.split(/ (?![\d.]+\})/).map(word), word(pattern)];
  const area = { cx: 0, cy: 0, width: 1, height: 1, angle: 0 };
  const lines: Line[] = [{ area, words, logProbability: 0, characters: 1 }];
  settleAccents(lines, hint);
  return words.at(-1)!.text;
}

test('a letter that the page’s language lacks gives way to one that it has', () => {
  expect(settled('Bruy{ē 0.7|è 0.25}re', FRENCH)).toBe('Bruyère');
  expect(settled('gem{ā 0.6|ä 0.3}ß', GERMAN)).toBe('gemäß');
  expect(settled('SIR{Ē 0.6|E 0.3}T', FRENCH)).toBe('SIRET');
});

test('a letter printed clearly stays, whatever the language', () => {
  expect(settled('Dvo{ř 0.995|r 0.004}ák', GERMAN)).toBe('Dvořák');
  expect(settled('M{ü 0.9|ū 0.05}ller', GERMAN)).toBe('Müller');
});

test('between letters that the language has, the picture decides', () => {
  expect(settled('{é 0.5|è 0.45}', FRENCH)).toBe('é');
});

test('a page in no language known for sure is left as it was read', () => {
  expect(settled('Bruy{ē 0.7|è 0.25}re', '12.03.2025 4711 ACME')).toBe('Bruyēre');
});

test('a page in two languages may use the letters of both', () => {
  expect(settled('M{ü 0.5|u 0.4}nchen', `${FRENCH} ${GERMAN}`)).toBe('München');
  expect(settled('{à 0.5|ä 0.4}', `${FRENCH} ${GERMAN}`)).toBe('à');
});

test('a rare letter of other languages stays only where it is read almost for sure', () => {
  expect(settled('b{ę 0.96}forg', GERMAN)).toBe('beforg');
  expect(settled('Summar{ų 0.98|y 0.07}', GERMAN)).toBe('Summary');
  expect(settled('Ma{ł 0.995}gorzata', GERMAN)).toBe('Małgorzata');
  expect(settled('b{ę 0.96}d{ą 0.97}', 'faktura nabywca sprzedawca termin kwota')).toBe('będą');
});

test('a rare letter that is read for sure elsewhere on the page is kept', () => {
  expect(settled('Ma{ł 0.9|l 0.05}a', `${GERMAN} Z{ł 0.999}oty`)).toBe('Mała');
});

test('e-mail and web addresses have no accents', () => {
  expect(settled('info@ex{á 0.9|a 0.05}mple.com', FRENCH)).toBe('info@example.com');
  expect(settled('www.caf{é 0.9|e 0.05}.fr', FRENCH)).toBe('www.cafe.fr');
  expect(settled('atl{ä 0.8|a 0.1}ntico.pt', '4711')).toBe('atlantico.pt');
});

test('on a Romanian page s and t have commas, on a Turkish one s has a cedilla', () => {
  expect(settled('Braşov', 'factura furnizor cumparator cantitate pret unitar')).toBe('Brașov');
  expect(settled('şirket', 'fatura tarihi toplam tutar vergi dairesi')).toBe('şirket');
});

test('a hint tips the balance where the page says little', () => {
  const page = 'de la des 2025';
  expect(settled('{ē 0.7|è 0.25}', page)).toBe('ē');
  expect(settled('{ē 0.7|è 0.25}', `${page} facture montant`, 'French')).toBe('è');
});

test('a word of the page’s languages is spelt as they spell it, where the picture allows it', () => {
  expect(settled('SIR{É 0.83|E 0.1}T:', FRENCH)).toBe('SIRET:');
  expect(settled('Si{ë 0.79|è 0.15}ge', FRENCH)).toBe('Siège');
  expect(settled('factur{é 0.97|e 0.02}', FRENCH)).toBe('facturé');
  expect(
    settled('R{e 0.84|é 0.1}ference', `${FRENCH} the and of to please invoice number amount due total`),
  ).toBe('Reference');
  expect(settled('QUANTIT{E 0.9|É 0.05}', FRENCH)).toBe('QUANTITE');
  expect(settled('Soci{e 0.97|é 0.02}te', FRENCH)).toBe('Societe');
  expect(settled('Sir{é 0.83|e 0.1}ne', FRENCH)).toBe('Siréne');
});

test('an e after k or M is a euro where an amount stands before it, if the picture shows some of one', () => {
  expect(settled('M{e 0.5|€ 0.3|é 0.01}.', `${FRENCH} à 2`)).toBe('M€.');
  expect(settled('M{e 0.999|é 0.001}', `${FRENCH} à 2`)).toBe('Me');
  expect(settled('m{e 0.5|€ 0.3}', `${FRENCH} à 2`)).toBe('me');
  expect(settled('M{e 0.5|€ 0.3}.', `${FRENCH} le`)).toBe('Me.');
});
