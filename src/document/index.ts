export type { DocumentFormat, DocumentLimits, OpenDocument, Page, PageText, Raster, Word } from './types.ts';
