export { type DateCandidate, dateCandidates } from './dates.ts';
export { PAYING } from './due-phrases.ts';
export { daysAfter, findPaymentTerms, type PaymentTerms } from './payment-terms.ts';
export { findServiceDates } from './service-dates.ts';
