import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Contract, openContract, sample } from './contract.ts';
import { NAMES } from './names.ts';
import { elsewhere, openTarget, type Target } from './target.ts';

let target: Target;
let contract: Contract;
beforeAll(async () => {
  target = await openTarget();
  contract = await openContract(target);
});
afterAll(() => target?.stop());

const document = sample('us-services/us-services.pdf');

describe('Languages', () => {
  test('are 154 names', () => expect(new Set(NAMES).size).toBe(154));

  test('all of them are accepted, and the page is read', async () => {
    const submitted = [];
    for (const language of NAMES) submitted.push(await contract.submit(document, { language }));
    expect(submitted.map(({ status }) => status)).toEqual(NAMES.map(() => 200));
    const last = await contract.ended(submitted.at(-1)!.text);
    expect(last.taskStatus).toBe('Completed');
    for (const { text } of submitted) expect((await contract.ended(text)).taskStatus).toBe('Completed');
  });

  test('one without a pack is read all the same, with a warning that names the command', async () => {
    const { taskStatus, error } = await contract.read(sample('us-services/us-services-scan.jpg'), {
      language: 'Tibetan',
    });
    expect(taskStatus).toBe('Completed');
    const warning = error?.warnings.find((one) => one.includes('Tibetan'));
    if (warning !== undefined) expect(warning).toContain('inkvoice languages add Tibetan');
    else expect(elsewhere).toBe(true); // a server that has the pack has nothing to say
  });

  test('in any case', async () => {
    for (const language of ['ENGLISH', 'hwt_eng', 'SERBO_croatian'])
      expect((await contract.submit(document, { language })).status).toBe(200);
  });

  test('others are not', async () => {
    for (const language of ['Esperanto', 'en', ''])
      expect((await contract.submit(document, { language })).status).toBe(400);
  });
});
