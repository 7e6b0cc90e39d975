import type { FoundFacts } from './codes/index.ts';
import type { ElectronicInvoice } from './einvoice/index.ts';
import { mergeCode } from './merge-code.ts';
import { mergeXml } from './merge-xml.ts';
import type { PageInvoice } from './overlay.ts';

/** What a document says exactly, beside its print. */
export interface Exact {
  xml?: ElectronicInvoice | undefined;
  /** In the order of the pages; of several, the first to say something wins. */
  codes: readonly FoundFacts[];
}

/**
 * One invoice of everything that a document says. What is exact wins: the XML over the codes, the codes over print. Print fills what
 * they lack, except where that would contradict them. Where two are sure of different things, a finding names both.
 * @param printed all words of the pages, to tell a page that says otherwise from a value that was picked wrongly
 */
export function mergeStated(read: PageInvoice, { xml, codes }: Exact, printed: string): PageInvoice {
  const coded = codes.toReversed().reduce((invoice, code) => mergeCode(invoice, code, printed), read);
  return xml ? mergeXml(coded, xml, printed) : coded;
}
