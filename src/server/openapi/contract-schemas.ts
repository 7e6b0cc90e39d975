import { LANGUAGES } from '../../knowledge/index.ts';
import { ref } from './operation.ts';

const nullable = (type: string) => ({ type: [type, 'null'] });
const toggle = (fallback: boolean, description: string) => ({
  type: 'boolean',
  default: fallback,
  description,
});

/** Schemas of the cloud service's published description, under the same names, so that generated clients keep their class names. */
export const CONTRACT_SCHEMAS: Record<string, object> = {
  Language: {
    type: 'string',
    description:
      'Recognition language, in any case. Only a hint: the language of the page is recognised anyway.',
    enum: LANGUAGES.map(({ name }) => name),
  },
  DsrMode: {
    type: 'string',
    enum: [
      'Regions',
      'DsrNoFilter',
      'DsrAndFilter',
      'NoDsrNoFilter',
      'TextDetector',
      'DsrPlusDetector',
      'PolygonalTextDetector',
    ],
  },
  DsrConfidence: {
    type: 'string',
    enum: ['Default', 'Low', 'LowMid', 'Mid', 'MidHigh', 'High', 'Ultra', 'All'],
  },
  ResultType: {
    type: 'string',
    enum: ['Text', 'Pdf', 'TextAndPdf', 'Hocr', 'TextAndHocr', 'PdfAndHocr', 'TextAndPdfAndHocr', 'ImagePNG'],
  },
  ResultTypeTable: { type: 'string', enum: ['Text', 'Excel', 'Csv', 'CsvAndExcel'] },
  OCRRect: {
    type: 'object',
    description: 'In pixels of the picture as it was sent.',
    properties: Object.fromEntries(
      ['topLeftX', 'topLeftY', 'bottomRightX', 'bottomRightY'].map((name) => [
        name,
        { type: 'integer', format: 'int32' },
      ]),
    ),
  },
  OCRRegion: {
    type: 'object',
    properties: { rect: ref('OCRRect'), order: { type: 'integer', format: 'int32' } },
  },
  OCRSettingsRecognizeAndParseInvoice: {
    type: 'object',
    description: 'Keys are matched in any case; unknown ones and nulls are ignored.',
    properties: {
      language: ref('Language'),
      makeSkewCorrect: toggle(true, 'Straighten a tilt of up to 15°.'),
      rotate: {
        type: 'integer',
        format: 'int32',
        default: 0,
        description: 'Degrees clockwise, before anything else.',
      },
      Rotate: { type: 'integer', format: 'int32', description: 'The same.' },
      makeBinarization: toggle(false, 'To black and white first.'),
      makeUpsampling: toggle(false, 'Enlarge first, for small print.'),
      makeSpellCheck: toggle(false, "Correct misspelt words by the language's dictionary."),
      makeContrastCorrection: { ...toggle(false, 'Stretch the contrast first.'), deprecated: true },
      resultType: ref('ResultType'),
      resultTypeTable: ref('ResultTypeTable'),
      dsrMode: ref('DsrMode'),
      dsrConfidence: ref('DsrConfidence'),
      regions: { type: ['array', 'null'], items: ref('OCRRegion'), description: 'Where to look.' },
    },
  },
  OCRRecognizeAndParseInvoiceBody: {
    type: 'object',
    required: ['image'],
    properties: {
      image: { type: 'string', format: 'byte', description: 'The document in base64.' },
      settings: ref('OCRSettingsRecognizeAndParseInvoice'),
    },
  },
  OCRTaskStatus: { type: 'string', enum: ['Pending', 'Processing', 'Completed', 'Error', 'NotExist'] },
  ResponseStatusCode: {
    type: 'string',
    enum: [
      'Ok',
      'PartiallyNotFound',
      'NoAnyResultData',
      'ResultDataLost',
      'TaskNotFound',
      'NotReady',
      'Error',
    ],
  },
  OCRResult: {
    type: 'object',
    properties: {
      type: { type: ['string', 'null'] },
      data: {
        type: ['string', 'null'],
        format: 'byte',
        description: 'Base64 of the payload: see InvoiceDetails.',
      },
    },
  },
  OCRError: {
    type: ['object', 'null'],
    properties: {
      messages: { type: ['array', 'null'], items: { type: 'string' } },
      warnings: { type: ['array', 'null'], items: { type: 'string' } },
    },
  },
  OCRResponse: {
    type: 'object',
    properties: {
      id: nullable('string'),
      responseStatusCode: ref('ResponseStatusCode'),
      taskStatus: ref('OCRTaskStatus'),
      results: { type: ['array', 'null'], items: ref('OCRResult') },
      error: ref('OCRError'),
    },
  },
};
