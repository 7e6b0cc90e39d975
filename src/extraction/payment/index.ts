export { findAccounts } from './payee-accounts.ts';
export { findPayeeAccount } from './payment.ts';
