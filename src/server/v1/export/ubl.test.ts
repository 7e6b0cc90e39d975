import { expect, test } from 'vitest';
import type { Field } from '../../../invoice/index.ts';
import { readElectronicInvoice } from '../../../stated/einvoice/index.ts';
import { toUbl } from './ubl.ts';

const field = (value: string): Field<string> => ({ value, text: value, confidence: 0.9, source: 'text' });

test('where and when it was delivered comes back as it was', () => {
  const delivery = {
    name: field('Birch & Beech Depot'),
    locationId: field('4099999000010'),
    address: field('9 Harbour Street, Southfield QX3 1AA'),
  };
  const written = toUbl({
    seller: {},
    buyer: {},
    delivery,
    deliveryDate: field('2026-04-28'),
    totals: {},
    payeeAccount: {},
    lines: [],
    findings: [],
    pages: [],
    warnings: [],
  });
  const again = readElectronicInvoice(Buffer.from(written));
  expect(again.deliveryDate?.value).toBe('2026-04-28');
  expect(again.delivery).toMatchObject({
    name: { value: 'Birch & Beech Depot' },
    locationId: { value: '4099999000010' },
    address: { value: '9 Harbour Street, Southfield QX3 1AA' },
  });
});
