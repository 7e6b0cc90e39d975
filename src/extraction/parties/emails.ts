import type { Context, Features } from '../evidence/index.ts';
import type { Located } from '../places/index.ts';
import { type Reading, wrappedEmails } from '../reading/index.ts';
import type { Email } from '../values/index.ts';
import { contactFeatures, domainFits, nearnessFeatures } from './contacts.ts';
import type { DecidedParties, DecidedParty } from './decided.ts';
import type { Headings } from './headings.ts';

export interface EmailCandidate {
  place: Located<Email>;
  value: string;
  features: Features;
}

/** Mailboxes of a whole company. */
const MAILBOX =
  /^(?:info|office|contact|kontakt|contacto|contato|contatto|mail|post|hello|hallo|service|firma|biuro|geral)@/;

/** All e-mail addresses on the pages, those that go over two lines among them. */
export const emailPlaces = (reading: Reading): Located<Email>[] => [
  ...reading.emails,
  ...wrappedEmails(reading),
];

/** E-mail addresses, with the evidence that does not depend on who the parties are. */
export function emailCandidates(context: Context, headings: Headings): EmailCandidate[] {
  const places = emailPlaces(context.reading);
  return places.map((place) => ({
    place,
    value: place.value.address,
    features: {
      ...contactFeatures(context, place, places, headings),
      mailbox: MAILBOX.test(place.value.address) ? 1 : 0,
    },
  }));
}

const fits = (address: string, party: DecidedParty) =>
  domainFits(address.split('@')[1] ?? '', party.name?.value.place.value) ? 1 : 0;

/** With what an address has to do with the parties. */
export const emailFeatures = (
  { place, value, features }: EmailCandidate,
  parties: DecidedParties,
  reading: Reading,
): Features => ({
  ...features,
  ...nearnessFeatures(place, parties, reading),
  domain: fits(value, parties.seller),
  buyerDomain: fits(value, parties.buyer),
});
