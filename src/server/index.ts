export { addClient, rotateSecret } from './auth/index.ts';
export { CONFIG_FLAGS, type Config, ConfigError, describeConfig, readConfig } from './config.ts';
export { OPERATIONS } from './openapi/index.ts';
export { PROBLEMS } from './problem.ts';
export { type Parts, type Server, startServer } from './start-server.ts';
export { makeWebhookSecret } from './webhooks/index.ts';
