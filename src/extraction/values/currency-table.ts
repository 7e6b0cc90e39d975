/** Symbols that mean one currency; and those that mean several, most plausible first. */
export const CURRENCY_SYMBOLS: Record<string, readonly string[]> = {
  '€': ['EUR'],
  '£': ['GBP'],
  '₹': ['INR'],
  '₺': ['TRY'],
  '₽': ['RUB'],
  '₴': ['UAH'],
  '₩': ['KRW'],
  '₪': ['ILS'],
  '₫': ['VND'],
  '₱': ['PHP'],
  '฿': ['THB'],
  '₦': ['NGN'],
  $: ['USD', 'CAD', 'AUD', 'MXN', 'SGD', 'NZD', 'HKD', 'ARS', 'CLP', 'COP'],
  '¥': ['JPY', 'CNY'],
  '￥': ['JPY', 'CNY'],
  // several characters: longer ones are tried first
  US$: ['USD'],
  U$S: ['USD'],
  C$: ['CAD'],
  CA$: ['CAD'],
  A$: ['AUD'],
  AU$: ['AUD'],
  NZ$: ['NZD'],
  S$: ['SGD'],
  HK$: ['HKD'],
  MX$: ['MXN'],
  R$: ['BRL'],
  NT$: ['TWD'],
  RM: ['MYR'],
  Rs: ['INR', 'PKR', 'LKR', 'NPR', 'MUR'],
  'Rs.': ['INR', 'PKR', 'LKR', 'NPR', 'MUR'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  'kr.': ['DKK', 'SEK', 'NOK', 'ISK'],
  zł: ['PLN'],
  Kč: ['CZK'],
  Ft: ['HUF'],
  lei: ['RON'],
  Lei: ['RON'],
  LEI: ['RON'],
  лв: ['BGN'],
  Fr: ['CHF'],
  'Fr.': ['CHF'],
  SFr: ['CHF'],
  'SFr.': ['CHF'],
  DM: ['DEM'],
  Rp: ['IDR'],
  'S/': ['PEN'],
  'S/.': ['PEN'],
};

/** ISO 4217 codes that invoices are written in; three letters that are common words or units are left out. */
export const CURRENCY_CODES: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF ' +
    'CLP CNY COP CRC CUP CVE CZK DEM DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP FRF GBP GEL GHS GIP GMD GNF GTQ GYD HKD ' +
    'HNL HRK HTG HUF IDR ILS INR IQD IRR ISK ITL JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD ' +
    'MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NLG NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN ' +
    'PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD ' +
    'TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL RMB'
  ).split(' '),
);

/** Words for currencies, folded, in the languages of the lexicon. */
export const CURRENCY_WORDS: Record<string, readonly string[]> = {
  euro: ['EUR'],
  euros: ['EUR'],
  eur: ['EUR'],
  dollar: ['USD'],
  dollars: ['USD'],
  'us dollar': ['USD'],
  'us dollars': ['USD'],
  'u.s. dollars': ['USD'],
  'canadian dollars': ['CAD'],
  'australian dollars': ['AUD'],
  pound: ['GBP'],
  pounds: ['GBP'],
  'pounds sterling': ['GBP'],
  sterling: ['GBP'],
  rupees: ['INR'],
  'indian rupees': ['INR'],
  ringgit: ['MYR'],
  franken: ['CHF'],
  'schweizer franken': ['CHF'],
  'francs suisses': ['CHF'],
  'swiss francs': ['CHF'],
  yen: ['JPY'],
  złotych: ['PLN'],
  złoty: ['PLN'],
  kronor: ['SEK'],
  kroner: ['DKK', 'NOK'],
  korun: ['CZK'],
  forint: ['HUF'],
  reais: ['BRL'],
  'pesos mexicanos': ['MXN'],
  pesos: ['MXN', 'ARS', 'COP', 'CLP'],
  euró: ['EUR'],
};
