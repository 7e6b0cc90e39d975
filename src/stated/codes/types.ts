import type { Box, IsoDate } from '../../invoice/index.ts';

/** A square code as read: its content, and where it stands. */
export interface Code {
  text: string;
  bytes: Uint8Array;
  /** Whether the code says itself how its bytes are to be read as text. */
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

/** What a code says of an invoice. */
export interface CodeFacts {
  /** What people call this kind of code. */
  kind: string;
  /** A signature is part of it, and was not checked: that would need its issuer's keys. */
  unverified?: boolean;
  /** Who is paid, or, in a code for the tax office, who sells. */
  seller?: CodeParty;
  buyer?: CodeParty;
  invoiceNumber?: string;
  issueDate?: IsoDate;
  dueDate?: IsoDate;
  /** Days from the issue date until it falls due, where the date itself is not given. */
  dueDays?: number;
  currency?: string;
  /** What is to be paid now: less than the invoice's total after a deposit, or in instalments. */
  amount?: number;
  /** The invoice's own sums, which codes for the tax office give. */
  gross?: number;
  tax?: number;
  /** Percent, where one rate applies to all. */
  vatRate?: number;
  /** IBAN without spaces, its check digits sound. */
  account?: string;
  bic?: string;
  /** What the payer has to quote. */
  reference?: string;
}

/** What one code of a document says, and where it stands. */
export interface FoundFacts extends Pick<Code, 'page' | 'box'> {
  facts: CodeFacts;
}

/** Reads the content of one kind of code; undefined when it is of another kind or not as its standard says. */
export type CodeParser = (code: Pick<Code, 'text' | 'bytes' | 'declared'>) => CodeFacts | undefined;
