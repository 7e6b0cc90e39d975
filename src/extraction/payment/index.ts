export { type AccountSentence, accountSentences } from './account-sentences.ts';
export { findAccounts } from './payee-accounts.ts';
export {
  type PayeeCandidate,
  type PayeeCandidates,
  payeeCandidates,
  payeeFeatures,
} from './payee-candidates.ts';
