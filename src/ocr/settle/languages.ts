/** The languages in Latin letters that are told apart on a page, and how they write. */
export interface LatinLanguage {
  /** The contract's name. */
  name: string;
  /** Small letters beyond ASCII that its words are written with, without those of foreign names. */
  letters: string;
  /** Frequent words, and words of invoices, as they are spelt, separated by spaces; a word that is spelt in two ways is there twice. */
  words: string;
}

export const LANGUAGES: readonly LatinLanguage[] = [
  {
    name: 'English',
    letters: '',
    words:
      'the of and to for in is on your you our please this with by from be are we not invoice number date due total amount payment description quantity price bill tax terms thank account address phone customer ship subtotal order item cash change receipt unit rate balance',
  },
  {
    name: 'German',
    letters: 'äöüß',
    words:
      'der die das und in den von zu mit ist auf für im nicht des ein eine dem bei wir sie ihre bitte rechnung rechnungsnummer datum betrag menge preis einzelpreis gesamt gesamtbetrag summe netto brutto mwst ust steuer steuernummer kunde kundennummer lieferung tage zahlung zählung zahlbar bank konto innerhalb zzgl inkl beschreibung artikel stück strasse gmbh',
  },
  {
    name: 'French',
    letters: 'àâçéèêëîïôùûüœæÿ',
    words:
      'le la les de des du et en un une pour par sur au aux dans est ce votre vos nous vous facture date client montant total tva ht ttc prix quantité référence règlement paiement échéance adresse numéro commande livraison désignation remise unitaire siret rcs net payer merci société siège social capital taux avec sans rue',
  },
  {
    name: 'Spanish',
    letters: 'áéíñóúüª°',
    words:
      'el la los las de del y en un una para por con su que se no es al factura fecha cliente importe total iva precio cantidad descripción número dirección pago vencimiento base imponible cuota forma cif nif teléfono pedido unidades gracias domicilio calle código concepto artículo descuento',
  },
  {
    name: 'Italian',
    letters: 'àèéìîòù',
    words:
      'il lo la gli le di del della dei e è in un una per con su che non da al fattura data cliente importo totale iva prezzo quantità descrizione numero indirizzo pagamento scadenza imponibile imposta partita codice fiscale via spett destinatario sconto banca bonifico ordine aliquota',
  },
  {
    name: 'Portuguese',
    letters: 'áâãàçéêíóôõúª°',
    words:
      'o os as às de do da dos das e é em um uma para por com que não ao no na fatura data cliente valor total iva preço quantidade descrição número morada pagamento vencimento contribuinte nif código rua desconto taxa encomenda obrigado recibo unitário endereço telefone nota',
  },
  {
    name: 'Dutch',
    letters: 'éëèïöüêá',
    words:
      'de het een van en in op te voor met is dat niet aan door bij uw wij u factuur factuurnummer factuurdatum datum bedrag aantal prijs totaal subtotaal btw omschrijving klantnummer betaling betalen vervaldatum rekening rekeningnummer adres binnen dagen incl excl korting straat kvk',
  },
  {
    name: 'Polish',
    letters: 'ąćęłńóśźż',
    words:
      'i w z na do nie od dla przez oraz lub po ul jest się faktura data nazwa nazwą ilość cena wartość netto brutto vat razem zapłaty sprzedawca nabywca numer nip płatności termin sposób przelew konto rachunek kwota stawka usługi wystawienia sprzedaży jednostkowa słownie bank',
  },
  {
    name: 'Czech',
    letters: 'áčďéěíňóřšťúůýž',
    words:
      'a v na s z je se do pro za od po ve že ze k faktura číslo datum datům vystavení splatnosti dodavatel odběratel ičo dič množství cena celkem dph sazba základ daně dané částka úhradě účet banka popis objednávka kč převodem symbol variabilní doklad daňový ks',
  },
  {
    name: 'Slovak',
    letters: 'áäčďéíĺľňóôŕšťúýž',
    words:
      'a v na s z je sa do pre za od po vo zo k faktúra číslo dátum vystavenia splatnosti dodávateľ odberateľ ičo dič množstvo cena spolu dph sadzba základ dane dané suma úhradu účet banka popis objednávka dodania prevodný príkaz symbol variabilný ks',
  },
  {
    name: 'Hungarian',
    letters: 'áéíóöőúüű',
    words:
      'a az és egy nem hogy is vagy számla számlaszám dátum kelte teljesítés fizetési határidő mód eladó vevő adószám megnevezés mennyiség egységár nettó bruttó áfa összesen fizetendő végösszeg átutalás bank bánk utca cím db forint ft kft szállító',
  },
  {
    name: 'Romanian',
    letters: 'ăâîșțşţ',
    words:
      'și de la în cu pe din pentru nu este sau un o factură factura data dată furnizor client cumpărător cod fiscal adresa adresă județ cantitate preț unitar valoare tva total plată plata banca cont număr seria lei denumirea produselor serviciilor emiterii scadenței reg com',
  },
  {
    name: 'Croatian',
    letters: 'čćđšž',
    words:
      'i u na za je se od s iz do po koji račun broj datum izdavanja dospijeća kupac oib opis količina cijena iznos ukupno pdv osnovica stopa plaćanje plaćanja način adresa ulica popust isporuke eur žiro',
  },
  {
    name: 'Slovenian',
    letters: 'čšž',
    words:
      'in v na za je se še od s iz do po pri račun številka datum izdaje zapadlosti rok plačila kupec davčna opis količina cena znesek skupaj ddv osnova stopnja način naslov ulica popust storitve prodajalec sklic',
  },
  {
    name: 'Swedish',
    letters: 'åäöé',
    words:
      'och i att det som en ett för med på av till den är inte om vi ni faktura fakturanummer fakturadatum datum förfallodatum belopp summa moms antal pris totalt betala betalning bankgiro plusgiro beskrivning kund kundnummer exkl inkl kr organisationsnummer villkor dagar artikel',
  },
  {
    name: 'Danish',
    letters: 'æøåé',
    words:
      'og i at det som en et for før med på af til den er ikke om vi faktura fakturanr fakturadato dato forfaldsdato beløb moms antal pris total betaling beskrivelse kunde kundenr ekskl inkl kr cvr konto reg nr dage vare varenr side alt stk',
  },
  {
    name: 'Norwegian',
    letters: 'æøåéòô',
    words:
      'og i at det som en et for før med på av til den er ikke om vi faktura fakturanr fakturadato dato forfallsdato beløp mva antall pris sum betaling betales beskrivelse kunde kundenr eks inkl kr org konto kontonummer nr dager våre vare kid totalt',
  },
  {
    name: 'Finnish',
    letters: 'äöåšž',
    words:
      'ja on ei se että tai kun lasku laskun laskutusosoite päivämäärä päiväys eräpäivä maksuehto viitenumero asiakasnumero tuote kuvaus määrä hinta yksikköhinta summa yhteensä alv veroton maksettava y-tunnus saaja tilinumero toimitusosoite kpl pv netto verollinen euroa',
  },
  {
    name: 'Estonian',
    letters: 'äõöüšž',
    words:
      'ja on ei see et või ning arve number kuupäev maksetähtaeg tasuda müüja ostja registrikood kmkr aadress kirjeldus nimetus kogus ühik hind summa kokku käibemaks käibemaksuta viitenumber pank tk eurot makse saaja tellimus',
  },
  {
    name: 'Latvian',
    letters: 'āčēģīķļņšūž',
    words:
      'un ir no uz par ar pie vai kā ka rēķins rēķina numurs datums apmaksas termiņš piegādātājs pircējs saņēmējs reģistrācijas pvn adrese adresē nosaukums daudzums cena summa kopā kopa apmaksai banka konts gab eur bez pasūtījums kods',
  },
  {
    name: 'Lithuanian',
    letters: 'ąčęėįšųūž',
    words:
      'ir yra ne iš is už su ar kad sąskaita faktūra data datą nr išrašymo apmokėti iki mokėjimo terminas pardavėjas pirkėjas įmonės kodas pvm mokėtojo adresas pavadinimas kiekis kaina kainą suma viso bendra bendrą bankas vnt eur be užsakymas žodžiais',
  },
  {
    name: 'Turkish',
    letters: 'çğıöşüİâî',
    words:
      've bir bu için ile da de olarak fatura tarihi no alıcı satıcı müşteri vergi dairesi adres açıklama ürün miktar birim fiyat fiyatı tutar toplam genel ara kdv oranı ödeme ödenecek banka hesap iskonto sipariş adet tl yalnız',
  },
  {
    name: 'Icelandic',
    letters: 'áæéíðóöúýþ',
    words:
      'og í ad er á a sem til um fyrir vid med reikningur reikningsnúmer útgáfudagur gjalddagi eindagi kennitala kaupandi seljandi lýsing magn verd einingaverd upphaed samtals vsk greidslu afsláttur kr isk sími banki',
  },
  {
    name: 'Irish',
    letters: 'áéíóú',
    words:
      'agus an na ná ar i le do go is tá sonrasc uimhir dáta data custaiméir seoladh cur síos cainníocht praghas méid iomlán cbl íocaíocht cuntas bainc tagairt dlite híoc',
  },
  {
    name: 'Maltese',
    letters: 'àċèġħìòùż',
    words:
      'u il ta tal fil ma hu li bil fattura numru data klijent indirizz deskrizzjoni kwantità prezz ammont taxxa total dovut ħlas kont bank referenza ordni skont paġna unità',
  },
  {
    name: 'Catalan',
    letters: 'àçèéíïòóúü·ª°',
    words:
      'el la els les de del i en un una per amb que què no es és al dels factura data client import total iva preu quantitat descripció número adreça pagament venciment base imposable quota nif codi comanda carrer gràcies',
  },
];
