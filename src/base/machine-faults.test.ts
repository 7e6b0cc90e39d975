import { expect, test } from 'vitest';
import { ReadError } from './errors.ts';
import { findMachineFault } from './machine-faults.ts';

const full = Object.assign(new Error('write'), { code: 'ENOSPC' });

test('a fault of the machine is recognised wherever in the causes it stands', () => {
  expect(findMachineFault(full)).toBe('ENOSPC');
  expect(findMachineFault(new ReadError('damaged_pdf', undefined, { cause: full }))).toBe('ENOSPC');
  expect(findMachineFault(new ReadError('machine_fault', undefined, { cause: full }))).toBe('ENOSPC');
  expect(findMachineFault(new ReadError('model_unusable'))).toBe('model_unusable');
  expect(findMachineFault(new Error('vips: unix error: No space left on device'))).toBe('ENOSPC');
});

test('a damaged document and a mistake of ours are none', () => {
  expect(findMachineFault(new ReadError('damaged_image'))).toBeUndefined();
  expect(findMachineFault(new TypeError('x is undefined'))).toBeUndefined();
  expect(findMachineFault('ENOSPC')).toBeUndefined();
});
