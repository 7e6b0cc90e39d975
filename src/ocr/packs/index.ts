export { addLanguage, type Installed } from './install-pack.ts';
export { describeMissingPack, type LanguageSupport, listSupport } from './language-packs.ts';
export { createPackRecognisers, type PackRecognisers } from './pack-recognisers.ts';
