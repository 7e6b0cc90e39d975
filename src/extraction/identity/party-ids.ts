import { bare, type Field, type Party, type PartyId } from '../../invoice/index.ts';
import type { Context } from '../evidence/index.ts';
import { type DecidedParties, domainFits, nearness } from '../parties/index.ts';
import { type Located, readField } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import type { TaxId } from '../values/index.ts';

/** A label this strong makes a bare number an id. */
const LABELLED = 0.5;
/** One party must be nearer by this much. */
const CLEARLY = 0.15;

/** Adds to both parties all numbers that they are registered under, and to the seller its website. */
export function withIds(
  context: Context,
  { seller, buyer, decided }: { seller: Party; buyer: Party; decided: DecidedParties },
): { seller: Party; buyer: Party } {
  const { reading } = context;
  const ids = { seller: [] as PartyId[], buyer: [] as PartyId[] };
  const seen = new Set<string>();
  for (const place of reading.taxIds) {
    const id = asId(context, place);
    if (!id || seen.has(place.value.compact)) continue;
    seen.add(place.value.compact);
    const owner = ownerOf(place, id.party);
    if (owner) ids[owner].push(id.id);
  }
  const site = findWebsite(reading, seller);
  return {
    seller: { ...seller, ...known(ids.seller), ...(site ? { website: site } : {}) },
    buyer: { ...buyer, ...known(ids.buyer) },
  };

  function ownerOf(place: Located<TaxId>, party: string | undefined): 'seller' | 'buyer' | undefined {
    if (party === 'seller' || party === 'buyer') return party;
    if (same(place, seller.taxId)) return 'seller';
    if (same(place, buyer.taxId)) return 'buyer';
    const [near, far] = [nearness(place, decided.seller, reading), nearness(place, decided.buyer, reading)];
    if (far > near + CLEARLY) return 'buyer';
    // What stands with nobody, in the footer or beside the bank, is the seller's.
    return near > far + CLEARLY || far < 0.2 ? 'seller' : undefined;
  }
}

const known = (ids: PartyId[]) => (ids.length > 0 ? { ids } : {});

const same = (place: Located<unknown>, field: Field<string> | undefined) =>
  field !== undefined && bare(field.text) === bare(place.text);

function asId(
  context: Context,
  place: Located<TaxId>,
): { id: PartyId; party: string | undefined } | undefined {
  const { reading, labelling } = context;
  const { scheme, country, valid, bare: isBare } = place.value;
  const evidence = labelling.evidence(place, reading.taxIds);
  const best = evidence[0];
  const label = evidence.find(
    ({ label: { value } }) => value.role === 'tax_id' || value.role === 'registration_id',
  );
  const labelled =
    label !== undefined && label.strength >= LABELLED && best!.strength <= label.strength + 0.05;
  if (!labelled && (isBare || valid === false || (best && best.strength > 0.6))) return undefined;
  const sure = (labelled ? 0.85 : 0.7) + (valid ? 0.1 : 0) - (valid === false ? 0.25 : 0);
  const field = readField(place.text, place, sure, reading.layout.pageOf(place.segment));
  return {
    id: {
      ...field,
      scheme: scheme === 'code' ? 'number' : scheme,
      ...(country ? { country } : {}),
      ...(valid === undefined ? {} : { valid }),
    },
    party: label?.label.value.party,
  };
}

/** The end of an e-mail address or of another site that began on the line above. */
function isWrapped({ start, segment, text }: Located<unknown>, { layout }: Reading): boolean {
  const { segments } = layout.blockOf(segment);
  const above = segments[segments.indexOf(segment) - 1]?.text ?? '';
  return start === 0 && !/^(?:https?|www)/i.test(text) && /[-.@]$|@\S*$/.test(above);
}

/** The seller's address on the web: that of its e-mail, or the only one, or the one with its name in it. */
function findWebsite(reading: Reading, seller: Party): Field<string> | undefined {
  const mail = seller.email?.value.split('@')[1];
  const sites = reading.urls
    .filter((place) => !isWrapped(place, reading))
    .map((place) => {
      const { host } = place.value;
      const own =
        mail !== undefined && (host === mail || host.endsWith(`.${mail}`) || mail.endsWith(`.${host}`));
      const named = seller.name !== undefined && domainFits(host, seller.name.value);
      return { place, sure: own ? 0.95 : named ? 0.85 : 0.5 };
    });
  const best = sites.sort((a, b) => b.sure - a.sure)[0];
  if (!best || (best.sure < 0.6 && new Set(sites.map(({ place }) => place.value.host)).size > 1))
    return undefined;
  return readField(best.place.text, best.place, best.sure, reading.layout.pageOf(best.place.segment));
}
