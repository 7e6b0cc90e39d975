import { describe, expect, it } from 'vitest';
import { endsForm, hasLegalForm, LEGAL_ONLY, legalEnd } from './legal-forms.ts';

describe('company forms', () => {
  it.each([
    'Alder Tools Ltd',
    'Ellekær Byg I/S',
    'Ellekær Data A/S',
    'Ellekær Revision K/S',
    'Olše & Lípa v.o.s.',
    'Olszyna Ogrody s.c.',
    'Aulne Atelier ltée',
    'Alder & Finch plc',
    'Erle Holzbau UG (haftungsbeschränkt)',
  ])('are told in "%s"', (name) => {
    expect(hasLegalForm(name)).toBe(true);
    expect(legalEnd(name)).toBe(name.length);
  });

  it.each(['plc', 'terms of the company apply', 'se dopravou', 'Preise inkl. MwSt. und a. Kosten'])(
    'are no words of running text: "%s"',
    (text) => expect(hasLegalForm(text)).toBe(false),
  );

  it('go on in the next line where the first one ends in their midst', () => {
    expect(endsForm('Olszyna Ogrody Sp. z', 'o.o.')).toBe(true);
    expect(endsForm('Olszyna Ogrody Sp.', 'z o.o.')).toBe(true);
    expect(endsForm('Robles Consultores S.A. de', 'C.V.')).toBe(true);
    expect(endsForm('Alder Tools', 'Ltd')).toBe(false);
    expect(endsForm('Alder Tools Ltd', '12 Quarry Road')).toBe(false);
  });

  it.each(['GmbH', 'Co. Ltd.', 'CO. (M) SDN BHD', '(M) Sdn. Bhd.', '& Sons Ltd'])(
    'stand alone: "%s"',
    (text) => expect(LEGAL_ONLY.test(text)).toBe(true),
  );

  it.each(['Alder Ltd', 'Co. Ltd Road', '(M) Alder'])('do not stand alone: "%s"', (text) =>
    expect(LEGAL_ONLY.test(text)).toBe(false),
  );
});
