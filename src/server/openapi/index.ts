export { OPERATIONS } from './describe-api.ts';
export type { Limits } from './describe-limits.ts';
export { docsRoutes } from './routes.ts';
