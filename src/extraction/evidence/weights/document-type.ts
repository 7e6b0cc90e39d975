import type { Weights } from '../features.ts';

/** What makes a line the document's title: large print at the head of its line, on the first page. */
export const DOCUMENT_TYPE = {
  documentType: {
    bias: -2.2,
    leads: 1.6,
    whole: 1.6,
    numbered: 1.4,
    large: 1.4,
    capitals: 0.6,
    top: 1.2,
    plain: -0.6,
  },
} as const satisfies Record<string, Weights>;
