import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findElectronicInvoice, holdsEssentials, readElectronicInvoice } from './index.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}.xml`, import.meta.url));
const xml = readElectronicInvoice(fixture('factur-x'));

describe('among attached files', () => {
  const other = Buffer.from('<log xmlns="urn:example:log"><entry/></log>');
  const broken = fixture('factur-x').subarray(0, 3000);

  test('the first invoice counts; other XML is passed over in silence', () => {
    const { invoice, warnings } = findElectronicInvoice([other, fixture('ubl-invoice')]);
    expect(invoice?.invoiceNumber?.value).toBe('XR-1001');
    expect(warnings).toEqual([]);
  });

  test('XML of another kind is not complained about, however broken', () => {
    const files = [other.subarray(0, 20), Buffer.from('<!DOCTYPE a><a/>'), Buffer.from('<a><b></a>')];
    expect(findElectronicInvoice(files)).toEqual({ warnings: [] });
  });

  test('one in UTF-16 is found', () => {
    const text = fixture('ubl-invoice').toString('utf8');
    for (const bytes of [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()])
      expect(findElectronicInvoice([bytes]).invoice?.currency?.value).toBe('GBP');
  });

  test('one that is broken leaves a warning and no invoice', () => {
    const { invoice, warnings } = findElectronicInvoice([broken]);
    expect(invoice).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining('The XML is damaged')]);
  });
});

test('who, whom, when and how much are the essentials', () => {
  expect(holdsEssentials(xml)).toBe(true);
  const { gross: _, ...totals } = xml.totals;
  expect(holdsEssentials({ ...xml, totals })).toBe(false);
});
