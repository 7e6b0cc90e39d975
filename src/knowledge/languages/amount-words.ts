import type { Phrases } from './phrases.ts';

/**
 * Why no tax is charged: what EN 16931 calls the exemption reason. Source: the codes of UNTDID 5305 and the wording that VAT Directive
 * 2006/112/EC, article 226, asks for.
 */
export interface AmountWords {
  /** The buyer owes the tax (code AE). */
  reverseCharge: Phrases;
  /** A supply to another country of the Union or an export (codes K and G). */
  crossBorder: Phrases;
  /** Small businesses and exempt services (code E). */
  taxExempt: Phrases;
}
