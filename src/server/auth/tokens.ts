import { jwtVerify, SignJWT } from 'jose';
import type { Clock } from '../../tasks/index.ts';

/** How long an access token is good for, in seconds. */
export const TOKEN_SECONDS = 3600;

const ISSUER = 'inkvoice';

export interface Tokens {
  issue(clientId: string): Promise<string>;
  /** The client that a token was issued to; undefined when it is forged, expired or no token of ours. */
  verify(token: string): Promise<string | undefined>;
}

/** Access tokens as JWTs (RFC 7519) signed with HMAC-SHA256: any process that shares the store can verify them without asking anyone. */
export function createTokens(key: Uint8Array, now: Clock): Tokens {
  return {
    issue(clientId) {
      const seconds = Math.floor(now() / 1000);
      return new SignJWT()
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
        return payload.sub;
      } catch {
        return undefined;
      }
    },
  };
}
