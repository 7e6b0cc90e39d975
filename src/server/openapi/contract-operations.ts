import { TokenAnswer, TokenError } from '../auth/index.ts';
import { asJson, asText, type Operation, ref } from './operation.ts';

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
      200: { description: 'The token, valid for an hour.', content: asJson(TokenAnswer) },
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
    responses: {
      200: { description: 'The id of the task as plain text.', content: asText('A lower-case UUID.') },
    },
    errors: [400, 401, 413, 415, 429, 503],
  },
  {
    method: 'get',
    path: INVOICE,
    id: 'GetRecognizeAndParseInvoice',
    tag: 'RecognizeAndParseInvoice',
    summary: 'The result; waits some seconds for the end of the task',
    parameters: id,
    responses: {
      200: response('Always, whatever the state of the task: `NotExist` when there is no such task.'),
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
    responses: { 200: response('Like the result, with `results` empty.') },
    errors: [400, 401, 429],
  },
];
