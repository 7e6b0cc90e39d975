import { composeIBAN, isValidIBAN } from 'ibantools';
import { stdnum } from 'stdnum';
import type { Dice } from './dice.ts';

interface Validator {
  validate(value: string): { isValid: boolean };
}

const TRIES = 50_000;

/** Fills the pattern until the check digits hold. */
function checked(dice: Dice, pattern: string, country: string, kind: string): string {
  const validator = (stdnum as unknown as Record<string, Record<string, Validator>>)[country]?.[kind];
  if (!validator) throw new Error(`no checksum known of ${country} ${kind}`);
  for (let i = 0; i < TRIES; i++) {
    const value = dice.fill(pattern);
    if (validator.validate(value).isValid) return value;
  }
  throw new Error(`${country} ${kind}: no number found that is right`);
}

/** What a kind of number looks like, and who knows its checksum. */
const CHECKED: Record<string, readonly [pattern: string, country: string, kind: string]> = {
  ein: ['9#-#######', 'US', 'ein'],
  'gb-vat': ['#########', 'GB', 'vat'],
  'ie-vat': ['#######A', 'IE', 'vat'],
  abn: ['N##########', 'AU', 'abn'],
  gstin: ['29AAACA####A1ZA', 'IN', 'gstin'],
  pan: ['AAACA####A', 'IN', 'pan'],
  'ca-bn': ['N########', 'CA', 'bn'],
  'de-vat': ['N########', 'DE', 'vat'],
  'at-uid': ['U########', 'AT', 'uid'],
  che: ['CHEN########', 'CH', 'uid'],
  'fr-tva': ['###########', 'FR', 'tva'],
  siret: ['##############', 'FR', 'siret'],
  siren: ['#########', 'FR', 'siren'],
  'be-vat': ['0#########', 'BE', 'vat'],
  'nl-btw': ['#########B01', 'NL', 'btw'],
  cif: ['B########', 'ES', 'cif'],
  'it-iva': ['0##########', 'IT', 'iva'],
  'pt-nif': ['5########', 'PT', 'nif'],
  cnpj: ['########0001##', 'BR', 'cnpj'],
  nip: ['N#########', 'PL', 'nip'],
  'cz-dic': ['N#######', 'CZ', 'dic'],
  'sk-dph': ['202#######', 'SK', 'dph'],
  ico: ['N#######', 'CZ', 'dic'],
  'se-vat': ['5#########', 'SE', 'orgnr'],
  cvr: ['N#######', 'DK', 'cvr'],
  'no-mva': ['9########', 'NO', 'orgnr'],
  'fi-alv': ['N#######', 'FI', 'alv'],
  'hu-anum': ['N#######', 'HU', 'anum'],
  'ro-cui': ['N#######', 'RO', 'cui'],
  'gr-vat': ['0########', 'GR', 'vat'],
};

/** How they are printed: `d` takes the next character, all else stays; several ways by `|`. */
const PRINTED: Record<string, string> = {
  ein: 'dddddddddd',
  'gb-vat': 'GB ddd dddd dd|GBddddddddd|ddd dddd dd|GB ddddddddd',
  'ie-vat': 'IEdddddddd|IE dddddddd',
  abn: 'dd ddd ddd ddd|ddddddddddd',
  gstin: 'ddddddddddddddd',
  'ca-bn': 'ddddddddd RT0001|dddddddddRT0001|ddddd dddd RT 0001',
  'de-vat': 'DEddddddddd|DE ddd ddd ddd|DE ddddddddd',
  'at-uid': 'ATddddddddd',
  che: 'ddd-ddd.ddd.ddd MWST|ddd-ddd.ddd.ddd|ddd-ddd.ddd.ddd TVA',
  'fr-tva': 'FR ddddddddddd|FRddddddddddd|FR dd ddd ddd ddd|FRdd ddd ddd ddd',
  siret: 'ddd ddd ddd ddddd|dddddddddddddd',
  siren: 'ddd ddd ddd',
  'be-vat': 'BE dddd.ddd.ddd|BE dddddddddd|BEdddddddddd',
  'nl-btw': 'NLdddddddddddd|NL dddddddddddd|NL dddd.dd.ddd.ddd',
  cif: 'ddddddddd|d-dddddddd|ESddddddddd',
  'it-iva': 'ddddddddddd|ITddddddddddd|IT ddddddddddd',
  'pt-nif': 'ddddddddd|PTddddddddd|PT ddddddddd|ddd ddd ddd',
  cnpj: 'dd.ddd.ddd/dddd-dd',
  nip: 'ddd-ddd-dd-dd|dddddddddd|PLdddddddddd|ddd-dd-dd-ddd',
  'cz-dic': 'CZdddddddd',
  'sk-dph': 'SKdddddddddd|SK dddddddddd',
  ico: 'dddddddd|ddd dd ddd',
  'se-vat': 'SEdddddddddd01',
  cvr: 'dddddddd|dd dd dd dd|DKdddddddd',
  'no-mva': 'NO ddd ddd ddd MVA|ddd ddd ddd MVA|dddddddddMVA|NOdddddddddMVA',
  'fi-alv': 'FIdddddddd',
  'hu-anum': 'dddddddd-2-42|dddddddd-2-13|HUdddddddd',
  'ro-cui': 'ROdddddddd|dddddddd|RO dddddddd',
  'gr-vat': 'ddddddddd|ELddddddddd|EL ddddddddd',
};

/** Numbers without a checksum that we know. */
const PLAIN: Record<string, string> = {
  digits5: 'N####',
  digits8: '0#######',
  digits9: '#########',
  digits12: '0###########',
  stnr: 'N#/###/#####',
  fn: 'FN N#####a',
  rea: 'BG-N#####',
  regcom: 'JN#/###/2019',
  rfc: 'AAA##0###A##',
  uen: '20####### N'.replace(' N', 'A').replace('N', '#'),
};

/** An invented number of the kind, as printed; its check digits hold where the kind has any. */
export function inventId(dice: Dice, kind: string): string {
  if (kind === 'rfc')
    return `${dice.fill('AAA')}${dice.pick(['120315', '081120', '990704'])}${dice.fill('A##')}`;
  if (kind === 'uen') return `M2-${dice.fill('########')}-N`.replace('-N', '-5');
  if (kind === 'ytunnus') {
    const digits = checked(dice, 'N#######', 'FI', 'alv');
    return `${digits.slice(0, 7)}-${digits.slice(7)}`;
  }
  if (kind === 'orgnr-se') {
    const digits = checked(dice, '5#########', 'SE', 'orgnr');
    return `${digits.slice(0, 6)}-${digits.slice(6)}`;
  }
  const plain = PLAIN[kind];
  if (plain) return dice.fill(plain);
  const known = CHECKED[kind];
  if (!known) throw new Error(`no such kind of number: ${kind}`);
  const bare = checked(dice, ...known);
  let next = 0;
  return dice.one(PRINTED[kind] ?? 'd'.repeat(bare.length)).replace(/d/g, () => bare[next++] ?? '');
}

/** A valid IBAN without spaces; the bank's letters come first where the country has them. */
export function inventIban(dice: Dice, country: string, pattern: string, bank: string): string {
  for (let i = 0; i < TRIES; i++) {
    const filled = dice.fill(pattern);
    const bban = filled.replace(/^[A-Z]{4}/, bank);
    const iban = composeIBAN({ countryCode: country, bban });
    if (iban && isValidIBAN(iban)) return iban;
  }
  throw new Error(`${country}: no IBAN found that is right`);
}

/** Letters of a bank's name as the first four of its BIC. */
export function bankLetters(dice: Dice, name: string): string {
  const letters = name
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '');
  return (letters + dice.fill('AAAA')).slice(0, 4);
}
