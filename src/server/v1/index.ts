export { urlFetcher, webhookCheck } from './addresses.ts';
export { type OwnOptions, ownRoutes } from './routes.ts';
