import { extractIBAN, isValidBIC, isValidIBAN } from 'ibantools';
import type { Field, Finding, Party, PayeeAccount } from '../model.ts';
import type { Check } from './finding.ts';

const bare = (text: string) => text.toUpperCase().replace(/[^A-Z0-9*•]/g, '');

/** Two letters, two check digits and the account; other account numbers have no check that is common to all countries. */
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/;
const MASKED = /[*•]|X{4}/;

export const accountsHold: Check = ({ payeeAccount, payeeAccounts = [] }) => [
  ...accountHolds(payeeAccount, 'payeeAccount'),
  ...payeeAccounts.slice(1).flatMap((account, i) => accountHolds(account, `payeeAccounts.${i + 1}`)),
];

function accountHolds({ account, bic }: PayeeAccount, path: string): Finding[] {
  const found: Finding[] = [];
  const iban = account && bare(account.value);
  if (iban && IBAN.test(iban) && !MASKED.test(iban) && !isValidIBAN(iban)) {
    found.push(
      finding('iban_checksum', [`${path}.account`], account, 'The check digits of the IBAN are wrong.'),
    );
  }
  if (bic && !isValidBIC(bare(bic.value))) {
    found.push(finding('bic_invalid', [`${path}.bic`], bic, 'The BIC is not valid.'));
  } else if (bic && iban && isValidIBAN(iban)) {
    const country = extractIBAN(iban).countryCode;
    const ofBank = bare(bic.value).slice(4, 6);
    if (country && ofBank !== country && !sameBanks(country, ofBank)) {
      found.push({
        ...finding(
          'bic_of_other_country',
          [`${path}.bic`, `${path}.account`],
          bic,
          `The bank is in ${ofBank}, the account in ${country}.`,
        ),
        severity: 'info',
      });
    }
  }
  return found;
}

/** Countries whose banks serve each other's accounts. Source: SWIFT IBAN registry, territories under another country's code. */
const TERRITORIES = [
  'GB GG IM JE',
  'FR GF GP MQ RE PM YT BL MF PF NC WF MC',
  'FI AX',
  'NO SJ',
  'CH LI',
  'IT SM VA',
];
const sameBanks = (a: string, b: string) =>
  TERRITORIES.some((group) => group.includes(a) && group.includes(b));

export const taxIdsHold: Check = ({ seller, buyer }) => [
  ...partyHolds(seller, 'seller'),
  ...partyHolds(buyer, 'buyer'),
];

function partyHolds({ taxId, ids = [] }: Party, path: string): Finding[] {
  return ids.flatMap((id, i): Finding[] => {
    if (id.valid !== false) return [];
    const isMain = taxId !== undefined && bare(taxId.value) === bare(id.value);
    return [
      finding(
        'tax_id_checksum',
        [...(isMain ? [`${path}.taxId`] : []), `${path}.ids.${i}`],
        id,
        `The check digits of ${id.value} are wrong (${id.scheme}).`,
      ),
    ];
  });
}

const finding = (code: string, fields: string[], { value }: Field<string>, message: string): Finding => ({
  code,
  severity: 'warning',
  fields,
  message,
  actual: value,
});
