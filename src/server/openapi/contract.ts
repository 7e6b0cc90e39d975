import { LANGUAGES } from '../../knowledge/index.ts';
import { TokenAnswer, TokenError } from '../auth/index.ts';
import { asJson, asText, type Operation, ref } from './operation.ts';

const nullable = (type: string) => ({ type: [type, 'null'] });
const toggle = (fallback: boolean, description: string) => ({
  type: 'boolean',
  default: fallback,
  description,
});

/** Schemas of the cloud service's published description, under its names: generated clients keep their class names. */
export const CONTRACT_SCHEMAS: Record<string, object> = {
  Language: {
    type: 'string',
    description: 'Recognition language, in any case. A hint: the page is read whatever it says.',
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

const id = [
  {
    name: 'id',
    in: 'query' as const,
    required: true,
    schema: { type: 'string' },
    description: 'Id of the task.',
  },
];
const INVOICE = '/v5.0/ocr/RecognizeAndParseInvoice';
const response = (description: string) => ({ description, content: asJson(ref('OCRResponse')) });

export const CONTRACT_OPERATIONS: Operation[] = [
  {
    method: 'post',
    path: '/connect/token',
    id: 'GetToken',
    tag: 'Token',
    summary: 'An access token for client id and secret (OAuth 2.0 client credentials)',
    description:
      'As a form, as multipart, or with the credentials by HTTP Basic. After 5 failures of one id and secret: 429 for 10 minutes.',
    open: true,
    body: {
      required: true,
      content: Object.fromEntries(
        ['application/x-www-form-urlencoded', 'multipart/form-data'].map((type) => [
          type,
          {
            schema: {
              type: 'object',
              required: ['grant_type'],
              properties: {
                grant_type: { const: 'client_credentials' },
                client_id: { type: 'string' },
                client_secret: { type: 'string' },
              },
            },
          },
        ]),
      ),
    },
    responses: {
      200: { description: 'The token, good for an hour.', content: asJson(TokenAnswer) },
      400: {
        description: 'Wrong credentials or another grant (RFC 6749 §5.2).',
        content: asJson(TokenError),
      },
    },
    errors: [415, 429, 503],
  },
  {
    method: 'post',
    path: INVOICE,
    id: 'PostRecognizeAndParseInvoice',
    tag: 'RecognizeAndParseInvoice',
    summary: 'Submits a document',
    body: { required: true, content: asJson(ref('OCRRecognizeAndParseInvoiceBody')) },
    responses: { 200: { description: 'The id of the task, bare.', content: asText('A lower-case UUID.') } },
    errors: [400, 401, 413, 415, 429, 503],
  },
  {
    method: 'get',
    path: INVOICE,
    id: 'GetRecognizeAndParseInvoice',
    tag: 'RecognizeAndParseInvoice',
    summary: 'The result; waits for the end of the task for some seconds',
    parameters: id,
    responses: {
      200: response('Always, whatever became of the task: `NotExist` for one that is not there.'),
    },
    errors: [400, 401, 429],
  },
  {
    method: 'delete',
    path: INVOICE,
    id: 'CancelRecognizeAndParseInvoice',
    tag: 'RecognizeAndParseInvoice',
    summary: 'Cancels and deletes',
    parameters: id,
    responses: { 200: { description: 'Done, or there was no such task.' } },
    errors: [400, 401, 429],
  },
  {
    method: 'get',
    path: '/v5.0/ocr/Utilities/GetTaskStatus',
    id: 'GetTaskStatus',
    tag: 'Utilities',
    summary: 'The state of a task, at once and without results',
    parameters: id,
    responses: { 200: response('As the result, `results` empty.') },
    errors: [400, 401, 429],
  },
];
