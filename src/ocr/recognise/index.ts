export { inPlace, placeWord, turned } from './place.ts';
export { type Line, loadRecogniser, type Recogniser, type RecogniserFiles } from './recogniser.ts';
export { isRare, stemOf, stemsOf } from './stems.ts';
export type { Doubt, LineWord } from './words.ts';
