import { createHmac, randomBytes, randomUUID, scrypt, timingSafeEqual } from 'node:crypto';

/** 32 MiB and about 80 ms for each guess, twice the minimum that OWASP recommends. Stored with each hash, so that it can be raised. */
const COST = { N: 2 ** 15, r: 8, p: 1 };
const KEY_BYTES = 32;

export const makeClientId = (): string => randomUUID();

/** 256 random bits, in letters that need no escaping in a form or a URL. */
export const makeSecret = (): string => randomBytes(32).toString('base64url');

/** `scrypt$N$r$p$salt$key`, salt and key in base64. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(secret, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Whether a secret is the one that was hashed. Takes the same time for every wrong secret. */
export async function matchesHash(secret: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt, key] = hash.split('$');
  const expected = Buffer.from(key ?? '', 'base64');
  const actual = await derive(secret, Buffer.from(salt ?? '', 'base64'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function derive(secret: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, KEY_BYTES, { ...cost, maxmem: 256 * cost.N * cost.r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** Creates a fast keyed digest, to compare and remember secrets within this process only: its key is never stored. */
export function createDigest(): (...parts: string[]) => Buffer {
  const key = randomBytes(32);
  return (...parts) => createHmac('sha256', key).update(JSON.stringify(parts)).digest();
}
