export { type OwnOptions, ownRoutes } from './routes.ts';
