/** One kind of tax or company number. */
export interface TaxScheme {
  scheme: string;
  /** ISO 3166; absent when the printed prefix tells. */
  country?: string;
  /** Regular expression without anchors; separators as printed. */
  shape: string;
  /** Country and module of stdnum that know the checksum. */
  check?: readonly [country: string, module: string];
  /** So plain a shape that it counts only where the checksum holds. */
  strict?: true;
}

/** `count` digits, each after the first with at most one separator before it. */
const digits = (count: string, separators = ' .\\-') => `\\d(?:[${separators}]?\\d){${count}}`;

/** VAT numbers of the EU, Britain, Norway by country prefix: what follows the prefix, and who checks it. */
const VAT: Record<string, readonly [shape: string, country: string, module: string]> = {
  AT: ['U ?\\d(?:[ .]?\\d){7}', 'AT', 'uid'],
  BE: [`[01]${digits('9').slice(2)}`, 'BE', 'vat'],
  BG: [digits('8,9'), 'BG', 'vat'],
  CY: ['\\d{8} ?[A-Z]', 'CY', 'vat'],
  CZ: [digits('7,9'), 'CZ', 'dic'],
  DE: [digits('8'), 'DE', 'vat'],
  DK: [digits('7'), 'DK', 'cvr'],
  EE: [digits('8'), 'EE', 'kmkr'],
  EL: [digits('8'), 'GR', 'vat'],
  GR: [digits('8'), 'GR', 'vat'],
  ES: ['(?:[A-Z][ -]?\\d(?:[ .]?\\d){6}[ -]?[0-9A-Z]|\\d(?:[ .]?\\d){7}[ -]?[A-Z])', 'ES', 'nif'],
  FI: ['\\d{7}-?\\d', 'FI', 'alv'],
  FR: ['[0-9A-Z]{2}[ .]?\\d(?:[ .]?\\d){8}', 'FR', 'tva'],
  GB: ['(?:GD\\d{3}|HA\\d{3}|\\d(?:[ .-]?\\d){8}(?: ?\\d{3})?)', 'GB', 'vat'],
  HR: [digits('10'), 'HR', 'oib'],
  HU: [digits('7'), 'HU', 'anum'],
  IE: ['\\d[0-9A-Z+*]\\d{5}[A-Z]{1,2}', 'IE', 'vat'],
  IT: [digits('10'), 'IT', 'iva'],
  LT: [digits('8,11'), 'LT', 'pvm'],
  LU: [digits('7'), 'LU', 'tva'],
  LV: [digits('10'), 'LV', 'pvn'],
  MT: [digits('7'), 'MT', 'vat'],
  NL: ['\\d(?:[ .]?\\d){8}[ .]?B[ .]?\\d ?\\d', 'NL', 'btw'],
  NO: ['\\d(?:[ .]?\\d){8}(?: ?MVA)?', 'NO', 'mva'],
  PL: [digits('9'), 'PL', 'nip'],
  PT: [digits('8'), 'PT', 'nif'],
  RO: [digits('1,9'), 'RO', 'cui'],
  SE: [digits('11'), 'SE', 'vat'],
  SI: [digits('7'), 'SI', 'ddv'],
  SK: [digits('9'), 'SK', 'dph'],
  XI: [digits('8'), 'GB', 'vat'],
};

export const TAX_SCHEMES: readonly TaxScheme[] = [
  ...Object.entries(VAT).map(
    ([prefix, [shape, country, module]]): TaxScheme => ({
      scheme: 'vat',
      country: prefix === 'EL' ? 'GR' : prefix === 'XI' ? 'GB' : prefix,
      shape: `${prefix}[ .:-]{0,2}${shape}`,
      check: [country, module],
    }),
  ),
  {
    scheme: 'vat',
    country: 'CH',
    shape: `CHE[ .-]{0,2}${digits('8')}(?: ?(?:MWST|TVA|IVA))?`,
    check: ['CH', 'uid'],
  },
  { scheme: 'vat', country: 'AT', shape: 'U ?\\d{8}', check: ['AT', 'uid'] },
  { scheme: 'mva', country: 'NO', shape: '\\d{3} ?\\d{3} ?\\d{3} ?MVA', check: ['NO', 'mva'] },
  {
    scheme: 'gstin',
    country: 'IN',
    shape: '\\d{2}[A-Z]{5}\\d{4}[A-Z][0-9A-Z]Z[0-9A-Z]',
    check: ['IN', 'gstin'],
  },
  { scheme: 'pan', country: 'IN', shape: '[A-Z]{5}\\d{4}[A-Z]', check: ['IN', 'pan'] },
  { scheme: 'cin', country: 'IN', shape: '[LU]\\d{5}[A-Z]{2}\\d{4}[A-Z]{3}\\d{6}' },
  {
    scheme: 'codice_fiscale',
    country: 'IT',
    shape: '[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]',
    check: ['IT', 'codicefiscale'],
  },
  { scheme: 'btw', country: 'NL', shape: '\\d{9} ?B ?\\d{2}', check: ['NL', 'btw'] },
  {
    scheme: 'cnpj',
    country: 'BR',
    shape: '\\d{2}\\.?\\d{3}\\.?\\d{3}/\\d{4}-?\\d{2}',
    check: ['BR', 'cnpj'],
  },
  { scheme: 'cpf', country: 'BR', shape: '\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}', check: ['BR', 'cpf'] },
  {
    scheme: 'cif',
    country: 'ES',
    shape: '[A-HJNP-SUVW][ -]?\\d{2}\\.?\\d{3}\\.?\\d{2}[ -]?[0-9A-J]',
    check: ['ES', 'cif'],
  },
  { scheme: 'nie', country: 'ES', shape: '[XYZ][ -]?\\d{7}[ -]?[A-Z]', check: ['ES', 'nie'] },
  { scheme: 'nif', country: 'ES', shape: '\\d{2}\\.?\\d{3}\\.?\\d{3}[ -]?[A-Z]', check: ['ES', 'dni'] },
  { scheme: 'rfc', country: 'MX', shape: '[A-ZÑ&]{3,4}-?\\d{6}-?[0-9A-Z]{3}' },
  { scheme: 'business_number', country: 'CA', shape: '\\d{5} ?\\d{4} ?R[TPC] ?\\d{4}' },
  { scheme: 'sst', country: 'MY', shape: '[A-Z]\\d{2}-\\d{4}-\\d{8}' },
  {
    scheme: 'siret',
    country: 'FR',
    shape: '\\d{3}[ .]?\\d{3}[ .]?\\d{3}[ .]?\\d{5}',
    check: ['FR', 'siret'],
    strict: true,
  },
  { scheme: 'abn', country: 'AU', shape: '\\d{2} \\d{3} \\d{3} \\d{3}', check: ['AU', 'abn'], strict: true },
  { scheme: 'ein', country: 'US', shape: '\\d{2}-\\d{7}', check: ['US', 'ein'] },
  {
    scheme: 'nip',
    country: 'PL',
    shape: '\\d{3}-\\d{3}-\\d{2}-\\d{2}|\\d{3}-\\d{2}-\\d{2}-\\d{3}',
    check: ['PL', 'nip'],
  },
  { scheme: 'adoszam', country: 'HU', shape: '\\d{8}-[1-5]-\\d{2}' },
  { scheme: 'gst', country: 'SG', shape: 'M[\\dA-Z]-?\\d{7,8}-?[\\dA-Z]' },
  { scheme: 'steuernummer', country: 'DE', shape: '\\d{2,3} ?/ ?\\d{3,4} ?/ ?\\d{4,5}' },
  // Last: whatever a label may declare a tax id. Separators inside, as printed.
  { scheme: 'number', shape: '\\d(?:[ .\\-/]?\\d){5,17}' },
  { scheme: 'code', shape: '(?=[A-Za-z]*\\d)(?=\\d*[A-Za-z])(?=(?:[A-Za-z]*\\d){3})[A-Za-z0-9]{8,15}' },
];
