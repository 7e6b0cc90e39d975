import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** What the rooms of the extraction that find facts stand on. */
const SHAPES = [
  'base',
  'knowledge',
  'extraction/values',
  'extraction/places',
  'extraction/labels',
  'extraction/reading',
];

/**
 * The rooms of src/ and which others each may import. A room is a folder of this table; a file belongs to the innermost one. What is not listed
 * here is a new arrow: think twice, then draw it in docs/design.md too.
 */
const ARROWS: Record<string, readonly string[]> = {
  base: [],
  invoice: ['invoice/checks'],
  'invoice/checks': [],
  'invoice/schema': [],
  knowledge: ['knowledge/languages', 'knowledge/phrases', 'knowledge/countries', 'knowledge/currencies'],
  'knowledge/countries': [],
  'knowledge/currencies': ['knowledge/countries'],
  'knowledge/languages': [],
  'knowledge/phrases': [],
  document: ['base', 'invoice', 'document/containers', 'document/image', 'document/pdf', 'document/xml'],
  'document/containers': ['base'],
  'document/image': ['base'],
  'document/pdf': ['base', 'invoice', 'document/image', 'document/xml'],
  'document/xml': [],
  ocr: [
    'base',
    'document',
    'ocr/onnx',
    'ocr/picture',
    'ocr/find',
    'ocr/recognise',
    'ocr/threads',
    'ocr/settle',
  ],
  'ocr/onnx': [],
  'ocr/picture': ['document'],
  'ocr/find': ['document', 'ocr/onnx', 'ocr/picture'],
  'ocr/recognise': ['document', 'ocr/onnx', 'ocr/picture'],
  'ocr/threads': ['ocr/onnx', 'ocr/picture', 'ocr/find', 'ocr/recognise'],
  'ocr/settle': ['document', 'knowledge', 'ocr/onnx', 'ocr/picture', 'ocr/find', 'ocr/recognise'],
  'ocr/packs': ['base', 'document', 'knowledge', 'ocr/picture'],
  layout: ['document', 'invoice'],
  'extraction/values': ['knowledge'],
  'extraction/places': ['invoice', 'layout', 'extraction/values'],
  'extraction/labels': ['knowledge', 'layout', 'extraction/values', 'extraction/places'],
  'extraction/reading': [
    'document',
    'knowledge',
    'layout',
    'extraction/values',
    'extraction/places',
    'extraction/labels',
  ],
  'extraction/evidence': [
    'invoice',
    'layout',
    'extraction/places',
    'extraction/labels',
    'extraction/reading',
  ],
  'extraction/parties': ['invoice', 'layout', ...SHAPES, 'extraction/evidence'],
  'extraction/dates': ['invoice', 'layout', ...SHAPES, 'extraction/evidence'],
  'extraction/amounts': ['invoice', 'layout', ...SHAPES, 'extraction/evidence'],
  'extraction/lines': ['document', 'invoice', 'layout', ...SHAPES, 'extraction/amounts'],
  'extraction/payment': [
    'invoice',
    'layout',
    ...SHAPES,
    'extraction/evidence',
    'extraction/parties',
    'extraction/dates',
  ],
  'extraction/identity': ['invoice', 'layout', ...SHAPES, 'extraction/evidence', 'extraction/parties'],
  'extraction/seen': ['document', 'invoice', 'knowledge', 'layout', ...SHAPES, 'extraction/parties'],
  'extraction/decide': [
    'base',
    'invoice',
    'layout',
    'extraction/places',
    'extraction/reading',
    'extraction/evidence',
    'extraction/parties',
    'extraction/dates',
    'extraction/amounts',
    'extraction/payment',
    'extraction/identity',
  ],
  extraction: [
    'document',
    'invoice',
    'layout',
    'extraction/reading',
    'extraction/evidence',
    'extraction/parties',
    'extraction/dates',
    'extraction/amounts',
    'extraction/lines',
    'extraction/payment',
    'extraction/decide',
    'extraction/seen',
  ],
  roles: ['base', 'document', 'extraction', 'ocr/onnx'],
  stated: ['base', 'invoice', 'stated/einvoice', 'stated/codes'],
  'stated/einvoice': [
    'base',
    'invoice',
    'knowledge',
    'stated/einvoice/xml',
    'stated/einvoice/cii',
    'stated/einvoice/ubl',
    'stated/einvoice/national',
  ],
  'stated/einvoice/xml': ['base'],
  'stated/einvoice/cii': ['invoice', 'stated/einvoice/xml'],
  'stated/einvoice/ubl': ['invoice', 'stated/einvoice/xml'],
  'stated/einvoice/national': ['invoice', 'stated/einvoice/xml'],
  'stated/codes': ['document', 'invoice'],
  written: ['base', 'invoice', 'knowledge'],
  explain: ['base', 'extraction', 'invoice'],
  'pipeline/spelling': ['invoice', 'knowledge'],
  pipeline: [
    'base',
    'invoice',
    'knowledge',
    'document',
    'ocr',
    'ocr/packs',
    'extraction',
    'roles',
    'explain',
    'stated',
    'stated/einvoice',
    'stated/codes',
    'pipeline/spelling',
  ],
  'tasks/ports': ['base', 'invoice', 'pipeline'],
  'tasks/service': ['invoice', 'tasks/ports'],
  'tasks/worker': ['base', 'invoice', 'document', 'pipeline', 'tasks/ports'],
  'tasks/adapters/memory': ['tasks/ports'],
  'tasks/adapters/files': ['tasks/ports'],
  'tasks/adapters/sqlite': ['base', 'invoice', 'tasks/ports'],
  tasks: [
    'tasks/ports',
    'tasks/service',
    'tasks/worker',
    'tasks/adapters/memory',
    'tasks/adapters/files',
    'tasks/adapters/sqlite',
  ],
  'server/http': ['base', 'tasks'],
  'server/outbound': [],
  'server/auth': ['base', 'tasks', 'server/http'],
  'server/contract': ['base', 'invoice', 'knowledge', 'pipeline', 'tasks', 'server/http', 'server/auth'],
  'server/v1/export': ['base', 'invoice', 'written', 'tasks'],
  'server/v1': [
    'invoice',
    'knowledge',
    'tasks',
    'server/http',
    'server/outbound',
    'server/auth',
    'server/v1/export',
  ],
  'server/webhooks': ['tasks', 'server/outbound'],
  'server/openapi': ['base', 'knowledge', 'server/http', 'server/auth', 'server/v1'],
  server: [
    'base',
    'pipeline',
    'tasks',
    'server/http',
    'server/outbound',
    'server/auth',
    'server/contract',
    'server/v1',
    'server/webhooks',
    'server/openapi',
  ],
  client: ['invoice'],
  cli: [
    'base',
    'invoice',
    'knowledge',
    'document',
    'ocr',
    'ocr/packs',
    'roles',
    'explain',
    'pipeline',
    'written',
    'tasks',
    'server',
  ],
};

interface Import {
  from: string;
  to: string;
}

/** All imports from one file of src/ to another, type-only ones too; tests and what they stand on left out. */
const IMPORTS: Import[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/\.(?:test|fixture)\.ts$|\bfixtures\b/.test(name))
  .flatMap((name) => {
    const targets = readFileSync(join(SRC, name), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
    return [...targets].map(([, target]) => ({
      from: name,
      to: relative(SRC, resolve(dirname(join(SRC, name)), target!)),
    }));
  })
  .filter(({ to }) => !to.startsWith('..'));

/** The innermost room of the table that a file lies in; undefined for the library's own door. */
function roomOf(file: string): string | undefined {
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    const room = folder.split(sep).join('/');
    if (room in ARROWS) return room;
  }
  return undefined;
}

/** A room lies in another: it may use that one's loose files, such as its types, but never its door. */
const isWithin = (room: string, other: string) => room.startsWith(`${other}/`);

/** Those of the nodes that can be reached from themselves. */
function circlesOf(nodes: Iterable<string>, next: (node: string) => readonly string[]): string[] {
  return [...new Set(nodes)].filter((start) => {
    const seen = new Set<string>();
    const open = [...next(start)];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node === start) return true;
      if (seen.has(node)) continue;
      seen.add(node);
      open.push(...next(node));
    }
    return false;
  });
}

describe.each(Object.keys(ARROWS))('src/%s', (room) => {
  const abroad = IMPORTS.filter(({ from, to }) => roomOf(from) === room && roomOf(to) !== room);

  test('imports only the rooms that its arrows point to', () => {
    const wrong = abroad.filter(({ to }) => {
      const target = roomOf(to)!;
      return !ARROWS[room]!.includes(target) && !isWithin(room, target);
    });
    expect(wrong).toEqual([]);
  });

  test('comes in through the doors of other rooms', () => {
    const wrong = abroad.filter(({ to }) => {
      const target = roomOf(to)!;
      const isDoor = to.split(sep).join('/') === `${target}/index.ts`;
      return isDoor === isWithin(room, target);
    });
    expect(wrong).toEqual([]);
  });
});

test('no file of src/ imports itself by way of others, not for types alone either', () => {
  const next = Map.groupBy(IMPORTS, ({ from }) => from);
  expect(circlesOf(next.keys(), (file) => (next.get(file) ?? []).map(({ to }) => to))).toEqual([]);
});

test('no arrows between rooms make a circle', () => {
  expect(circlesOf(Object.keys(ARROWS), (room) => ARROWS[room]!)).toEqual([]);
});

test('every folder of src/ lies in a room', () => {
  const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const rooms = new Set(Object.keys(ARROWS).map((room) => room.split('/')[0]!));
  expect(folders.map(({ name }) => name).toSorted()).toEqual([...rooms].toSorted());
});
