import { inHtml, type Sheet } from '../sheet.ts';
import { strong } from './html.ts';

export type SellerPart =
  | 'name'
  | 'trade'
  | 'address'
  | 'oneLine'
  | 'taxId'
  | 'ids'
  | 'phone'
  | 'fax'
  | 'email'
  | 'web'
  | 'person';

const label = (s: Sheet, key: 'phone' | 'fax' | 'email' | 'web') => inHtml(s.colon(key));

export function seller(s: Sheet, parts: readonly SellerPart[], bare = false): string[] {
  const { seller: who } = s.facts;
  const say: Record<SellerPart, () => string[]> = {
    name: () => [strong(s.say('supplier_name', who.name))],
    trade: () => {
      const known = s.printed.supplier_name;
      const text = s.say('supplier_name', who.trade);
      if (known) s.printed.supplier_name = known;
      return [strong(text)];
    },
    address: () => {
      s.say('supplier_address', who.address.join(', '));
      return who.address.map(inHtml);
    },
    oneLine: () => [s.say('supplier_address', who.address.join(', '))],
    taxId: () => idLines(s, 1),
    ids: () => idLines(s, 9),
    phone: () => [`${bare ? '' : `${label(s, 'phone')} `}${s.say('supplier_phone', who.phone)}`],
    fax: () => [`${label(s, 'fax')} ${s.note('fax', who.fax)}`],
    email: () => [`${bare ? '' : `${label(s, 'email')} `}${s.say('supplier_email', who.email)}`],
    web: () => [s.note('website', who.web)],
    person: () => [`${inHtml(s.colon('contact'))} ${inHtml(who.person)}`],
  };
  return parts.flatMap((part) => say[part]());
}

function idLines(s: Sheet, most: number): string[] {
  return s.facts.seller.ids.slice(0, most).map(({ label: name, value }, i) => {
    if (i === 0) s.printed.supplier_tax_id = value;
    const known = (s.notes.sellerIds as { value: string }[] | undefined) ?? [];
    if (!known.some((id) => id.value === value)) s.notes.sellerIds = [...known, { label: name, value }];
    return `${inHtml(name)}${/[:.]$/.test(name) ? '' : s.style.colon} ${inHtml(value)}`;
  });
}

export interface BuyerParts {
  id?: boolean;
  contact?: boolean;
  attention?: boolean;
  oneLine?: boolean;
  bold?: boolean;
}

export function buyer(s: Sheet, { id, contact, attention, oneLine, bold }: BuyerParts = {}): string[] {
  const { buyer: who } = s.facts;
  const name = s.say('receiver_name', who.name);
  s.say('receiver_address', who.address.join(', '));
  const found = [bold ? strong(name) : name];
  if (attention && who.ids.length > 0) found.push(`${inHtml(s.label('attention'))} ${inHtml(who.person)}`);
  found.push(...(oneLine ? [inHtml(who.address.join(', '))] : who.address.map(inHtml)));
  const first = who.ids[0];
  if (id && first) {
    found.push(
      `${inHtml(first.label)}${/[:.]$/.test(first.label) ? '' : s.style.colon} ${s.say('receiver_tax_id', first.value)}`,
    );
    if (!s.printed.supplier_tax_id) s.traps.add('receiver-ids-first');
  }
  if (contact) {
    s.traps.add('receiver-contacts');
    found.push(`${label(s, 'phone')} ${s.note('buyerPhone', who.phone)}`, s.note('buyerEmail', who.email));
  }
  return found;
}

/** The small line above the receiver in a window envelope. */
export function senderLine(s: Sheet): string {
  const { seller: who } = s.facts;
  s.traps.add('sender-line');
  s.say('supplier_name', who.name);
  s.say('supplier_address', who.address.join(', '));
  return `<div class="sender">${[who.name, ...who.address].map(inHtml).join(s.dice.pick([' · ', ' - ', ', ', ' • ', ' | ']))}</div>`;
}

/** Who gets the goods and where, noted as the invoice's place of delivery. */
export function deliveredTo(s: Sheet, { name, address }: { name: string; address: string[] }): string[] {
  s.note('deliveryAddress', { name, address: address.join(', ') });
  return [name, ...address].map(inHtml);
}

export function delivery(s: Sheet): string[] {
  const { delivery: to } = s.facts;
  if (!to) return [];
  s.traps.add('delivery-address');
  return deliveredTo(s, to);
}

/** An address that is supplied, such as that of a meter, without a name. */
export function suppliedTo(s: Sheet, address: string[]): string[] {
  s.note('deliveryAddress', { name: '', address: address.join(', ') });
  return address.map(inHtml);
}

/** The receiver's own address once more, as the place of delivery. */
export const deliveryToBuyer = (s: Sheet): string[] => deliveredTo(s, s.facts.buyer);
