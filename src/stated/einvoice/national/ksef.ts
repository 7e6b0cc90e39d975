import type { RawInvoice, RawTax } from '../raw-invoice.ts';
import type { XmlElement } from '../xml/index.ts';
import { byCode, sumAt } from './sums.ts';
import type { PartyPlaces, Table } from './table.ts';
import { textAt } from './texts.ts';
import { CORRECTED, withCorrection } from './types.ts';

const TYPES = { KOR: CORRECTED, KOR_ZAL: CORRECTED, KOR_ROZ: CORRECTED, ZAL: '386' };

const party = (path: string): PartyPlaces => ({
  name: [
    `${path}/DaneIdentyfikacyjne/Nazwa`,
    `${path}/DaneIdentyfikacyjne/PelnaNazwa`,
    `${path}/DaneIdentyfikacyjne/ImiePierwsze + ${path}/DaneIdentyfikacyjne/Nazwisko`,
  ],
  lines: [`${path}/Adres/AdresL1`, `${path}/Adres/AdresL2`],
  country: `${path}/Adres/KodKraju`,
  phone: `${path}/DaneKontaktowe/Telefon`,
  email: `${path}/DaneKontaktowe/Email`,
  taxId: [
    `${path}/DaneIdentyfikacyjne/NIP`,
    `${path}/DaneIdentyfikacyjne/KodUE & ${path}/DaneIdentyfikacyjne/NrVatUE`,
    `${path}/DaneIdentyfikacyjne/NrID`,
  ],
});

/** The sums of the invoice by kinds of rate: their numbers in P_13_x and P_14_x. The rates of the first five change by law. */
const TAXED = ['1', '2', '3', '4', '5'];
const UNTAXED: readonly { part: string; rate?: string; reason?: string }[] = [
  { part: '6', rate: '0' },
  { part: '6_1', rate: '0' },
  { part: '6_2', rate: '0' },
  { part: '6_3', rate: '0' },
  { part: '7', rate: '0', reason: 'P_19A' },
  { part: '8', rate: '0' },
  { part: '9', rate: '0' },
  { part: '10', rate: '0' },
  { part: '11' },
];
const BASES = [...TAXED, ...UNTAXED.map(({ part }) => part)].map((part) => `Fa/P_13_${part}`);

/** The lines of the state before a correction are no lines of the invoice. */
const LINE = 'Fa/FaWiersz';

/** FA(1) to FA(3) of the Polish clearing system KSeF. https://ksef.podatki.gov.pl/ */
export const KSEF: Table = {
  roots: [{ name: 'Faktura', namespace: /^http:\/\/crd\.gov\.pl\/wzor\/20\d\d\// }],
  vocabularies: ['http://crd.gov.pl/'],
  header: {
    typeCode: byCode('Fa/RodzajFaktury', TYPES, '380'),
    invoiceNumber: 'Fa/P_2',
    issueDate: 'Fa/P_1',
    currency: 'Fa/KodWaluty',
    orderNumber: 'Fa/WarunkiTransakcji/Zamowienia/NrZamowienia',
    contractNumber: 'Fa/WarunkiTransakcji/Umowy/NrUmowy',
    deliveryDate: 'Fa/P_6',
    periodStart: 'Fa/OkresFa/P_6_Od',
    periodEnd: 'Fa/OkresFa/P_6_Do',
    customerNumber: 'Podmiot2/NrKlienta',
    deliveryNoteNumber: 'Fa/WZ',
  },
  seller: party('Podmiot1'),
  buyer: party('Podmiot2'),
  totals: {
    net: sumAt(...BASES),
    tax: sumAt(...TAXED.map((part) => `Fa/P_14_${part}`)),
    gross: 'Fa/P_15',
    amountDue: ['Fa/Rozliczenie/DoZaplaty', 'Fa/P_15'],
  },
  taxes: [],
  precedingInvoices: {
    each: 'Fa/DaneFaKorygowanej',
    number: 'NrFaKorygowanej',
    issueDate: 'DataWystFaKorygowanej',
  },
  instalments: { each: 'Fa/Platnosc/TerminPlatnosci', dueDate: 'Termin' },
  notes: 'Stopka/Informacje/StopkaFaktury',
  payeeAccount: {
    account: ['Fa/Platnosc/RachunekBankowyFaktora/NrRB', 'Fa/Platnosc/RachunekBankowy/NrRB'],
    bic: ['Fa/Platnosc/RachunekBankowyFaktora/SWIFT', 'Fa/Platnosc/RachunekBankowy/SWIFT'],
    bankName: ['Fa/Platnosc/RachunekBankowyFaktora/NazwaBanku', 'Fa/Platnosc/RachunekBankowy/NazwaBanku'],
  },
  lines: {
    each: LINE,
    position: 'NrWierszaFa',
    code: 'Indeks',
    globalCode: 'GTIN',
    description: 'P_7',
    quantity: 'P_8B',
    unit: 'P_8A',
    price: ['P_9A', 'P_9B'],
    rate: (at, root) => rateOf(textAt(at, root, 'P_12')),
    net: 'P_11',
    gross: 'P_11A',
  },
  prepare: (root) => ({
    ...root,
    children: root.children.map((part) =>
      part.name === 'Fa' ? { ...part, children: part.children.filter(isNow) } : part,
    ),
  }),
  finish: (raw, at, root) => withCorrection({ ...raw, taxes: readTaxes(raw, at, root) }),
};

/** Whether an element is no line of the state before a correction. */
const isNow = ({ name, children }: XmlElement): boolean =>
  name !== 'FaWiersz' || !children.some((child) => child.name === 'StanPrzed' && child.text === '1');

/** `23`, `0 KR`; letters alone mean no tax. */
function rateOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return /^\d+/.exec(text)?.[0] ?? '0';
}

/** The sums say which of the kinds of rate, not how much it is: that is the whole number nearest to the tax of its base. */
function readTaxes(_: RawInvoice, at: XmlElement, root: XmlElement): RawTax[] {
  const text = (path: string) => textAt(at, root, path);
  const taxed = TAXED.map((part): RawTax => {
    const [base, amount] = [text(`Fa/P_13_${part}`), text(`Fa/P_14_${part}`)];
    const share = (Number(amount) / Number(base)) * 100;
    return { base, amount, rate: Number.isFinite(share) ? String(Math.round(share)) : undefined };
  });
  const untaxed = UNTAXED.map(
    ({ part, rate, reason }): RawTax => ({
      base: text(`Fa/P_13_${part}`),
      amount: rate,
      rate,
      exemptionReason: reason && text(`Fa/Adnotacje/Zwolnienie/${reason}`),
    }),
  );
  return [...taxed, ...untaxed].filter(({ base }) => base !== undefined);
}
