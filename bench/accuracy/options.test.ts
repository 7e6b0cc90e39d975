import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parseOptions } from './options.ts';

const root = mkdtempSync(join(tmpdir(), 'accuracy-'));
const folder = (name: string) => {
  mkdirSync(join(root, name), { recursive: true });
  return join(root, name);
};
const [dev, check, part] = [folder('dev'), folder('check'), folder('check/some-set')];
symlinkSync(check, join(root, 'other-name'));
afterAll(() => rmSync(root, { recursive: true }));

test('a corpus is called as its folder is, or as the command line says', () => {
  const { corpora } = parseOptions(['--corpus', dev, '--corpus', `second=${dev}`]);
  expect(corpora.map(({ name }) => name)).toEqual(['dev', 'second']);
});

test('of a folder called check only totals are told, under whatever name it is given', () => {
  for (const corpus of [check, `${check}/`, `harmless=${check}`, join(root, 'other-name')])
    expect(parseOptions(['--corpus', corpus]).corpora[0]).toMatchObject({ totalsOnly: true });
  expect(parseOptions(['--corpus', dev]).corpora[0]).toMatchObject({ totalsOnly: false });
  expect(() => parseOptions(['--corpus', part])).toThrow('as a whole');
});

test('what would tell of single documents is refused beside totals', () => {
  for (const option of [['--errors'], ['--worst', '3'], ['--set', 'a'], ['--without', 'a']]) {
    expect(() => parseOptions(['--corpus', dev, '--totals', ...option])).toThrow('only totals');
    expect(() => parseOptions(['--corpus', check, ...option])).toThrow('only totals');
    expect(() => parseOptions(['--corpus', dev, '--totals-of', 'dev', ...option])).toThrow('only totals');
    expect(() => parseOptions(['--corpus', dev, ...option])).not.toThrow();
  }
  // A set of a corpus beside it would be one of the unseen corpus too; errors are told of the other one only.
  expect(() => parseOptions(['--corpus', dev, '--corpus', check, '--set', 'a'])).toThrow('only totals');
  expect(() => parseOptions(['--corpus', dev, '--corpus', check, '--errors'])).not.toThrow();
});

test('labels of lines belong to the corpus that is named, or to the only one', () => {
  expect(parseOptions(['--corpus', dev, '--lines', root]).corpora[0]!.lines).toBe(root);
  const several = ['--corpus', `a=${dev}`, '--corpus', `b=${dev}`];
  expect(parseOptions([...several, '--lines', `b=${root}`]).corpora.map(({ lines }) => lines)).toEqual([
    undefined,
    root,
  ]);
  expect(() => parseOptions([...several, '--lines', root])).toThrow('No corpus is called');
});

test('no corpus, a folder that is not there and one name twice are said in a sentence', () => {
  expect(() => parseOptions([])).toThrow('--corpus DIR');
  expect(() => parseOptions(['--corpus', join(root, 'nowhere')])).toThrow('There is no folder');
  expect(() => parseOptions(['--corpus', dev, '--corpus', dev])).toThrow('the same name');
});
