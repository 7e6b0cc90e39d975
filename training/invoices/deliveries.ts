import { heading, lines } from './blocks/html.ts';
import { deliveredTo } from './blocks/parties.ts';
import { inventAddress, inventCompany } from './companies.ts';
import { wordsOf } from './countries.ts';
import type { Dice } from './dice.ts';
import type { Facts } from './facts.ts';
import { inHtml, type Sheet } from './sheet.ts';

/**
 * A place of delivery for an invoice that has none, so that every layout with a block for it prints one. Its dice are its own: but for the
 * place, the facts stay as they are.
 */
export function inventDelivery(dice: Dice, { country, buyer, kind }: Facts): Facts['delivery'] {
  if (kind === 'receipt' || kind === 'statement') return undefined;
  return {
    name: dice.chance(0.5) ? buyer.name : inventCompany(dice, country, country.buyers).name,
    address: inventAddress(dice, country),
  };
}

const ITEMS = /<table class="items[\s\S]*?<\/table>/;

/** The page with its place of delivery over or below the items, where the layout has no block of its own for it. */
export function withDelivery(s: Sheet, body: string, dice: Dice): string {
  const { delivery: to, country } = s.facts;
  if (!to || s.notes.deliveryAddress) return body;
  s.traps.add('delivery-address');
  const printed = deliveredTo(s, to);
  const label = dice.one(wordsOf(country).shipTo);
  const name = s.style.capitals ? label.toUpperCase() : label;
  const block = dice.chance(0.7)
    ? `<div style="margin:3mm 0">${heading(name)}${lines(printed)}</div>`
    : `<div style="margin:3mm 0">${inHtml(name)}${s.style.colon || ':'} ${printed.join(', ')}</div>`;
  const above = dice.chance(0.7);
  if (!ITEMS.test(body)) return body + block;
  return body.replace(ITEMS, (table) => (above ? block + table : table + block));
}
