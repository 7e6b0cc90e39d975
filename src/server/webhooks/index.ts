export { makeWebhookSecret } from './secret.ts';
export { startWebhooks, type WebhookSender } from './start-webhooks.ts';
