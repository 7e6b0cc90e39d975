export { type EncodedPage, encodeReading, WIDTH } from './encode.ts';
