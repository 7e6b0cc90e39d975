import { electronicFormatIBAN, isValidIBAN } from 'ibantools';
import { describe, expect, test } from 'vitest';
import { compose, plan, planHeldOut } from './compose.ts';
import { COUNTRIES } from './countries.ts';
import { HELD_OUT, HELD_OUT_WORDS } from './layouts/held-out/index.ts';
import { LAYOUTS } from './layouts/index.ts';
import { WORDS } from './words/index.ts';

/** Every layout once, in countries that take turns. */
const ONE_OF_EACH = LAYOUTS.map((layout, i) => {
  const countries = COUNTRIES.filter(({ code }) => !layout.countries || layout.countries.includes(code));
  return compose(layout, countries[i % countries.length]!, i);
});

/** The layouts that are kept out of training in every language, and each once, in languages that take turns. */
const HELD_OUT_ALL = planHeldOut(HELD_OUT.length * Object.keys(HELD_OUT_WORDS).length, 5);
const HELD_OUT_ONCE = HELD_OUT_ALL.filter((_, i) => i % 16 === 0);

const text = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');

describe('synthetic invoices', () => {
  test('there are at least 40 layouts and 16 languages, each with its own id', () => {
    expect(new Set(LAYOUTS.map(({ id }) => id)).size).toBe(LAYOUTS.length);
    expect(LAYOUTS.length).toBeGreaterThanOrEqual(40);
    expect(Object.keys(WORDS).length).toBeGreaterThanOrEqual(16);
    expect(new Set(COUNTRIES.map(({ language }) => language))).toEqual(new Set(Object.keys(WORDS)));
  });

  test('the same seed makes the same document', () => {
    expect(plan(5, 7)).toEqual(plan(5, 7));
    expect(plan(5, 7)[0]!.html).not.toBe(plan(5, 8)[0]!.html);
  });

  test('a place of delivery is printed as noted, on every invoice where that is wanted', () => {
    const wished = [...plan(120, 1, { deliveries: true }), ...planHeldOut(51, 1, { deliveries: true })];
    for (const { name, html, expected } of wished) {
      const { kind, deliveryAddress } = expected.synthetic.notes as {
        kind: string;
        deliveryAddress?: { name: string; address: string };
      };
      if (kind === 'invoice') expect(deliveryAddress, name).toBeDefined();
      if (!deliveryAddress) continue;
      const page = text(html);
      expect(page, name).toContain(deliveryAddress.name);
      for (const part of deliveryAddress.address.split(', '))
        expect(page, name).toContain(part.replace(/\s+/g, ' '));
    }
    const [plain, withPlace] = [plan(40, 9), plan(40, 9, { deliveries: true })].map((documents) =>
      documents.map(({ expected }) => [
        expected.supplier_name,
        expected.receiver_address,
        expected.total_amount,
      ]),
    );
    expect(withPlace).toEqual(plain);
  });

  test('layouts kept out of training have ids of their own and are in no ordinary plan', () => {
    const known = new Set(LAYOUTS.map(({ id }) => id));
    expect(HELD_OUT.filter(({ id }) => known.has(id))).toEqual([]);
    expect(HELD_OUT.length).toBeGreaterThanOrEqual(12);
    expect(new Set(HELD_OUT_ONCE.map(({ layout }) => layout)).size).toBe(HELD_OUT.length);
  });

  test.each([...ONE_OF_EACH, ...HELD_OUT_ONCE].map((made) => [made.name, made] as const))(
    '%s prints what it expects',
    (_, { html, expected }) => {
      const page = text(html);
      for (const field of [
        'supplier_name',
        'receiver_name',
        'supplier_email',
        'supplier_phone',
        'supplier_tax_id',
        'receiver_tax_id',
        'bank_name',
        'bic',
        'account',
      ] as const) {
        if (expected[field]) expect(page).toContain(expected[field]);
      }
      expect(expected.total_amount).toBeDefined();
      expect(expected.currency).toMatch(/^[a-z]{3}$/);
      expect(expected.issue_date).toMatch(/^\d{4}-\d\d-\d\d$/);
    },
  );

  test('sums add up and accounts are valid', () => {
    for (const { name, expected } of [...plan(150, 3), ...HELD_OUT_ALL]) {
      const { total_amount: gross, net_amount: net, account, synthetic } = expected;
      const { taxAmount, rounding = 0 } = synthetic.notes as { taxAmount?: number; rounding?: number };
      if (net !== undefined && net !== -1 && taxAmount !== undefined && gross !== undefined) {
        expect(Math.abs(net + taxAmount + rounding - gross), name).toBeLessThan(0.02);
      }
      if (account && /^[A-Z]{2}\d\d/.test(account))
        expect(isValidIBAN(electronicFormatIBAN(account) ?? ''), name).toBe(true);
    }
  });

  test('every trap occurs', () => {
    const seen = new Set(plan(700, 1).flatMap(({ expected }) => expected.synthetic.traps));
    for (const trap of [
      'day-first',
      'receiver-contacts',
      'only-receiver-email',
      'many-tax-ids',
      'lakhs',
      'dollar-comma',
      'discount-percent',
      'previous-balance',
      'negative-credit-note',
      'two-rates',
      'split-tax',
      'delivery-address',
      'supplier-in-footer',
      'sender-line',
    ]) {
      expect(seen, trap).toContain(trap);
    }
  });
});
