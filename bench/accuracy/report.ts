import { expectedError, rightOfSure } from '../reliability.ts';
import { rates } from '../score.ts';
import { asRates, macroF1 } from '../tables.ts';
import type { Measured } from './measure.ts';

/** The figures of a corpus for a report in JSON; of single documents and small parts only where they may be told. */
export function reportOf({ corpus, tables, judged, documents, labelled, right, lines, read }: Measured) {
  const sure = rightOfSure(judged);
  return {
    corpus: corpus.name,
    documents,
    ...tables.total,
    ...rates(tables.total),
    macroF1: macroF1(tables.of('field')),
    documentsLabelled: labelled,
    documentsRight: right,
    expectedCalibrationError: expectedError(judged),
    sureValues: sure.values,
    sureValuesRight: sure.right,
    fields: asRates(tables.of('field')),
    pages: asRates(tables.of('pages')),
    ...(lines.documents > 0 && {
      lines: {
        documents: lines.documents,
        documentsRight: lines.right,
        ...lines.cells.total,
        ...rates(lines.cells.total),
        fields: asRates(lines.cells.of('field')),
      },
    }),
    ...(!corpus.totalsOnly && {
      sets: asRates(tables.of('set')),
      languages: asRates(tables.of('language')),
      forms: asRates(tables.of('form')),
      read,
    }),
  };
}
