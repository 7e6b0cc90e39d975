import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import schema from '../schema.json' with { type: 'json' };
import { generateSchema, type JsonSchema } from './generate-schema.ts';

const model = readFileSync(new URL('../model.ts', import.meta.url), 'utf8');

test('schema.json is what the model says now: after a change of the model, run `npm run schema`', () => {
  expect(schema).toEqual(generateSchema(model, 'Invoice'));
});

test('every type of the model is defined, and every reference leads to one', () => {
  const text = JSON.stringify(schema);
  for (const [, name] of text.matchAll(/"#\/\$defs\/(\w+)"/g)) expect(schema.$defs).toHaveProperty([name!]);
  for (const [, name] of model.matchAll(/^export (?:type|interface) (\w+)(?! *<|\w)/gm))
    expect(schema.$defs, name).toHaveProperty([name!]);
});

test('comments of the model are descriptions, types what they are', () => {
  const { Totals, NumberField, Finding } = schema.$defs as Record<string, JsonSchema>;
  expect(Totals!.properties!.prepaid).toEqual({
    description: 'Already paid (BT-113), as a positive amount.',
    $ref: '#/$defs/NumberField',
  });
  expect(NumberField!.properties).toMatchObject({
    value: { type: 'number' },
    source: { $ref: '#/$defs/Source' },
  });
  expect(Finding!.properties!.expected).toMatchObject({ type: ['string', 'number'] });
});

describe('what the generator does not understand is an error, never a gap', () => {
  test.each([
    ['an unknown type', 'export interface Invoice {\n  a: Unknown;\n}'],
    ['another construct', 'export interface Invoice {\n  a: keyof Invoice;\n}'],
  ])('%s', (_, source) => {
    expect(() => generateSchema(source, 'Invoice')).toThrow(/type/);
  });
});
