export { loadPageModel, PAGE_MODEL, type PageModel } from './page-model.ts';
