export { type DateCandidate, dateCandidates, decideDates } from './dates.ts';
export { PAYING } from './due-phrases.ts';
export { findPaymentTerms, type PaymentTerms } from './payment-terms.ts';
export { findServiceDates } from './service-dates.ts';
