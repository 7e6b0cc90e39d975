import { bare, type Field, type PayeeAccount } from '../../invoice/index.ts';
import type { Context } from '../evidence/index.ts';
import type { LabelRole } from '../labels/index.ts';
import { type Located, readField } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { apart } from './bank-evidence.ts';
import { isReadersAccount } from './payment-words.ts';

/** More accounts than these are a table of something else. */
const MOST = 6;
/** An account's bank stands so many line heights from it at most. */
const REACH = 6;
const SURE_IBAN = 0.9;
const SURE_CODE = 0.85;

const ROUTING: readonly LabelRole[] = ['routing_number', 'sort_code'];
/** "BSB 012-345", "Sort code 12-34-56", "BLZ 120 300 00", "ABA 011000015", "IFSC ABCD0123456". */
const BANK_CODE = /[A-Z]{4}0[A-Z0-9]{6}|\d{2,3}[- ]?\d{2,3}[- ]?\d{2,3}|\d{3}-\d{3}|\d{5}-\d{3}|\d{6,9}/;

/** The payee's account with its bank's number, and all other accounts that may be paid to, the chosen one first. */
export function findAccounts(
  context: Context,
  main: PayeeAccount,
): { payeeAccount: PayeeAccount; payeeAccounts?: PayeeAccount[] } {
  const { reading } = context;
  const codes = bankCodes(context);
  const code = codes.length === 1 || !main.account ? codes[0] : nearest(codes, main.account, reading);
  const payeeAccount = code ? { ...main, bankCode: code.field } : main;
  const others = new Map<string, PayeeAccount>();
  for (const place of reading.ibans) {
    if (!place.value.valid || place.value.iban === bare(main.account?.value ?? '')) continue;
    if (others.has(place.value.iban) || isDebited(place, reading)) continue;
    const bic = reading.bics
      .filter(({ page }) => page === place.page)
      .map((candidate) => ({
        candidate,
        apart: apart(candidate, place, reading.layout.pageOf(place.segment).unit),
      }))
      .sort((a, b) => a.apart - b.apart)[0];
    const page = reading.layout.pageOf(place.segment);
    others.set(place.value.iban, {
      account: readField(place.text, place, SURE_IBAN, page),
      ...(bic && bic.apart < REACH && bare(bic.candidate.text) !== bare(main.bic?.value ?? '')
        ? { bic: readField(bic.candidate.value.bic, bic.candidate, SURE_CODE, page) }
        : {}),
    });
  }
  if (others.size === 0 || others.size >= MOST) return { payeeAccount };
  return { payeeAccount, payeeAccounts: [payeeAccount, ...others.values()] };
}

/** "Will be debited from your account …" names the buyer's. */
const isDebited = (place: Located<unknown>, { labels }: Reading): boolean =>
  labels.some(({ segment, value }) => segment === place.segment && value.party === 'buyer') ||
  isReadersAccount(place.segment.text);

interface Code {
  place: Located<unknown>;
  field: Field<string>;
}

function bankCodes(context: Context): Code[] {
  const { reading, labelling } = context;
  const places: Located<unknown>[] = [
    ...reading.accounts.filter(({ value }) => value.kind !== 'account'),
    ...reading.accounts.filter(({ value }) => value.kind === 'account'),
    ...reading.references,
  ].filter(({ text }) => BANK_CODE.test(text.toUpperCase()));
  const seen = new Set<string>();
  return places.flatMap((place) => {
    const [best] = labelling.evidence(place, reading.accounts);
    if (!best || !ROUTING.includes(best.label.value.role) || best.strength < 0.6) return [];
    if (seen.has(bare(place.text))) return [];
    seen.add(bare(place.text));
    const page = reading.layout.pageOf(place.segment);
    return [{ place, field: readField(place.text, place, 0.6 + 0.35 * best.strength, page) }];
  });
}

function nearest(codes: readonly Code[], account: Field<string>, reading: Reading): Code | undefined {
  const at = reading.accounts
    .concat(reading.ibans as never)
    .find(({ text, page }) => text === account.text && page === account.page);
  if (!at) return codes[0];
  const { unit } = reading.layout.pageOf(at.segment);
  return [...codes].sort((a, b) => apart(a.place, at, unit) - apart(b.place, at, unit))[0];
}
