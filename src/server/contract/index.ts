export { type ContractOptions, contractRoutes } from './routes.ts';
