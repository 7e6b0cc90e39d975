export { describeModel } from './invoice-schema.ts';
export { createUrlFetcher, createWebhookCheck } from './outbound-urls.ts';
export { describeInvoice } from './resource.ts';
export { type V1Options, v1Routes } from './routes.ts';
export {
  Corrections,
  EXPORT_FORMATS,
  ExportQuery,
  FormFields,
  GetQuery,
  JsonSubmission,
  ListQuery,
  MAX_FILES,
  PageQuery,
} from './schemas.ts';
