declare const languageCode: unique symbol;
/** An ISO 639-1 code, "de". Made by `languageCodeOf` only, so that a name such as "German" is never taken for one. */
export type LanguageCode = string & { readonly [languageCode]: true };

/** A recognition language of the contract. */
export interface Language {
  /** As the API spells it, odd spellings included. */
  name: string;
  /** ISO 639-1 code, or 639-3 where there is none; absent where the name is not one language. */
  code?: string;
  /** The script that its invoices are mostly printed in, by its English name. `Han` stands for either form of Chinese characters. */
  script: string;
}

/** The 154 names in the contract's order: name, code (`-` for none), script. */
const TABLE = `
English en Latin
German de Latin
French fr Latin
Italian it Latin
Spanish es Latin
Portuguese pt Latin
Polish pl Latin
Slovene sl Latin
Slovak sk Latin
Netherlands nl Latin
Lithuanian lt Latin
Latvian lv Latin
Danish da Latin
Norwegian no Latin
Finnish fi Latin
Serbian sr Latin
Croatian hr Latin
Czech cs Latin
Swedish sv Latin
Estonian et Latin
Romanian ro Latin
Chinese zh Han
Russian ru Cyrillic
Arabic ar Arabic
Hindi hi Devanagari
Ukrainan uk Cyrillic
Bengali bn Bengali
Tibetan bo Tibetan
Thai th Thai
Urdu ur Arabic
Turkish tr Latin
Korean ko Hangul
Indonesian id Latin
Hebrew he Hebrew
Javanese jv Latin
Greek el Greek
Japanese ja Japanese
Persian fa Arabic
Albanian sq Latin
Latin la Latin
Vietnamese vi Latin
Uzbek uz Latin
Georgian ka Georgian
Bulgarian bg Cyrillic
Azerbaijani az Latin
Kazah kk Cyrillic
Macedonian mk Cyrillic
Belorussian be Cyrillic
Malay ms Latin
Hausa ha Latin
Sundanese su Latin
Swahili sw Latin
Tagalog tl Latin
Yoruba yo Latin
Oromo om Latin
Cebuano ceb Latin
Dutch nl Latin
Kurdish ku Latin
Serbo_Croatian hbs Latin
Malagasy mg Latin
Zhuang za Latin
Turkmen tk Latin
Somali so Latin
Hungarian hu Latin
Chichewa ny Latin
Rwanda rw Latin
Min_Bei mnp Han
Zulu zu Latin
Ilocano ilo Latin
Min_Dong cdo Han
Quechua qu Latin
Hiligaynon hil Latin
Hmong hmn Latin
Shona sn Latin
Xhosa xh Latin
Betawi bew Latin
Catalan ca Latin
Afrikaans af Latin
Minangkabau min Latin
Sotho_Southern st Latin
Bikol bik Latin
Makua vmw Latin
Kanuri kr Latin
Tswana tn Latin
Kikongo kg Latin
Luo luo Latin
Sukuma suk Latin
Tsonga ts Latin
Bosnian bs Latin
Bemba bem Latin
Nandi niq Latin
Palembang mui Latin
Umbundu umb Latin
Sotho_Northern nso Latin
Waray_Waray war Latin
Lamani lmn Devanagari
Low_German nds Latin
Gilaki glk Arabic
Musi mui Latin
HWT_ENG en Latin
Pu_Xian cpx Han
Kapampangan pam Latin
Bouyei pcc Latin
Galician gl Latin
Ndebele nd Latin
Yao yao Latin
Sasak sas Latin
Swati ss Latin
Gusii guz Latin
Meru mer Latin
Wolaytta wal Latin
Dong doc Latin
Pangasinan pag Latin
Dimli diq Latin
Makassar mak Latin
Tumbuka tum Latin
Serer_Sine srr Latin
Occitan oc Latin
Tonga to Latin
Muong mtq Latin
Kiche quc Latin
Luguru ruf Latin
Wu wuu Han
Cantonese yue Han
Min_Nan nan Han
Xiang hsn Han
Hakka hak Han
Gan gan Han
Chechen ce Cyrillic
Kabardian kbd Cyrillic
Marathi mr Devanagari
Bhojpuri bho Devanagari
Maithili mai Devanagari
Awadhi awa Devanagari
Nepali ne Devanagari
Marwari mwr Devanagari
Magahi mag Devanagari
Haryanvi bgc Devanagari
Chattisgarhi hne Devanagari
Dhundari dhd Devanagari
Konkani kok Devanagari
Kanauji bjj Devanagari
Mewati wtm Devanagari
Rajbanshi rjs Devanagari
Garhwali gbm Devanagari
Kumauni kfy Devanagari
Wagdi wbr Devanagari
Malvi mup Devanagari
Mewari mtr Devanagari
Uyghur ug Arabic
Telugu te Telugu
Kannada kn Kannada
Tamil ta Tamil
Devanagari - Devanagari
`;

export const LANGUAGES: readonly Language[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [name, code, script] = line.split(' ') as [string, string, string];
    return code === '-' ? { name, script } : { name, code, script };
  });

const byName = new Map(LANGUAGES.map((language) => [language.name.toLowerCase(), language]));

/** Finds a language by its name, in any case. */
export const findLanguage = (name: string): Language | undefined => byName.get(name.toLowerCase());

/** The ISO 639-1 code of a language by its name, in any case; undefined where it has none, or is not known. */
export function languageCodeOf(name: string): LanguageCode | undefined {
  const code = findLanguage(name)?.code;
  return code?.length === 2 ? (code as LanguageCode) : undefined;
}
