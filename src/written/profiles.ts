/** What an invoice is written as. */
export interface Profile {
  syntax: 'ubl' | 'cii';
  /** BT-24. */
  customization: string;
  /** BT-23. */
  process?: string;
  /** Terms that the standard leaves open and this one asks for. */
  asksFor: readonly Term[];
}

/** Terms of EN 16931, as far as some profile asks for them. */
export type Term =
  | 'BT-10'
  | 'BT-10 or BT-13'
  | 'BT-34'
  | 'BT-37'
  | 'BT-38'
  | 'BT-41'
  | 'BT-42'
  | 'BT-43'
  | 'BT-49'
  | 'BT-52'
  | 'BT-53'
  | 'BG-16';

const EN_16931 = 'urn:cen.eu:en16931:2017';
const BILLING = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/** The formats in which an invoice can be written, by their names for users. */
export const PROFILES = {
  ubl: { syntax: 'ubl', customization: EN_16931, asksFor: [] },
  cii: { syntax: 'cii', customization: EN_16931, asksFor: [] },
  peppol: {
    syntax: 'ubl',
    customization: `${EN_16931}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`,
    process: BILLING,
    asksFor: ['BT-10 or BT-13', 'BT-34', 'BT-49'],
  },
  xrechnung: {
    syntax: 'ubl',
    customization: `${EN_16931}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`,
    process: BILLING,
    asksFor: [
      ...(['BT-10', 'BT-34', 'BT-37', 'BT-38', 'BT-41', 'BT-42', 'BT-43'] as const),
      ...(['BT-49', 'BT-52', 'BT-53', 'BG-16'] as const),
    ],
  },
} as const satisfies Record<string, Profile>;

export type WrittenFormat = keyof typeof PROFILES;

export const WRITTEN_FORMATS = Object.keys(PROFILES) as readonly WrittenFormat[];
