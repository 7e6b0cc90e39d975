import { Type } from '@fastify/type-provider-typebox';
import {
  Corrections,
  describeInvoice,
  describeModel,
  EXPORT_FORMATS,
  ExportQuery,
  FormFields,
  GetQuery,
  JsonSubmission,
  ListQuery,
  MAX_FILES,
  PageQuery,
} from '../v1/index.ts';
import { asJson, type Operation, type Parameter, ref } from './operation.ts';

const box = Type.Object({ x0: Type.Number(), y0: Type.Number(), x1: Type.Number(), y1: Type.Number() });

export const describeV1Schemas = (): Record<string, object> => ({
  ...describeModel(),
  InvoiceTask: describeInvoice(),
  Submission: JsonSubmission,
  Corrections,
  PageWords: Type.Object({
    page: Type.Integer(),
    width: Type.Number(),
    height: Type.Number(),
    words: Type.Array(
      Type.Object({
        text: Type.String(),
        box: { ...box, description: 'In fractions of the page as read.' },
        confidence: Type.Number(),
        source: Type.Enum(['text', 'ocr']),
      }),
    ),
  }),
});

const ID: Parameter = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
const PAGE: Parameter = { name: 'page', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } };
const KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  description: 'For 24 hours, a repeated request gets the first answer and is not carried out again.',
};
const tag = 'Invoices';
const one = { description: 'The invoice.', content: asJson(ref('InvoiceTask')) };

export const V1_OPERATIONS: Operation[] = [
  {
    method: 'post',
    path: '/v1/invoices',
    id: 'submitInvoices',
    tag,
    summary: `Submits up to ${MAX_FILES} files`,
    parameters: [KEY],
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: {
            type: 'object',
            description: 'Files in fields of any name; `settings` and `metadata` as JSON.',
            properties: {
              ...FormFields.properties,
              file: { type: 'array', items: { type: 'string', format: 'binary' } },
            },
          },
        },
        ...asJson(ref('Submission')),
      },
    },
    responses: {
      202: {
        description: 'Accepted and stored safely.',
        headers: {
          Location: { schema: { type: 'string' } },
          'Idempotent-Replayed': { schema: { const: 'true' }, description: 'The first answer is repeated.' },
        },
        content: asJson({
          type: 'object',
          required: ['data'],
          properties: { data: { type: 'array', items: ref('InvoiceTask') } },
        }),
      },
    },
    errors: [400, 401, 409, 413, 415, 422, 429, 503],
  },
  {
    method: 'get',
    path: '/v1/invoices',
    id: 'listInvoices',
    tag,
    summary: 'Lists your invoices',
    query: ListQuery,
    responses: {
      200: {
        description: 'One page of the list.',
        content: asJson({
          type: 'object',
          required: ['data', 'next'],
          properties: {
            data: { type: 'array', items: ref('InvoiceTask') },
            next: { type: ['string', 'null'], description: 'The `cursor` of the next page.' },
          },
        }),
      },
    },
    errors: [400, 401, 429],
  },
  {
    method: 'get',
    path: '/v1/invoices/{id}',
    id: 'getInvoice',
    tag,
    summary: 'One invoice, in full',
    parameters: [ID],
    query: GetQuery,
    responses: { 200: one },
    errors: [400, 401, 404, 429],
  },
  {
    method: 'patch',
    path: '/v1/invoices/{id}',
    id: 'correctInvoice',
    tag,
    summary: 'Corrects fields',
    parameters: [ID],
    body: { required: true, content: asJson(ref('Corrections')) },
    responses: { 200: one },
    errors: [400, 401, 404, 409, 413, 429],
  },
  {
    method: 'delete',
    path: '/v1/invoices/{id}',
    id: 'deleteInvoice',
    tag,
    summary: 'Deletes the invoice with its document',
    parameters: [ID],
    responses: { 204: { description: 'Done, or there was no such invoice.' } },
    errors: [401, 429],
  },
  {
    method: 'get',
    path: '/v1/invoices/{id}/export',
    id: 'exportInvoice',
    tag,
    summary: `Exports the invoice as a file: ${EXPORT_FORMATS.join(', ')}`,
    parameters: [ID],
    query: ExportQuery,
    responses: {
      200: {
        description: 'The file.',
        content: Object.fromEntries(
          [
            'application/json',
            'text/csv',
            'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
            'application/xml',
          ].map((type) => [type, { schema: {} }]),
        ),
      },
    },
    errors: [400, 401, 404, 409, 429],
  },
  {
    method: 'get',
    path: '/v1/invoices/{id}/pages/{page}.png',
    id: 'getPagePicture',
    tag,
    summary: 'A page as it was read: upright, straightened',
    parameters: [ID, PAGE],
    query: PageQuery,
    responses: { 200: { description: 'The picture.', content: { 'image/png': { schema: {} } } } },
    errors: [400, 401, 404, 409, 429],
  },
  {
    method: 'get',
    path: '/v1/invoices/{id}/pages/{page}/words',
    id: 'getPageWords',
    tag,
    summary: 'The words of a page',
    parameters: [ID, PAGE],
    responses: {
      200: { description: 'With boxes in fractions of the page.', content: asJson(ref('PageWords')) },
    },
    errors: [400, 401, 404, 409, 429],
  },
  {
    method: 'get',
    path: '/v1/events',
    id: 'streamEvents',
    tag,
    summary: 'What happens to your invoices, as server-sent events',
    description:
      'Events `invoice.submitted`, `.processing`, `.pending`, `.completed`, `.error`, `.corrected`, `.removed`; data `{id, status, at}`. `Last-Event-ID` continues where a stream was interrupted.',
    parameters: [{ name: 'Last-Event-ID', in: 'header', schema: { type: 'integer' } }],
    responses: {
      200: { description: 'The stream.', content: { 'text/event-stream': { schema: { type: 'string' } } } },
    },
    errors: [401, 429],
  },
];
