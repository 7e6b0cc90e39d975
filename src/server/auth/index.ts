export { addClient, ensureClient, type NewClient, rotateSecret } from './clients.ts';
export { CALLS_WINDOW_SECONDS, type CheckToken, createTokenCheck, requireToken } from './require-token.ts';
export { TokenAnswer, TokenError, tokenRoute } from './token-route.ts';
export { createTokens, type Tokens } from './tokens.ts';
export { createVerifyClient } from './verify-client.ts';
