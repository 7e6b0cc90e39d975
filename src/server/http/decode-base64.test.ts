import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64 } from './decode-base64.ts';

const bytes = fc.uint8Array({ maxLength: 200 });
const base64 = (content: Uint8Array) => Buffer.from(content).toString('base64');

test('what was encoded is decoded: padded or not, in either alphabet, with white space, as a data URL', () => {
  fc.assert(
    fc.property(
      bytes,
      fc.constantFrom(' ', '\n', '\r\n', '\t'),
      fc.integer({ min: 1, max: 76 }),
      (content, space, width) => {
        const text = base64(content);
        const variants = [
          text,
          text.replace(/=+$/, ''),
          Buffer.from(content).toString('base64url'),
          text.replace(new RegExp(`.{${width}}`, 'g'), `$&${space}`),
          `data:image/png;base64,${text}`,
          `DATA:application/pdf;name=a.pdf;base64,${text}`,
        ];
        for (const variant of variants)
          expect(Buffer.from(decodeBase64(variant)!)).toEqual(Buffer.from(content));
      },
    ),
  );
});

test('anything else is refused: exactly what RFC 4648 does not allow', () => {
  const allowed = /^(?:[\w+/-]{4})*(?:[\w+/-]{2}(?:==)?|[\w+/-]{3}=?)?$/;
  const near = fc.string({
    unit: fc.constantFrom('A', 'z', '9', '+', '/', '-', '_', '=', ' ', '!', ',', 'é', '€'),
    maxLength: 12,
  });
  fc.assert(
    fc.property(near, (text) => {
      expect(decodeBase64(text) !== undefined).toBe(allowed.test(text.replace(/\s+/g, '')));
    }),
    { numRuns: 5_000 },
  );
});
