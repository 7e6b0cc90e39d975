import type { LabelRole } from '../../knowledge/index.ts';

const ROLES = [
  'invoice_number',
  'issue_date',
  'due_date',
  'delivery_date',
  'order_number',
  'customer_number',
  'buyer',
  'tax_id',
  'phone',
  'bank_name',
  'account_number',
  'payment_reference',
  'description',
  'quantity',
  'unit_price',
  'line_amount',
  'net',
  'tax',
  'gross',
  'amount_due',
] as const satisfies readonly LabelRole[];

/** One line for each of `ROLES`, as invoices of the language's countries print it; "-" where they have no such thing. */
const LINES: Record<string, string> = {
  en: 'Invoice No.: 10428|Invoice date: 3 March 2025|Due date: 02/04/2025|Date of supply: 1 March 2025|PO Number: 7781|Customer No: 5510|Bill to:|VAT Reg. No. 123|Tel: 020 7946 0012|Bank name: Harbour|Account No.: 12345678|Payment reference: 10428|Description|Qty|Unit price|Line total|Subtotal 100.00|VAT 20% 20.00|Total incl. VAT 120.00|Amount due 120.00',
  de: 'Rechnungs-Nr.: 10428|Rechnungsdatum: 03.03.2025|Fällig am: 02.04.2025|Lieferdatum: 01.03.2025|Bestellnummer: 7781|Kunden-Nr.: 5510|Rechnung an:|USt-IdNr.: DE1|Telefon: 030 1234|Bank: Hafenbank|Kontonummer: 12345678|Verwendungszweck: 10428|Bezeichnung|Menge|Einzelpreis|Gesamtpreis|Nettobetrag 100,00|MwSt. 19 % 19,00|Gesamtbetrag 119,00|Zu zahlen 119,00',
  fr: 'Facture n° : 10428|Date de facture : 03/03/2025|Échéance : 02/04/2025|Date de livraison : 01/03/2025|N° de commande : 7781|N° client : 5510|Facturé à :|N° TVA intracommunautaire : FR1|Tél. : 01 23|Banque : Port|N° de compte : 123|Référence de paiement : 10428|Désignation|Qté|Prix unitaire HT|Montant HT|Total HT 100,00|TVA 20 % 20,00|Total TTC 120,00|Net à payer 120,00',
  es: 'Factura n.º: 10428|Fecha de factura: 03/03/2025|Vencimiento: 02/04/2025|Fecha de entrega: 01/03/2025|Nº de pedido: 7781|Nº de cliente: 5510|Facturar a:|NIF: B1|Teléfono: 91 123|Banco: Puerto|Nº de cuenta: 123|Referencia de pago: 10428|Descripción|Cantidad|Precio unitario|Importe|Base imponible 100,00|IVA 21 % 21,00|Total factura 121,00|Total a pagar 121,00',
  it: 'Fattura n. 10428|Data fattura: 03/03/2025|Scadenza: 02/04/2025|Data di consegna: 01/03/2025|N. ordine: 7781|Codice cliente: 5510|Destinatario:|Partita IVA: 1|Telefono: 02 123|Banca: Porto|Conto corrente: 123|Causale: 10428|Descrizione|Quantità|Prezzo unitario|Importo|Imponibile 100,00|IVA 22 % 22,00|Totale fattura 122,00|Totale da pagare 122,00',
  nl: 'Factuurnummer: 10428|Factuurdatum: 03-03-2025|Vervaldatum: 02-04-2025|Leverdatum: 01-03-2025|Ordernummer: 7781|Klantnr.: 5510|Factuuradres:|Btw-nr.: NL1|Telefoon: 020 123|Bank: Haven|Rekeningnummer: 123|Betalingskenmerk: 10428|Omschrijving|Aantal|Prijs per stuk|Bedrag|Totaal excl. btw 100,00|21% btw 21,00|Totaal incl. btw 121,00|Te betalen 121,00',
  pt: 'Fatura n.º 10428|Data de emissão: 03/03/2025|Data de vencimento: 02/04/2025|Data de entrega: 01/03/2025|N.º da encomenda: 7781|N.º de cliente: 5510|Faturar a:|Contribuinte n.º 1|Telefone: 21 123|Banco: Porto|Número da conta: 123|-|Descrição|Quantidade|Preço unitário|Valor|Total sem IVA 100,00|IVA 23 % 23,00|Total com IVA 123,00|Total a pagar 123,00',
  pl: 'Faktura VAT nr 104/28|Data wystawienia: 03.03.2025|Termin płatności: 02.04.2025|Data sprzedaży: 01.03.2025|Nr zamówienia: 7781|Nr klienta: 5510|Nabywca:|NIP: 1|tel. 22 123|Nazwa banku: Port|Nr rachunku: 123|Tytułem: 104/28|Nazwa towaru lub usługi|Ilość|Cena netto|Wartość netto|Razem netto 100,00|Kwota VAT 23,00|Wartość brutto 123,00|Do zapłaty: 123,00',
  cs: 'Faktura č. 10428|Datum vystavení: 3. 3. 2025|Datum splatnosti: 2. 4. 2025|DUZP: 1. 3. 2025|Objednávka č.: 7781|Číslo zákazníka: 5510|Odběratel:|DIČ: CZ1|Tel.: 222 123|Banka: Přístav|Číslo účtu: 123/0100|Var. symbol: 10428|Označení dodávky|Množství|Cena za MJ|Celkem bez DPH|Základ daně 100,00|DPH 21 % 21,00|Celkem s DPH 121,00|K úhradě 121,00',
  sk: 'Faktúra č. 10428|Dátum vyhotovenia: 3. 3. 2025|Dátum splatnosti: 2. 4. 2025|Dátum dodania: 1. 3. 2025|Objednávka č.: 7781|Číslo zákazníka: 5510|Odberateľ:|IČ DPH: SK1|Tel.: 02 123|Banka: Prístav|Číslo účtu: 123/0200|Variabilný symbol: 10428|Názov položky|Množstvo|Jedn. cena|Spolu bez DPH|Základ dane 100,00|DPH 23 % 23,00|Spolu s DPH 123,00|Na úhradu 123,00',
  hu: 'Számlaszám: 10428|Számla kelte: 2025.03.03.|Fizetési határidő: 2025.04.02.|Teljesítés dátuma: 2025.03.01.|Rendelésszám: 7781|Ügyfélszám: 5510|Vevő:|Adószám: 1|Telefon: 1 123|Bank: Kikötő|Bankszámlaszám: 123|Közlemény: 10428|Megnevezés|Mennyiség|Egységár|Nettó érték|Nettó összesen 100|ÁFA 27 % 27|Bruttó összesen 127|Fizetendő 127',
  ro: 'Factura nr. 10428|Data facturii: 03.03.2025|Data scadenței: 02.04.2025|Data livrării: 01.03.2025|Nr. comandă: 7781|Cod client: 5510|Cumpărător:|CIF: RO1|Telefon: 021 123|Banca: Port|Cont: 123|-|Denumirea produselor sau a serviciilor|Cantitate|Preț unitar|Valoare|Total fără TVA 100,00|TVA 19 % 19,00|Total cu TVA 119,00|Total de plată 119,00',
  hr: 'Račun br. 10428|Datum računa: 03.03.2025.|Datum dospijeća: 02.04.2025.|Datum isporuke: 01.03.2025.|Broj narudžbe: 7781|Šifra kupca: 5510|Kupac:|OIB: 1|Telefon: 01 123|Banka: Luka|Žiro račun: 123|Poziv na broj: 10428|Naziv robe|Količina|Jedinična cijena|Iznos|Osnovica 100,00|PDV 25 % 25,00|Ukupan iznos 125,00|Za platiti 125,00',
  sl: 'Račun št. 10428|Datum izdaje: 03.03.2025|Rok plačila: 02.04.2025|Datum opravljene storitve: 01.03.2025|Št. naročila: 7781|Št. kupca: 5510|Kupec:|ID za DDV: SI1|Telefon: 01 123|Banka: Luka|TRR: 123|Sklic: SI00 10428|Opis blaga|Količina|Cena na enoto|Vrednost|Znesek brez DDV 100,00|DDV 22 % 22,00|Skupaj z DDV 122,00|Za plačilo 122,00',
  tr: 'Fatura No: 10428|Fatura Tarihi: 03.03.2025|Vade Tarihi: 02.04.2025|Teslim Tarihi: 01.03.2025|Sipariş No: 7781|Müşteri No: 5510|Alıcı:|Vergi No: 1|Telefon: 212 123|Banka: Liman|Hesap No: 123|-|Açıklama|Miktar|Birim Fiyat|Tutar|Ara Toplam 100,00|Hesaplanan KDV 20,00|Genel Toplam 120,00|Ödenecek Tutar 120,00',
  el: 'Αριθμός τιμολογίου: 10428|Ημερομηνία έκδοσης: 03/03/2025|Ημερομηνία λήξης: 02/04/2025|Ημερομηνία παράδοσης: 01/03/2025|Αριθμός παραγγελίας: 7781|Κωδικός πελάτη: 5510|Πελάτης:|ΑΦΜ: 1|Τηλέφωνο: 210 123|Τράπεζα: Λιμάνι|Αριθμός λογαριασμού: 123|-|Περιγραφή|Ποσότητα|Τιμή μονάδας|Αξία|Καθαρή αξία 100,00|ΦΠΑ 24 % 24,00|Γενικό σύνολο 124,00|Πληρωτέο ποσό 124,00',
  da: 'Fakturanr.: 10428|Fakturadato: 03-03-2025|Forfaldsdato: 02-04-2025|Leveringsdato: 01-03-2025|Ordrenr.: 7781|Kundenr.: 5510|Kunde:|CVR-nr.: 1|Telefon: 33 12|Bank: Havnebanken|Kontonr.: 123|Betalingsreference: 10428|Beskrivelse|Antal|Stk. pris|Beløb|Subtotal 100,00|Moms 25 % 25,00|Total inkl. moms 125,00|At betale 125,00',
  sv: 'Fakturanummer: 10428|Fakturadatum: 2025-03-03|Förfallodatum: 2025-04-02|Leveransdatum: 2025-03-01|Ordernummer: 7781|Kundnummer: 5510|Fakturaadress:|Momsreg.nr: SE1|Telefon: 08 123|Bank: Hamnbanken|Kontonummer: 123|OCR-nummer: 10428|Benämning|Antal|À-pris|Belopp|Netto 100,00|Moms 25 % 25,00|Totalt inkl. moms 125,00|Att betala 125,00',
  no: 'Fakturanr.: 10428|Fakturadato: 03.03.2025|Forfallsdato: 02.04.2025|Leveringsdato: 01.03.2025|Ordrenr.: 7781|Kundenr.: 5510|Kunde:|Org.nr.: 1 MVA|Telefon: 22 12|Bank: Havnebanken|Kontonummer: 123|KID: 10428|Beskrivelse|Antall|Enhetspris|Beløp|Sum eks. mva 100,00|Mva 25 % 25,00|Sum inkl. mva 125,00|Å betale 125,00',
  fi: 'Laskun numero: 10428|Laskun päivämäärä: 3.3.2025|Eräpäivä: 2.4.2025|Toimituspäivä: 1.3.2025|Tilausnumero: 7781|Asiakasnumero: 5510|Asiakas:|Y-tunnus: 1|Puhelin: 09 123|Pankki: Satama|Tilinumero: 123|Viitenumero: 10428|Kuvaus|Määrä|Yksikköhinta|Summa|Veroton yhteensä 100,00|ALV 25,5 % 25,50|Verollinen yhteensä 125,50|Maksettava yhteensä 125,50',
};

export interface PrintedLabels {
  language: string;
  lines: { printed: string; role: LabelRole }[];
}

export const PRINTED_LABELS: readonly PrintedLabels[] = Object.entries(LINES).map(([language, text]) => ({
  language,
  lines: text
    .split('|')
    .flatMap((printed, place) => (printed === '-' ? [] : [{ printed, role: ROLES[place]! }])),
}));
