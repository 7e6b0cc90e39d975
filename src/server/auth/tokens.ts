import { createHash } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Clock } from '../../tasks/index.ts';

/** How long an access token is good for, in seconds. */
export const TOKEN_SECONDS = 3600;

const ISSUER = 'inkvoice';

export interface Tokens {
  issue(clientId: string, secretHash: string): Promise<string>;
  /** Whom a token was issued to; undefined when it is forged, expired or no token of ours. */
  verify(token: string): Promise<Holder | undefined>;
}

export interface Holder {
  clientId: string;
  /** Tells which secret of the client the token was issued for: a new secret ends the tokens of the old one. */
  stamp: string;
}

export const stampOf = (secretHash: string): string =>
  createHash('sha256').update(secretHash).digest('base64url').slice(0, 16);

/** Access tokens as JWTs (RFC 7519) signed with HMAC-SHA256: any process that shares the store can verify them without asking anyone. */
export function createTokens(key: Uint8Array, now: Clock): Tokens {
  return {
    issue(clientId, secretHash) {
      const seconds = Math.floor(now() / 1000);
      return new SignJWT({ stamp: stampOf(secretHash) })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(ISSUER)
        .setSubject(clientId)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + TOKEN_SECONDS)
        .sign(key);
    },
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          issuer: ISSUER,
          requiredClaims: ['sub', 'exp'],
          currentDate: new Date(now()),
        });
        return { clientId: payload.sub!, stamp: String(payload.stamp) };
      } catch {
        return undefined;
      }
    },
  };
}
