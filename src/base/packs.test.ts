import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fileOf } from './packs.ts';

test('finds a file in an archive of npm', () => {
  const content = gzipSync('x');
  const head = Buffer.alloc(512);
  head.write('package/a.gz');
  head.write(content.length.toString(8).padStart(11, '0'), 124);
  const tar = Buffer.concat([head, content, Buffer.alloc(512 - content.length), Buffer.alloc(1024)]);
  expect(Buffer.from(fileOf(tar, 'package/a.gz')!)).toEqual(content);
  expect(fileOf(tar, 'package/b.gz')).toBeUndefined();
});
