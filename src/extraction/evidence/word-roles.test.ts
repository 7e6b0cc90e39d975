import { expect, test } from 'vitest';
import type { PageText } from '../../document/index.ts';
import { extractInvoice, WORD_ROLES, type WordRole, type WordRoles } from '../index.ts';

/** Lines of text at (x, y), ten units high, six tenths of that a letter. */
function pageOf(lines: readonly (readonly [x: number, y: number, text: string])[]): PageText {
  const words = lines.flatMap(([x, y, text]) => {
    let at = x;
    return text.split(' ').map((word) => {
      const box = { x0: at, y0: y, x1: at + 6 * word.length, y1: y + 10 };
      at = box.x1 + 4;
      return { text: word, box, confidence: 1, source: 'text' as const };
    });
  });
  return { page: 1, width: 600, height: 840, words };
}

/** A model that is nearly sure that the words of each text have its role, and that all others have none. */
function takenFor({ words }: PageText, texts: Readonly<Partial<Record<WordRole, string>>>): WordRoles {
  const roleOf = (text: string) =>
    Object.entries(texts).find(([, words]) => words.split(' ').includes(text))?.[0] ?? 'other';
  return new Map(
    words.map((word) => [
      word,
      Float32Array.from(WORD_ROLES, (role) => Math.log(role === roleOf(word.text) ? 0.984 : 0.001)),
    ]),
  );
}

/** Two blocks that nothing says anything of, one on each side. */
const PAGE = pageOf([
  [40, 40, 'Alder Tools'],
  [40, 52, '12 Orchard Road'],
  [40, 64, 'Northfield QX7 9ZT'],
  [360, 40, 'Hazel Works'],
  [360, 52, '7 Canal Street'],
  [360, 64, 'Westbrook QX2 4AB'],
  [40, 300, 'Invoice number 20417'],
  [40, 320, '03/04/2025'],
  [40, 332, '13/05/2025'],
]);
const read = (texts: Readonly<Partial<Record<WordRole, string>>>) => {
  const { seller, buyer, dueDate } = extractInvoice([PAGE], { roles: takenFor(PAGE, texts) });
  return { seller: seller.name?.value, buyer: buyer.address?.value, due: dueDate?.value };
};

test('what a page model takes words for decides where nothing else does', () => {
  const left = {
    supplier_name: 'Alder Tools',
    supplier_address: '12 Orchard Road Northfield QX7 9ZT',
    receiver_name: 'Hazel Works',
    receiver_address: '7 Canal Street Westbrook QX2 4AB',
  };
  expect(read(left)).toMatchObject({ seller: 'Alder Tools', buyer: '7 Canal Street, Westbrook QX2 4AB' });
  const right = {
    supplier_name: 'Hazel Works',
    supplier_address: '7 Canal Street Westbrook QX2 4AB',
    receiver_name: 'Alder Tools',
    receiver_address: '12 Orchard Road Northfield QX7 9ZT',
  };
  expect(read(right)).toMatchObject({ seller: 'Hazel Works', buyer: '12 Orchard Road, Northfield QX7 9ZT' });
});

test('without a page model nothing changes, and a model that saw none of the words says nothing', () => {
  expect(extractInvoice([PAGE], { roles: new Map() })).toEqual(extractInvoice([PAGE]));
});
