import { createHash } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Clock } from '../../tasks/index.ts';

/** How long an access token is valid, in seconds. */
export const TOKEN_SECONDS = 3600;

const ISSUER = 'inkvoice';
/** Verified tokens remembered. */
const REMEMBERED = 1_000;

export interface Tokens {
  issue(clientId: string, secretHash: string): Promise<string>;
  /** The client that a token was issued to; undefined when it is forged, expired or not ours. */
  verify(token: string): Promise<Holder | undefined>;
}

export interface Holder {
  clientId: string;
  /** Of the client's secret at the time: a new secret ends the tokens of the old one. */
  secretFingerprint: string;
}

/** A short digest that tells one secret of a client from another. */
export const fingerprintSecret = (secretHash: string): string =>
  createHash('sha256').update(secretHash).digest('base64url').slice(0, 16);

/** Access tokens as JWTs (RFC 7519) signed with HMAC-SHA256: any process that shares the store can verify them on its own. */
export function createTokens(key: Uint8Array, now: Clock): Tokens {
  /** Tokens that were verified, until they expire: a valid signature stays valid. Their number is limited, because anybody can fetch many tokens. */
  const verified = new Map<string, Holder & { until: number }>();
  const remember = (token: string, holder: Holder, until: number) => {
    if (verified.size >= REMEMBERED) verified.delete(verified.keys().next().value!);
    verified.set(token, { ...holder, until });
  };

  return {
    issue(clientId, secretHash) {
      const seconds = Math.floor(now() / 1000);
      return new SignJWT({ stamp: fingerprintSecret(secretHash) })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(ISSUER)
        .setSubject(clientId)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + TOKEN_SECONDS)
        .sign(key);
    },
    async verify(token) {
      const known = verified.get(token);
      if (known && now() < known.until) return known;
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          issuer: ISSUER,
          requiredClaims: ['sub', 'exp'],
          currentDate: new Date(now()),
        });
        const holder = { clientId: payload.sub!, secretFingerprint: String(payload.stamp) };
        remember(token, holder, payload.exp! * 1000);
        return holder;
      } catch {
        return undefined;
      }
    },
  };
}
