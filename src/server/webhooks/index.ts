export { makeWebhookSecret } from './secret.ts';
export { startWebhooks, type WebhookSender } from './sender.ts';
