import { expect, test } from 'vitest';
import { createContext } from './context.ts';
import { decideJointly } from './decide-jointly.ts';
import { type Option, type Relation, rankWholes, sureness, type Variable } from './joint.ts';
import { MODEL } from './model.ts';
import { createTrace } from './trace.ts';

interface Items {
  gross: string;
  net: string;
}

const option = (item: string, gain: number): Option<string> => ({
  item,
  key: item,
  gain,
  logOdds: gain,
  features: { bold: 1 },
  weights: { bold: gain },
  place: undefined,
});
const variable = (name: keyof Items, ...options: Option<string>[]): Variable<Items, typeof name> => ({
  name,
  field: name,
  options: () => options,
});
const apart: Relation<Items> = {
  name: 'not the same',
  between: ['gross', 'net'],
  weigh: ({ gross, net }) => (gross && net && gross.item === net.item ? -Infinity : 0),
};

test('the best whole wins, not the best of each field', () => {
  const variables = [
    variable('gross', option('119', 2), option('100', 1.9)),
    variable('net', option('119', 3), option('100', 0.5)),
  ];
  const [best] = rankWholes<Items>(variables, [apart]);
  expect(best!.chosen.gross!.item).toBe('100');
  expect(best!.chosen.net!.item).toBe('119');
  expect(best!.sum).toBeCloseTo(4.9);
});

test('nothing is chosen rather than what takes away from the whole', () => {
  const [best] = rankWholes<Items>([variable('gross', option('1', -0.5)), variable('net')], []);
  expect(best).toEqual({ chosen: {}, sum: 0 });
});

test('a relation that rewards two together may bring in what alone would stay out', () => {
  const bond: Relation<Items> = {
    name: 'they add up',
    between: ['gross', 'net'],
    weigh: ({ gross, net }) => (gross && net ? 3 : 0),
  };
  const [best] = rankWholes<Items>(
    [variable('gross', option('1', 1)), variable('net', option('2', -1))],
    [bond],
  );
  expect(best!.chosen.net!.item).toBe('2');
  expect(best!.sum).toBeCloseTo(3);
});

test('options may depend on what is chosen before them', () => {
  const net: Variable<Items, 'net'> = {
    name: 'net',
    field: 'net',
    options: ({ gross }) => (gross ? [option(`net of ${gross.item}`, 1)] : []),
  };
  const [best] = rankWholes<Items>([variable('gross', option('119', 1)), net], []);
  expect(best!.chosen.net!.item).toBe('net of 119');
});

test('a close rival makes a value less sure, the same value printed twice makes it surer', () => {
  const sureOf = (...options: Option<string>[]) => {
    const gross = variable('gross', ...options);
    const wholes = rankWholes<Items>([gross, variable('net')], []);
    return sureness(wholes, gross, wholes[0]!.chosen.gross!);
  };
  const alone = sureOf(option('119', 2));
  expect(alone).toBeCloseTo(2);
  expect(sureOf(option('119', 2), option('100', 1.5))).toBeLessThan(alone);
  expect(sureOf(option('119', 2), option('119', 1.5))).toBeGreaterThan(alone);
});

test('a trace keeps options, evidence, relations and rivals of each field; without one nothing is kept', () => {
  const trace = createTrace();
  const bond: Relation<Items> = {
    name: 'a bond',
    between: ['gross', 'net'],
    weigh: ({ net }) => (net ? 0.5 : 0),
  };
  const variables = [
    variable('gross', option('119', 2), option('100', 1)),
    variable('net', option('100', 1)),
  ];
  const context = createContext({ labels: [] } as never, MODEL, trace);
  decideJointly<Items>(context, variables, [apart, bond]);
  const gross = trace.decisions.get('gross')!;
  expect(gross.chosen).toBe(0);
  expect(gross.options.map(({ value }) => value)).toEqual(['119', '100']);
  expect(gross.options[0]!.evidence).toEqual([{ name: 'bold', strength: 1, weight: 2 }]);
  expect(gross.relations).toEqual([{ name: 'a bond', logOdds: 0.5 }]);
  expect(gross.rivals[0]!.value).toBe('100');
  expect(gross.rivals[0]!.sure).toBeLessThan(gross.sure!);
  expect(createContext({ labels: [] } as never).trace).toBeUndefined();
});
