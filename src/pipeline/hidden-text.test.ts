import { expect, test } from 'vitest';
import { makePdf, show } from '../document/fixtures/pdf.ts';
import { createReader } from './reader.ts';

test('hidden text is not read, and a finding names its page and why it cannot be seen', async () => {
  const visible = show('Total due 119.00 EUR', 50, 600) + show('IBAN DE75 5121 0800 1245 1261 99', 50, 560);
  const hidden = `1 g ${show('IBAN DE02 1203 0000 0000 2020 51', 50, 500)} 0 g`;
  const bytes = makePdf({
    pages: [{ content: show('Invoice 4711', 50, 700) }, { content: visible + hidden }],
  });
  const reader = await createReader();
  const { payeeAccount, findings } = await reader.read(bytes);
  await reader.close();
  expect(payeeAccount.account?.value).toBe('DE75 5121 0800 1245 1261 99');
  expect(findings).toContainEqual({
    code: 'hidden_text',
    severity: 'warning',
    fields: [],
    message: 'Page 2 holds 26 characters in the colour of its ground (same_colour); they were not read.',
    actual: 'same_colour',
  });
});
