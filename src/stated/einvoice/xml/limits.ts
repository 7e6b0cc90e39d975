/** Limits of an invoice as XML. The largest real ones have a few thousand lines of 60 elements each. */
export const XML_LIMITS = {
  /** Bytes before decoding, long texts left out: supporting documents may be inside, as base64. */
  bytes: 20 * 1024 * 1024,
  /** CII and UBL invoices are at most 15 deep. */
  depth: 64,
  elements: 500_000,
  /** Fewer than elements: only amounts and ids have one. The parser takes 10 µs for each. */
  attributes: 300_000,
  /** Invoices in one file: a batch. */
  invoices: 200,
} as const;
