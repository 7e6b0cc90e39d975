export { loadPageModel, type PageModel } from './page-model.ts';
