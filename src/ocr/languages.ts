/**
 * What tells the languages of the Latin alphabet apart on an invoice. `letters`: those beyond ASCII that its words are written with, without
 * those of foreign names. `words`: frequent ones and those of invoices, without accents, so that they are recognised however accents were read.
 */
export interface Language {
  /** The contract's name. */
  name: string;
  letters: string;
  words: string;
}

export const LANGUAGES: readonly Language[] = [
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
      'der die das und in den von zu mit ist auf fur im nicht des ein eine dem bei wir sie ihre bitte rechnung rechnungsnummer datum betrag menge preis einzelpreis gesamt gesamtbetrag summe netto brutto mwst ust steuer steuernummer kunde kundennummer lieferung tage zahlung zahlbar bank konto innerhalb zzgl inkl beschreibung artikel stuck strasse gmbh',
  },
  {
    name: 'French',
    letters: 'àâçéèêëîïôùûüœæÿ',
    words:
      'le la les de des du et en un une pour par sur au aux dans est ce votre vos nous vous facture date client montant total tva ht ttc prix quantite reference reglement paiement echeance adresse numero commande livraison designation remise unitaire siret rcs net payer merci societe capital taux avec sans rue',
  },
  {
    name: 'Spanish',
    letters: 'áéíñóúüª°',
    words:
      'el la los las de del y en un una para por con su que se no es al factura fecha cliente importe total iva precio cantidad descripcion numero direccion pago vencimiento base imponible cuota forma cif nif telefono pedido unidades gracias domicilio calle codigo concepto articulo descuento',
  },
  {
    name: 'Italian',
    letters: 'àèéìîòù',
    words:
      'il lo la gli le di del della dei e in un una per con su che non da al fattura data cliente importo totale iva prezzo quantita descrizione numero indirizzo pagamento scadenza imponibile imposta partita codice fiscale via spett destinatario sconto banca bonifico ordine aliquota',
  },
  {
    name: 'Portuguese',
    letters: 'áâãàçéêíóôõúª°',
    words:
      'o os as de do da dos das e em um uma para por com que nao ao no na fatura data cliente valor total iva preco quantidade descricao numero morada pagamento vencimento contribuinte nif codigo rua desconto taxa encomenda obrigado recibo unitario endereco telefone nota',
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
      'i w z na do nie od dla przez oraz lub po ul jest sie faktura data nazwa ilosc cena wartosc netto brutto vat razem zaplaty sprzedawca nabywca numer nip platnosci termin sposob przelew konto rachunek kwota stawka uslugi wystawienia sprzedazy jednostkowa slownie bank',
  },
  {
    name: 'Czech',
    letters: 'áčďéěíňóřšťúůýž',
    words:
      'a v na s z je se do pro za od po ve ze k faktura cislo datum vystaveni splatnosti dodavatel odberatel ico dic mnozstvi cena celkem dph sazba zaklad dane castka uhrade ucet banka popis objednavka kc prevodem symbol variabilni doklad danovy ks',
  },
  {
    name: 'Slovak',
    letters: 'áäčďéíĺľňóôŕšťúýž',
    words:
      'a v na s z je sa do pre za od po vo zo k faktura cislo datum vystavenia splatnosti dodavatel odberatel ico dic mnozstvo cena spolu dph sadzba zaklad dane suma uhradu ucet banka popis objednavka dodania prevodny prikaz symbol variabilny ks',
  },
  {
    name: 'Hungarian',
    letters: 'áéíóöőúüű',
    words:
      'a az es egy nem hogy is vagy szamla szamlaszam datum kelte teljesites fizetesi hatarido mod elado vevo adoszam megnevezes mennyiseg egysegar netto brutto afa osszesen fizetendo vegosszeg atutalas bank utca cim db forint ft kft szallito',
  },
  {
    name: 'Romanian',
    letters: 'ăâîșțşţ',
    words:
      'si de la in cu pe din pentru nu este sau un o factura data furnizor client cumparator cod fiscal adresa judet cantitate pret unitar valoare tva total plata banca cont numar seria lei denumirea produselor serviciilor emiterii scadentei reg com',
  },
  {
    name: 'Croatian',
    letters: 'čćđšž',
    words:
      'i u na za je se od s iz do po koji racun broj datum izdavanja dospijeca kupac oib opis kolicina cijena iznos ukupno pdv osnovica stopa placanje placanja nacin adresa ulica popust isporuke eur ziro',
  },
  {
    name: 'Slovenian',
    letters: 'čšž',
    words:
      'in v na za je se od s iz do po pri racun stevilka datum izdaje zapadlosti rok placila kupec davcna opis kolicina cena znesek skupaj ddv osnova stopnja nacin naslov ulica popust storitve prodajalec sklic',
  },
  {
    name: 'Swedish',
    letters: 'åäöé',
    words:
      'och i att det som en ett for med pa av till den ar inte om vi ni faktura fakturanummer fakturadatum datum forfallodatum belopp summa moms antal pris totalt betala betalning bankgiro plusgiro beskrivning kund kundnummer exkl inkl kr organisationsnummer villkor dagar artikel',
  },
  {
    name: 'Danish',
    letters: 'æøåé',
    words:
      'og i at det som en et for med pa af til den er ikke om vi faktura fakturanr fakturadato dato forfaldsdato belob moms antal pris total betaling beskrivelse kunde kundenr ekskl inkl kr cvr konto reg nr dage vare varenr side alt stk',
  },
  {
    name: 'Norwegian',
    letters: 'æøåéòô',
    words:
      'og i at det som en et for med pa av til den er ikke om vi faktura fakturanr fakturadato dato forfallsdato belop mva antall pris sum betaling betales beskrivelse kunde kundenr eks inkl kr org konto kontonummer nr dager vare kid totalt',
  },
  {
    name: 'Finnish',
    letters: 'äöåšž',
    words:
      'ja on ei se etta tai kun lasku laskun laskutusosoite paivamaara paivays erapaiva maksuehto viitenumero asiakasnumero tuote kuvaus maara hinta yksikkohinta summa yhteensa alv veroton maksettava y-tunnus saaja tilinumero toimitusosoite kpl pv netto verollinen euroa',
  },
  {
    name: 'Estonian',
    letters: 'äõöüšž',
    words:
      'ja on ei see et voi ning arve number kuupaev maksetahtaeg tasuda muuja ostja registrikood kmkr aadress kirjeldus nimetus kogus uhik hind summa kokku kaibemaks kaibemaksuta viitenumber pank tk eurot makse saaja tellimus',
  },
  {
    name: 'Latvian',
    letters: 'āčēģīķļņšūž',
    words:
      'un ir no uz par ar pie vai ka rekins rekina numurs datums apmaksas termins piegadatajs pircejs sanemejs registracijas pvn adrese nosaukums daudzums cena summa kopa apmaksai banka konts gab eur bez pasutijums kods',
  },
  {
    name: 'Lithuanian',
    letters: 'ąčęėįšųūž',
    words:
      'ir yra ne is uz su ar kad saskaita faktura data nr israsymo apmoketi iki mokejimo terminas pardavejas pirkejas imones kodas pvm moketojo adresas pavadinimas kiekis kaina suma viso bendra bankas vnt eur be uzsakymas zodziais',
  },
  {
    name: 'Turkish',
    letters: 'çğıöşüİâî',
    words:
      've bir bu icin ile da de olarak fatura tarihi no alici satici musteri vergi dairesi adres aciklama urun miktar birim fiyat fiyati tutar toplam genel ara kdv orani odeme odenecek banka hesap iskonto siparis adet tl yalniz',
  },
  {
    name: 'Icelandic',
    letters: 'áæéíðóöúýþ',
    words:
      'og i ad er a sem til um fyrir vid med reikningur reikningsnumer utgafudagur gjalddagi eindagi kennitala kaupandi seljandi lysing magn verd einingaverd upphaed samtals vsk til greidslu afslattur kr isk simi banki',
  },
  {
    name: 'Irish',
    letters: 'áéíóú',
    words:
      'agus an na ar i le do go is ta sonrasc uimhir data custaimeir seoladh cur sios cainniocht praghas meid iomlan cbl iocaiocht cuntas bainc tagairt dlite le hioc',
  },
  {
    name: 'Maltese',
    letters: 'àċèġħìòùż',
    words:
      'u il ta tal fil ma hu li bil fattura numru data klijent indirizz deskrizzjoni kwantita prezz ammont taxxa total dovut hlas kont bank referenza ordni skont pagna unita',
  },
  {
    name: 'Catalan',
    letters: 'àçèéíïòóúü·ª°',
    words:
      'el la els les de del i en un una per amb que no es al dels factura data client import total iva preu quantitat descripcio numero adreca pagament venciment base imposable quota nif codi comanda carrer gracies',
  },
];
