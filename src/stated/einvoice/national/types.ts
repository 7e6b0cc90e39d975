import type { RawInvoice } from '../raw-invoice.ts';

/** UNTDID 1001: a corrected invoice. */
export const CORRECTED = '384';
/** UNTDID 1001: a credit note. */
const CREDIT_NOTE = '381';

/** A correction that gives money back is a credit note. */
export function withCorrection(raw: RawInvoice): RawInvoice {
  const { typeCode } = raw.header;
  const givesBack = typeCode === CORRECTED && Number(raw.totals.gross) < 0;
  return givesBack ? { ...raw, header: { ...raw.header, typeCode: CREDIT_NOTE } } : raw;
}
