import type { Context } from '../evidence/index.ts';
import { type Features, type LabelEvidence, labelFeatures } from '../evidence/index.ts';
import type { LabelRole } from '../labels/index.ts';
import type { DecidedParties } from '../parties/index.ts';
import { nearness } from '../parties/index.ts';
import { type Located, locate } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { foldedLetters, inGroups } from '../values/index.ts';
import { bankEvidence } from './bank-evidence.ts';
import { bankNames } from './bank-names.ts';

export interface PayeeCandidate {
  place: Located<unknown>;
  value: string;
  features: Features;
}

export interface PayeeCandidates {
  accounts: PayeeCandidate[];
  bics: PayeeCandidate[];
  banks: PayeeCandidate[];
}

const BANK_ROLES = new Set<LabelRole>(['bank_details', 'bank_name', 'bic', 'iban', 'account_number']);

/** Accounts, bank codes and names of banks, with the evidence for each that does not depend on who the parties are. */
export function payeeCandidates(context: Context): PayeeCandidates {
  const { reading, labelling } = context;
  const bankLabels = reading.labels.filter(({ value }) => BANK_ROLES.has(value.role));
  const nearBank = ({ page, box, segment }: Located<unknown>): number => {
    let least = Infinity;
    for (const label of bankLabels)
      if (label.page === page) least = Math.min(least, Math.abs(label.box.y0 - box.y0));
    return Math.exp(-least / (6 * reading.layout.pageOf(segment).unit));
  };
  const isOfBank = bankEvidence(reading);
  const common = (place: Located<unknown>, all: readonly Located<unknown>[]): Features => ({
    ...labelFeatures(wholeLabels(labelling.evidence(place, all))),
    nearBank: nearBank(place),
    first: all[0] === place ? 1 : 0,
    low: place.box.y0 / reading.layout.pageOf(place.segment).height,
    sentence: (place.segment.text.match(/\p{L}{2,}/gu)?.length ?? 0) > 8 ? 1 : 0,
  });
  const accounts: PayeeCandidate[] = [
    ...reading.ibans.map((place) => ({
      place,
      value: place.value.repaired ? inGroups(place.value.iban) : place.text,
      features: {
        ...common(place, reading.ibans),
        isIban: 1,
        valid: place.value.valid ? 1 : 0,
        masked: place.value.masked ? 1 : 0,
      },
    })),
    ...reading.accounts
      .filter(
        (a) =>
          a.value.kind === 'account' &&
          !reading.ibans.some((i) => i.segment === a.segment && i.start < a.end && a.start < i.end),
      )
      .map((place) => ({
        place,
        value: place.text,
        features: {
          ...common(place, reading.accounts),
          number: 1,
          unproven: isOfBank(place) ? 0 : 1,
          short: place.value.compact.length < 6 ? 1 : 0,
          masked: place.value.masked ? 1 : 0,
        },
      })),
    ...labelledAccounts(reading).map((place) => ({
      place,
      value: place.text,
      features: { ...common(place, reading.accounts), labelled: 1 },
    })),
  ];
  const bics = reading.bics.map((place) => ({
    place,
    value: place.value.bic,
    features: { ...common(place, reading.bics), plausible: place.value.plausibility },
  }));
  const banks = bankNames(reading).map(({ place, captioned, features }) => {
    const all = { ...common(place, []), ...features };
    // Captions and values in one line are no sentence.
    return { place, value: place.text, features: captioned ? { ...all, sentence: 0 } : all };
  });
  return { accounts, bics, banks };
}

/** Without labels that are the end of another one: "No #" or "#" of "Acct. No #" does not say what the number is. */
const wholeLabels = (evidence: readonly LabelEvidence[]) =>
  evidence.filter(
    ({ label }) =>
      !evidence.some(
        ({ label: other }) =>
          other.segment === label.segment &&
          other.start < label.start &&
          label.start < other.end + (/\p{L}/u.test(label.text) ? 0 : SIGN_APART),
      ),
  );

/** A sign belongs to the label before it from so many characters away. */
const SIGN_APART = 3;

/** With how near it stands to what is taken for the parties. */
export const payeeFeatures = (
  { place, features }: PayeeCandidate,
  { seller, buyer }: DecidedParties,
  reading: Reading,
): Features => ({
  ...features,
  isSeller: !features.bankWord && isName(place.text, seller.name?.value.place.value) ? 1 : 0,
  nearSeller: nearness(place, seller, reading),
  nearBuyer: nearness(place, buyer, reading),
});

/** The account's holder, and not its bank: the seller's name, or the greater part of it. */
function isName(text: string, name: string | undefined): boolean {
  if (name === undefined) return false;
  const [one, other] = [foldedLetters(text), foldedLetters(name)];
  return one.length >= SHORTEST_NAME && (one.includes(other) || other.includes(one));
}

const SHORTEST_NAME = 4;

/** What follows the label of an account in its line, when no known shape fits: "IBAN: GB00 ABCD 123456 1234567". */
function labelledAccounts(reading: Reading): Located<unknown>[] {
  return reading.labels
    .filter(({ value }) => value.role === 'iban')
    .flatMap((label) => {
      const line = reading.layout.lineOf(label.segment);
      const rest = label.segment.text.slice(label.end);
      const own = /^[\s:.#-]*([A-Z]{2}\s?\d{2}(?:\s?[A-Z0-9]{2,}){2,8})/.exec(rest);
      if (own) {
        const start = label.end + own[0].length - own[1]!.length;
        return [
          locate(label.segment, { start, end: start + own[1]!.length, text: own[1]!, value: undefined }),
        ];
      }
      const next = line.segments.find(({ box }) => box.x0 >= label.box.x1 - 1);
      const match = next && /^[A-Z]{2}\s?\d{2}(?:\s?[A-Z0-9]{2,}){2,8}/.exec(next.text);
      return match
        ? [locate(next, { start: 0, end: match[0].length, text: match[0], value: undefined })]
        : [];
    });
}
