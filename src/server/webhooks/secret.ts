import { randomBytes } from 'node:crypto';

/** A secret in the form of the Standard Webhooks specification: `whsec_` and 24 random bytes in base64. */
export const makeWebhookSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;
