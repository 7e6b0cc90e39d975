export { makeWebhookSecret } from './secret.ts';
