/**
 * Why no tax is charged, folded, in the languages of the lexicon: what EN 16931 calls the exemption reason, with its category. Source: the
 * codes of UNTDID 5305 and the wording that VAT Directive 2006/112/EC, article 226, asks for.
 */
export const EXEMPTIONS: readonly RegExp[] = [
  // reverse charge (AE)
  /reverse.?charge|steuerschuldnerschaft|steuerschuld geht|autoliquidation|inversion del sujeto pasivo|inversione contabile|verlegd|autoliquidacao|odwrotne obciazenie|prenesena danova|preneseni danove|omvand (?:skattskyldighet|betalningsskyldighet)|omvendt (?:betalingspligt|avgiftsplikt)|kaannetty verovelvollisuus|forditott adozas|taxare inversa|αντιστροφη επιβαρυνση/,
  // supply within the Union (K), export (G)
  /intra.?community|innergemeinschaftlich|intracommunautaire|intracomunitari|intracommunautair|wewnatrzwspolnotow|eu.?leverans|eu.?salg|yhteisomyynti|kozossegen beluli|livrare intracomunitara|ausfuhrlieferung|export outside|exportation|exportacion|esportazione|uitvoer/,
  // small businesses and exempt services (E)
  /§ ?19|kleinunternehmer|umsatzsteuerfrei|steuerfrei|§ ?4 n[ro]|tva non applicable|exonere de tva|art(?:icle)?\.? ?(?:293|261|262|44)|exento de iva|operacion exenta|esente (?:da )?iva|regime forfettario|franchigia|non soggett[ao]|vrijgesteld|btw.?vrij|kleineondernemersregeling|isento de iva|zwolnion|osvobozeno|neplatce dph|momsfri|momsbefri|avgiftsfri|veroton|mentes az ado|alanyi adomentes|scutit(?:a)? de tva|απαλλαγη|vat exempt|exempt from vat|zero.?rated|not subject to vat|tax exempt/,
];
