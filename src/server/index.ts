export { addClient, rotateSecret } from './auth/index.ts';
export { CONFIG_FLAGS, type Config, ConfigError, describeConfig, readConfig } from './config.ts';
export { PROBLEMS } from './http/index.ts';
export { OPERATIONS } from './openapi/index.ts';
export { type Parts, type Server, startServer } from './start-server.ts';
export { makeWebhookSecret } from './webhooks/index.ts';
