/** The contract's language names as the API spells them, kept apart from the table of the code on purpose. */
export const NAMES = `
English German French Italian Spanish Portuguese Polish Slovene Slovak Netherlands Lithuanian
Latvian Danish Norwegian Finnish Serbian Croatian Czech Swedish Estonian Romanian Chinese Russian
Arabic Hindi Ukrainan Bengali Tibetan Thai Urdu Turkish Korean Indonesian Hebrew Javanese Greek
Japanese Persian Albanian Latin Vietnamese Uzbek Georgian Bulgarian Azerbaijani Kazah Macedonian
Belorussian Malay Hausa Sundanese Swahili Tagalog Yoruba Oromo Cebuano Dutch Kurdish Serbo_Croatian
Malagasy Zhuang Turkmen Somali Hungarian Chichewa Rwanda Min_Bei Zulu Ilocano Min_Dong Quechua
Hiligaynon Hmong Shona Xhosa Betawi Catalan Afrikaans Minangkabau Sotho_Southern Bikol Makua Kanuri
Tswana Kikongo Luo Sukuma Tsonga Bosnian Bemba Nandi Palembang Umbundu Sotho_Northern Waray_Waray
Lamani Low_German Gilaki Musi HWT_ENG Pu_Xian Kapampangan Bouyei Galician Ndebele Yao Sasak Swati
Gusii Meru Wolaytta Dong Pangasinan Dimli Makassar Tumbuka Serer_Sine Occitan Tonga Muong Kiche
Luguru Wu Cantonese Min_Nan Xiang Hakka Gan Chechen Kabardian Marathi Bhojpuri Maithili Awadhi
Nepali Marwari Magahi Haryanvi Chattisgarhi Dhundari Konkani Kanauji Mewati Rajbanshi Garhwali
Kumauni Wagdi Malvi Mewari Uyghur Telugu Kannada Tamil Devanagari
`
  .trim()
  .split(/\s+/);
