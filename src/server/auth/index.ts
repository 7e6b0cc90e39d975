export { requireToken } from './bearer.ts';
export { addClient, ensureClient, type NewClient, rotateSecret } from './first-client.ts';
export { TokenAnswer, TokenError, tokenRoute } from './token-route.ts';
export { createTokens, TOKEN_SECONDS, type Tokens } from './tokens.ts';
export { createVerifyClient, type VerifyClient } from './verify-client.ts';
