import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { READ_ERRORS } from '../src/base/errors.ts';
import { OPERATIONS, PROBLEMS } from '../src/server/index.ts';
import { NAMES } from './conformance/names.ts';
import { startTestServer, type TestServer } from './support/server.ts';

interface Described {
  openapi: string;
  info: { description: string };
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
  components: {
    schemas: Record<string, { enum?: string[]; properties?: Record<string, unknown>; required?: string[] }>;
  };
}

let server: TestServer;
let api: Described;
let text: string;
beforeAll(async () => {
  server = await startTestServer({ readers: 0 });
  text = await (await fetch(`${server.url}/openapi.json`)).text();
  api = JSON.parse(text);
});
afterAll(() => server?.stop());

describe('/openapi.json', () => {
  test('is OpenAPI 3.1, every reference leads somewhere, every operation has an id of its own', () => {
    expect(api.openapi).toBe('3.1.0');
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      expect(api.components.schemas).toHaveProperty([name!]);
    const ids = Object.values(api.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const path of Object.keys(api.paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const operation of Object.values(api.paths[path]!)) {
        const { parameters } = operation as unknown as { parameters: { name: string; in: string }[] };
        expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(named);
      }
    }
  });

  test('describes calls that are there', async () => {
    for (const { method, path } of OPERATIONS) {
      const url = `${server.url}${path.replace('{id}', 'x').replace('{page}', '1')}`;
      const { status, body } = await fetch(url, { method: method.toUpperCase() });
      await body?.cancel();
      expect([path, status]).not.toEqual([path, 404]);
      expect([path, status]).not.toEqual([path, 405]);
    }
  });

  test('leaves out no call: every other method of a described path, and every path of /v1, is 405 or 404', async () => {
    for (const path of Object.keys(api.paths)) {
      const url = `${server.url}${path.replace('{id}', 'x').replace('{page}', '1')}`;
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        if (api.paths[path]![method.toLowerCase()]) continue;
        const { status } = await server.call(url.slice(server.url.length), { method });
        expect([404, 405]).toContain(status);
      }
    }
  });

  test('the contract part has the paths, methods and schemas of the published description', () => {
    const methods = (path: string) => Object.keys(api.paths[path] ?? {}).toSorted();
    expect(methods('/connect/token')).toEqual(['post']);
    expect(methods('/v5.0/ocr/RecognizeAndParseInvoice')).toEqual(['delete', 'get', 'post']);
    expect(methods('/v5.0/ocr/Utilities/GetTaskStatus')).toEqual(['get']);
    const { schemas } = api.components;
    const keys = (name: string) => Object.keys(schemas[name]?.properties ?? {});
    expect(keys('OCRRecognizeAndParseInvoiceBody')).toEqual(['image', 'settings']);
    expect(keys('OCRResponse')).toEqual(['id', 'responseStatusCode', 'taskStatus', 'results', 'error']);
    expect(keys('OCRResult')).toEqual(['type', 'data']);
    expect(keys('OCRError')).toEqual(['messages', 'warnings']);
    expect(keys('OCRRegion')).toEqual(['rect', 'order']);
    expect(keys('OCRSettingsRecognizeAndParseInvoice')).toEqual(
      expect.arrayContaining(
        'language makeSkewCorrect Rotate makeBinarization makeUpsampling makeSpellCheck makeContrastCorrection resultType resultTypeTable dsrMode dsrConfidence regions'.split(
          ' ',
        ),
      ),
    );
  });

  test('the enums have the published values', () => {
    const values = (name: string) => api.components.schemas[name]?.enum?.join(' ');
    expect(values('Language')).toBe(NAMES.join(' '));
    expect(values('OCRTaskStatus')).toBe('Pending Processing Completed Error NotExist');
    expect(values('ResponseStatusCode')).toBe(
      'Ok PartiallyNotFound NoAnyResultData ResultDataLost TaskNotFound NotReady Error',
    );
    expect(values('ResultType')).toBe(
      'Text Pdf TextAndPdf Hocr TextAndHocr PdfAndHocr TextAndPdfAndHocr ImagePNG',
    );
    expect(values('ResultTypeTable')).toBe('Text Excel Csv CsvAndExcel');
    expect(values('DsrConfidence')).toBe('Default Low LowMid Mid MidHigh High Ultra All');
  });

  test('holds every code of an error and the limits of this server', () => {
    expect(api.components.schemas.ProblemCode?.enum).toEqual(Object.keys(PROBLEMS));
    expect(api.components.schemas.ReadErrorCode?.enum).toEqual(Object.keys(READ_ERRORS));
    expect(api.info.description).toContain('200 pages');
  });

  test('the invoice in it is the model, field by field', () => {
    expect(JSON.stringify(api.components.schemas.InvoiceTask)).toContain('"#/components/schemas/Invoice"');
    const { Invoice, StringField } = api.components.schemas;
    for (const name of ['invoiceNumber', 'payeeAccount', 'findings', 'lines'])
      expect(Invoice?.properties).toHaveProperty(name);
    expect(StringField?.properties).toHaveProperty('confidence');
  });
});

test('/docs describes every call on one page, without scripts and without any other address', async () => {
  const response = await fetch(`${server.url}/docs`);
  const page = await response.text();
  for (const path of Object.keys(api.paths)) expect(page).toContain(path);
  expect(page).not.toMatch(/<script|<link|<img|src=|url\(|https?:\/\/(?!www\.rfc)/i);
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
});
