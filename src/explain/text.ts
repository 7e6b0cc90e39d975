import type { ExplainedOption, Explanation, FieldExplanation } from './explanation.ts';

/** Pieces of evidence told of one candidate. */
const MOST_EVIDENCE = 8;

const signed = (logOdds: number) => `${logOdds < 0 ? '−' : '+'}${Math.abs(logOdds).toFixed(1)}`;
const percent = (probability: number) => `${(100 * probability).toFixed(0)} %`;

/** For people: each field with its value, its candidates with what spoke for and against them, and what decided. */
export function explanationAsText({ fields }: Explanation): string {
  const intro =
    'Evidence counts in log-odds: +0 is as likely as not, +2 is 88 %, +4 is 98 %; pieces add up. The arrow marks what was chosen.\n';
  return `${intro}\n${fields.map(fieldAsText).join('\n')}`;
}

function fieldAsText(field: FieldExplanation): string {
  const { given, candidates, chosen, relations, rivals, probability } = field;
  const lines = [`${field.title}${field.path ? ` (${field.path})` : ''}: ${givenAsText(given)}`];
  if (given?.source === 'xml' || given?.source === 'code')
    lines.push(
      `  stated by the document’s ${given.source === 'xml' ? 'XML' : 'code'}, which wins over print`,
    );
  if (candidates.length === 0) lines.push('  nothing on the pages looks like it');
  for (const [at, candidate] of candidates.entries())
    lines.push(...candidateAsText(candidate, at === chosen));
  for (const { name, adds } of relations) lines.push(`  together: ${name} ${signed(adds)}`);
  if (probability !== undefined) lines.push(`  against all else that it could be: ${percent(probability)}`);
  else if (candidates.length > 0) lines.push('  none was likely enough, or fitted the rest');
  if (rivals.length > 0)
    lines.push(`  next: ${rivals.map(({ value, probability: p }) => `${value} (${percent(p)})`).join(', ')}`);
  return `${lines.join('\n')}\n`;
}

function givenAsText(given: FieldExplanation['given']): string {
  if (!given) return 'not given';
  const where = given.page === undefined ? given.source : `${given.source}, page ${given.page}`;
  const printed = String(given.value) === given.text ? '' : `, printed “${given.text}”`;
  return `${given.value} (confidence ${given.confidence.toFixed(2)}; ${where}${printed})`;
}

function candidateAsText(
  { value, text, page, logOdds, evidence }: ExplainedOption,
  isChosen: boolean,
): string[] {
  const printed = text === undefined || text === value ? '' : ` “${text}”`;
  const where = page === undefined ? '' : `, page ${page}`;
  const told = evidence
    .slice(0, MOST_EVIDENCE)
    .map(({ words, adds }) => `${words} ${signed(adds)}`)
    .join('; ');
  return [`  ${isChosen ? '→' : ' '} ${value}${printed}${where}: ${signed(logOdds)}`, `      ${told}`];
}
