import { defined } from '../base/index.ts';
import type { Trace, TracedDecision, TracedOption } from '../extraction/index.ts';
import type { Box, Field, Invoice } from '../invoice/index.ts';
import { evidenceInWords } from './evidence-words.ts';
import { FIELD_NAMES, fieldsNamed } from './fields.ts';

/** A picture of a page, for boxes to be drawn on. */
export interface PagePicture {
  page: number;
  /** Size in the units of the boxes. */
  width: number;
  height: number;
  /** As a data URL; absent where none could be drawn. */
  picture?: string;
}

export interface Evidence {
  name: string;
  words: string;
  /** Log-odds that it adds. */
  adds: number;
}

export interface ExplainedOption extends Omit<TracedOption, 'evidence'> {
  evidence: Evidence[];
}

/** Why a field has the value that it has, or none. */
export interface FieldExplanation {
  field: string;
  path?: string;
  key?: string;
  title: string;
  /** As the invoice has it; absent where it has none. */
  given?: Pick<Field<unknown>, 'value' | 'text' | 'confidence' | 'source' | 'page' | 'box'>;
  /** Log-odds below which a candidate is not taken by its own evidence. */
  threshold: number;
  candidates: ExplainedOption[];
  /** Index of the candidate that the best whole has. */
  chosen?: number;
  /** Probability, 0–1, of the chosen value against all else that it could be, as the evidence has it. */
  probability?: number;
  rivals: { value: string; probability: number }[];
  /** What other fields said: log-odds. */
  relations: { name: string; adds: number }[];
}

export interface Explanation {
  fields: FieldExplanation[];
}

const probabilityOf = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));

/**
 * Why the fields of an invoice are what they are.
 * @param name a field by its path (`totals.gross`), its key (`total_amount`) or a part of these; all fields for none
 */
export function explainFields(invoice: Invoice, trace: Trace, name?: string): Explanation {
  const fields = fieldsNamed(name).flatMap((field): FieldExplanation[] => {
    const { path, key, title } = FIELD_NAMES[field];
    const decision = trace.decisions.get(field);
    const given = path === undefined ? undefined : fieldAt(invoice, path);
    if (!decision && !given) return [];
    return [defined({ field, path, key, title, given, ...whyOf(decision) })];
  });
  return { fields };
}

/** How it was decided; nothing for what no decision was traced of. */
function whyOf(decision: TracedDecision | undefined) {
  if (!decision) return { threshold: 0, candidates: [], rivals: [], relations: [] };
  const { threshold, options, chosen, sure, rivals, relations } = decision;
  return {
    threshold,
    candidates: options.map(inWords),
    chosen,
    probability: sure === undefined ? undefined : probabilityOf(sure),
    rivals: rivals.map((rival) => ({ value: rival.value, probability: probabilityOf(rival.sure) })),
    relations: relations.map((one) => ({ name: one.name, adds: one.logOdds })),
  };
}

const inWords = ({ evidence, ...option }: TracedOption): ExplainedOption => ({
  ...option,
  evidence: evidence.map(({ name, strength, weight }) => ({
    name,
    words: evidenceInWords(name),
    adds: strength * weight,
  })),
});

/** The field at a path of the invoice such as `totals.gross`. */
function fieldAt(invoice: Invoice, path: string): FieldExplanation['given'] | undefined {
  let value: unknown = invoice;
  for (const part of path.split('.'))
    value =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined;
  if (typeof value !== 'object' || value === null || !('confidence' in value)) return undefined;
  const { value: own, text, confidence, source, page, box } = value as Field<unknown> & { box?: Box };
  return { value: own, ...defined({ text, confidence, source, page, box }) };
}
