export { fold, foldedLetters } from './fold.ts';
export { anyPhrase, type Holes, type PhraseOptions, phrasePattern } from './phrases.ts';
