import type { Box, IsoDate } from '../../invoice/index.ts';

/** A square code as read: its content, and where it stands. */
export interface Code {
  text: string;
  bytes: Uint8Array;
  /** Whether the code declares its own character set. */
  declared: boolean;
  /** 1-based. */
  page: number;
  /** In fractions of the page; absent where the page was turned after the code had been read. */
  box?: Box;
}

export interface CodeParty {
  name?: string;
  /** Parts separated by ", ". */
  address?: string;
  taxId?: string;
}

/** What a code says about an invoice. */
export interface CodeFacts {
  /** The usual name of this kind of code. */
  kind: string;
  /** It has a signature, which was not checked: that would need the issuer's keys. */
  unverified?: boolean;
  /** Who is paid; in a code for the tax office, the seller. */
  seller?: CodeParty;
  buyer?: CodeParty;
  invoiceNumber?: string;
  issueDate?: IsoDate;
  dueDate?: IsoDate;
  /** Days from the issue date until payment is due, where the due date is not given. */
  dueDays?: number;
  currency?: string;
  /** What is to be paid now: less than the invoice's total after a deposit or in instalments. */
  amount?: number;
  /** The invoice's own totals, in codes for the tax office. */
  gross?: number;
  tax?: number;
  /** Percent, where one rate applies to all. */
  vatRate?: number;
  /** IBAN without spaces, with valid check digits. */
  account?: string;
  bic?: string;
  /** What the payer has to quote. */
  reference?: string;
}

/** What one code of a document says, and where it stands. */
export interface FoundFacts extends Pick<Code, 'page' | 'box'> {
  facts: CodeFacts;
}

/** Reads the content of one kind of code; undefined when it is of another kind or does not follow its standard. */
export type CodeParser = (code: Pick<Code, 'text' | 'bytes' | 'declared'>) => CodeFacts | undefined;
