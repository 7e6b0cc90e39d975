import { expect, it } from 'vitest';
import { extractInvoice } from '../index.ts';
import { type Print, printedPage } from '../parties/printed-page.fixture.ts';

const read = (...lines: Print[]) => extractInvoice([printedPage(lines)]);
const HEAD: Print[] = [
  [40, 40, 'Alder & Finch Ltd', 16],
  [40, 60, '12 Quarry Road'],
  [40, 72, 'Millbrook SW1 2AB'],
  [400, 40, 'INVOICE', 18],
];

it('a date that could be the date of issue as well is an alternative, with its place', () => {
  const { issueDate } = read(...HEAD, [400, 80, '5 March 2026'], [400, 200, '6 March 2026']);
  expect(issueDate?.value).toBe('2026-03-05');
  const [other] = issueDate!.alternatives!;
  expect(other).toMatchObject({ value: '2026-03-06', text: '6 March 2026', page: 1 });
  expect(other!.confidence).toBeLessThan(issueDate!.confidence);
  expect(other!.box!.y0).toBeCloseTo(200 / 840, 4);
});

it('three alternatives at most, the likeliest first, and never the value itself', () => {
  const { issueDate } = read(
    ...HEAD,
    ...[5, 6, 7, 8, 9].map((day, i): Print => [400, 80 + 14 * i, `${day} March 2026`]),
  );
  const values = issueDate?.alternatives?.map(({ value }) => value) ?? [];
  expect(values.length).toBeLessThanOrEqual(3);
  expect(values).not.toContain(issueDate?.value);
  const sure = issueDate?.alternatives?.map(({ confidence }) => confidence) ?? [];
  expect(sure).toEqual(sure.toSorted((a, b) => b - a));
});

it('a value that nothing rivals has none', () => {
  const { issueDate } = read(...HEAD, [400, 80, 'Invoice date: 5 March 2026']);
  expect(issueDate).not.toHaveProperty('alternatives');
});
