/**
 * Words that a language is known by though they label nothing: articles, prepositions, what letters, conditions and footers of
 * invoices say. Words of fewer than three letters and those of half the languages would tell little and are left out.
 */
export const COMMON_WORDS: Readonly<Record<string, string>> = {
  en: 'the and for with your you our this that from are not has have been will please all any which days within per goods services street road company registered thank',
  de: 'und der die das den dem des mit für von ist nicht auf wir sie ihre ihr ihnen unser unsere bitte bei zum zur wird werden nach aus oder eine einen tagen innerhalb straße gemäß geschäftsführer amtsgericht',
  fr: 'les des une est pour avec dans sur par vous votre nous notre nos vos aux cette sont être jours merci ou rue société capital conditions sans retard pénalités siège',
  es: 'los las una con del por para que sus según este esta son nuestro nuestra gracias días calle sociedad más registro mercantil pago tomo folio hoja',
  it: 'gli una con per del della dei delle nel alla che sono nostro nostra vostro giorni grazie società via sede legale imposta sensi entro capitale',
  nl: 'het een van voor met niet zijn wij ons onze uw bij naar deze binnen dagen graag gelieve door straat worden wordt onder vermelding ingeschreven',
  pt: 'uma com para por dos das não são seu sua nosso nossa obrigado dias rua sociedade mais pela pelo até conforme emitido processado programa',
  da: 'og for med til ikke der den det som vores deres ved fra efter venligst senest dage inden bedes skal kan hvis tak dkk',
  sv: 'och för med till inte som det den vår våra ert eder vid från efter vänligen senast dagar inom ska kan om tack godkänd moms',
  no: 'og for med til ikke som det den vår våre deres ved fra etter vennligst senest dager innen skal kan hvis takk foretaksregisteret',
  fi: 'ja on ei tai sekä mukaan kanssa päivää viimeistään kiitos laskun meidän teidän sisältää jälkeen ennen mukainen maksettaessa käytä huomautusaika',
  hu: 'és egy nem hogy vagy meg kérjük szerint napon belül köszönjük után utca budapest összesen cím kft zrt jelen készült',
  ro: 'și si din pentru care cu este sunt prin sau nu pe către vă mulțumim rugăm zile strada nr prezenta conform codul fiscal județ',
  hr: 'i na za od je se su ili nije sukladno prema dana hvala ulica molimo račun izdan zakon sudski registar temeljni uprave oslobođeno',
  sl: 'in na za od je se so ali ni po prosimo dni hvala ulica znesek računa zakonu kapital osnovni vpisana sklic pri plačilu',
  tr: 've bir için ile bu olarak tarafından gün veya mahallesi sokak cadde caddesi şirketi limited vergi yalnız dahil toplam lütfen',
  el: 'και του της των για από στο στη με το την τον είναι σας μας ευχαριστούμε ημέρες οδός εταιρεία έδρα αρ κατά',
  pl: 'dla oraz nie jest się lub przez przy od ulica dni prosimy dziękujemy słownie złotych spółka zgodnie ustawy wraz pod państwa terminie sąd rejonowy kapitał zakładowy zapłaty',
  cs: 'pro nebo jsme při dle podle není dnů děkujeme prosíme ulice firma zapsaná zapsán vedeném soudu oddíl vložka obchodním rejstříku krajským městským spisová korun vám že jako případě',
  sk: 'pre alebo sme pri podľa nie dní ďakujeme prosíme ulica firma zapísaná zapísaný vedenom súdu súde oddiel vložka obchodnom registri okresného mestského eur vám že ako prípade',
};
