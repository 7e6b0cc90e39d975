import { fold, KNOWN_LANGUAGES, type KnownLanguage } from '../../knowledge/index.ts';

/** Months in languages of which nothing else is known, folded, January first; several spellings by "/". */
const FURTHER_LANGUAGES = {
  ms: 'januari/jan februari/feb mac april/apr mei jun julai ogos/ogo september/sep oktober/okt november/nov disember/dis',
  id: 'januari/jan februari/feb maret/mar april/apr mei juni/jun juli/jul agustus/agu/agt september/sep oktober/okt november/nov desember/des',
  ca: 'gener/gen febrer/febr marc abril/abr maig juny/jun juliol/jul agost/ag setembre/set octubre/oct novembre/nov desembre/des',
};

/** "listopad" is November in Polish and Czech and October in Croatian: the language named here gives the later reading. */
const SECOND_MEANING = 'hr';

const isSecond = ({ code }: KnownLanguage) => (code === SECOND_MEANING ? 1 : 0);

const MONTHS_BY_NAME = new Map<string, Set<number>>();

function add(name: string, month: number): void {
  const key = fold(name);
  const months = MONTHS_BY_NAME.get(key) ?? new Set();
  MONTHS_BY_NAME.set(key, months.add(month));
}

for (const { dates } of [...KNOWN_LANGUAGES].sort((a, b) => isSecond(a) - isSecond(b))) {
  dates.months.forEach((names, i) => {
    for (const name of names) add(name, i + 1);
  });
}
for (const language of Object.values(FURTHER_LANGUAGES)) {
  language.split(' ').forEach((names, i) => {
    for (const name of names.split('/')) add(name, i + 1);
  });
}

/** The numbers (1-12) of the months that a name or abbreviation stands for in any language; the likelier first. */
export const monthsNamed = (name: string): number[] => [...(MONTHS_BY_NAME.get(fold(name)) ?? [])];
