import type { Delivery, Field, Party } from '../../invoice/index.ts';
import type { Context } from '../evidence/index.ts';
import { type Features, probability } from '../evidence/index.ts';
import { type Located, readField } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { wrappedEmails } from '../reading/index.ts';
import { bestField, contactFeatures, domainFits } from './contacts.ts';
import { type DecidedParties, type DecidedParty, decideParties } from './decide.ts';
import { findDelivery } from './delivery.ts';
import { findHeadings, type Headings } from './headings.ts';
import { type NameCandidate, nameCandidates } from './names.ts';
import { postalIn } from './postal.ts';
import { findRuns, type Run } from './runs.ts';
import { assignTaxIds, type TaxIdCandidate, taxIdCandidates } from './tax-ids.ts';

export interface Parties {
  seller: Party;
  buyer: Party;
  delivery?: Delivery;
  decided: DecidedParties;
  headings: Headings;
  /** What the decisions were made among. */
  candidates: {
    names: NameCandidate[];
    runs: Run[];
    emails: Contact[];
    phones: Contact[];
    taxIds: TaxIdCandidate[];
  };
}

interface Contact {
  place: Located<unknown>;
  value: string;
  features: Features;
}

/** Mailboxes of a whole company. */
const MAILBOX =
  /^(?:info|office|contact|kontakt|contacto|contato|contatto|mail|post|hello|hallo|service|firma|biuro|geral)@/;

/** Only the first pages say who the parties are; later ones repeat the letterhead. */
const MAX_PAGES = 3;

/** Decides who sells and who buys, and gives each what belongs to it. */
export function findParties(context: Context): Parties {
  const {
    reading,
    model: { weights, thresholds },
  } = context;
  const headings = findHeadings(reading);
  const runs = reading.layout.pages.slice(0, MAX_PAGES).flatMap((page) => findRuns(page, reading));
  const names = nameCandidates(context, runs);
  const decided = decideParties(context, names, runs, headings);
  const { seller, buyer } = decided;
  const features = (place: Located<unknown>, all: readonly Located<unknown>[]) =>
    contactFeatures(context, place, all, seller, buyer, headings);
  const allEmails = [...reading.emails, ...wrappedEmails(reading)];
  const emails = allEmails.map((place) => ({
    place,
    value: place.value.address,
    features: {
      ...features(place, allEmails),
      mailbox: MAILBOX.test(place.value.address) ? 1 : 0,
      domain: domainFits(place.value.address.split('@')[1] ?? '', seller.name?.value.place.value) ? 1 : 0,
      buyerDomain: domainFits(place.value.address.split('@')[1] ?? '', buyer.name?.value.place.value) ? 1 : 0,
    },
  }));
  // A postal code with its extension looks like a short telephone number.
  const inAddress = reading.postalCodes.filter(
    ({ segment, value }) => value.plausibility > 0.5 && postalIn(segment.text),
  );
  const clean = reading.phones.filter(
    (phone) =>
      ![...reading.ibans, ...reading.dates, ...reading.emails, ...inAddress].some(
        (other) => other.segment === phone.segment && other.start < phone.end && phone.start < other.end,
      ) &&
      !runs.some(({ lines }) =>
        lines.some(
          (line) => line.segment === phone.segment && line.start < phone.end && phone.start < line.end,
        ),
      ),
  );
  const phones = clean.map((place) => {
    const common = features(place, clean);
    const labelled = Math.max(common['left.phone'] ?? 0, common['above.phone'] ?? 0) > 0.5;
    const line = reading.layout.lineOf(place.segment).segments;
    const { unit } = reading.layout.pageOf(place.segment);
    const contacts = allEmails.some(({ segment }) => segment === place.segment);
    // In a block with them, one line above or below.
    const nextTo = [...allEmails, ...reading.urls].some(
      ({ page, box }) =>
        page === place.page &&
        Math.abs(box.y0 - place.box.y0) < 1.8 * unit &&
        Math.min(Math.abs(box.x0 - place.box.x0), Math.abs(box.x1 - place.box.x1)) < 6 * unit,
    );
    return {
      place,
      value: place.text,
      features: {
        ...common,
        sentence: contacts ? 0 : common.sentence!,
        besideEmail: contacts ? 1 : nextTo ? 0.5 : 0,
        // The direct lines of a company differ in the digits after the last hyphen.
        switchboard: /\d[\s/]*-\s*0$/.test(place.text) ? 1 : 0,
        plus: place.value.digits.startsWith('+') ? 1 : 0,
        valid: place.value.valid ? 1 : 0,
        invalid: place.value.valid === false ? 1 : 0,
        short: place.value.digits.length < 9 ? 1 : 0,
        grouped: /[ \-./)]/.test(place.text.trim()) ? 1 : 0,
        bare: /^\d+$/.test(place.text) ? 1 : 0,
        alone: place.start === 0 && place.end === place.segment.text.length ? 1 : 0,
        // A number in a row of the table; a footer beside the totals says what it is.
        row:
          !labelled && reading.amounts.some((a) => a.value.fraction === 2 && line.includes(a.segment))
            ? 1
            : 0,
      },
    };
  });
  const ids = taxIdCandidates(reading, runs, features);
  const taxIds = assignTaxIds(context, ids);
  const email = bestField(emails, weights.sellerEmail, thresholds.sellerEmail, reading);
  const delivery = findDelivery(context, runs, decided, headings);
  const phone = bestField(phones, weights.sellerPhone, thresholds.sellerPhone, reading);
  return {
    decided,
    headings,
    candidates: { names, runs, emails, phones, taxIds: ids },
    seller: {
      ...place(seller, reading),
      ...(email ? { email: email.field } : {}),
      ...(phone ? { phone: phone.field } : {}),
      ...(taxIds.seller ? { taxId: taxIds.seller } : {}),
    },
    buyer: { ...place(buyer, reading), ...(taxIds.buyer ? { taxId: taxIds.buyer } : {}) },
    ...(delivery ? { delivery } : {}),
  };
}

function place(
  { name, address }: DecidedParty,
  reading: Reading,
): { name?: Field<string>; address?: Field<string> } {
  const field = (at: Located<string>, logOdds: number) =>
    readField(at.value, at, probability(logOdds), reading.layout.pageOf(at.segment));
  return {
    // What is less likely than all others together is a guess: of names on real documents six in eight were wrong.
    ...(name && name.logOdds > 0 ? { name: field(name.value.place, name.logOdds) } : {}),
    ...(address && address.logOdds > 0 ? { address: field(address.value.address!, address.logOdds) } : {}),
  };
}

export { bestField, domainFits, nearness } from './contacts.ts';
export type { DecidedParties } from './decide.ts';
