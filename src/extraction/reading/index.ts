export { withCaptionsAbove } from './captions-below.ts';
export { homeCurrencies } from './home-countries.ts';
export { type Reading, type ReadingHints, read } from './reading.ts';
export { wrappedEmails } from './wrapped-emails.ts';
