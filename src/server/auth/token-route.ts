import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/index.ts';
import { TOKEN_SECONDS, type Tokens } from './tokens.ts';
import { LIMITED_SECONDS, type VerifyClient } from './verify-client.ts';

export const TokenAnswer = Type.Object({
  access_token: Type.String(),
  expires_in: Type.Integer(),
  token_type: Type.Literal('Bearer'),
});
/** RFC 6749 §5.2. */
export const TokenError = Type.Object({
  error: Type.Union([Type.Literal('invalid_client'), Type.Literal('unsupported_grant_type')]),
});

interface Credentials {
  id: string;
  secret: string;
}

/** Bytes of a token request. */
const MAX_FORM_BYTES = 16_384;
const MAX_FIELD_BYTES = 4_096;
const MAX_FIELDS = 16;

/** `POST /connect/token`: OAuth 2.0 client credentials (RFC 6749 §4.4), as a form, as multipart, or by HTTP Basic. */
export const tokenRoute: FastifyPluginAsyncTypebox<{ tokens: Tokens; verify: VerifyClient }> = async (
  app,
  { tokens, verify },
) => {
  app.removeAllContentTypeParsers();
  await app.register(formbody, { bodyLimit: MAX_FORM_BYTES });
  await app.register(multipart, {
    limits: { fieldSize: MAX_FIELD_BYTES, fields: MAX_FIELDS, files: 0, parts: MAX_FIELDS },
  });

  app.post(
    '/connect/token',
    { bodyLimit: MAX_FORM_BYTES, schema: { response: { 200: TokenAnswer, 400: TokenError } } },
    async (request, reply) => {
      reply.header('Cache-Control', 'no-store').header('Pragma', 'no-cache');
      const form = await readForm(request);
      if (form.get('grant_type') !== 'client_credentials') {
        return reply.code(400).send({ error: 'unsupported_grant_type' as const });
      }
      for (const { id, secret } of listCredentials(request.headers.authorization, form)) {
        const verdict = await verify(id, secret, request.ip);
        if (typeof verdict === 'object') {
          const access_token = await tokens.issue(id, verdict.secretHash);
          return reply.send({ access_token, expires_in: TOKEN_SECONDS, token_type: 'Bearer' as const });
        }
        if (verdict === 'limited') {
          throw new Problem(429, 'These credentials have failed too often.', {
            headers: { 'Retry-After': String(LIMITED_SECONDS) },
          });
        }
      }
      return reply.code(400).send({ error: 'invalid_client' as const });
    },
  );
};

/** The fields of a form of either kind; the first value of a field that occurs twice. Files are refused. */
async function readForm(request: FastifyRequest): Promise<Map<string, string>> {
  const fields = new Map<string, string>();
  const add = (name: string, value: unknown) => {
    const first = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string' && !fields.has(name)) fields.set(name, first);
  };
  if (request.isMultipart()) {
    try {
      for await (const part of request.parts()) if (part.type === 'field') add(part.fieldname, part.value);
    } catch {
      throw new Problem(400, 'The multipart form is broken or too large.');
    }
  } else {
    for (const [name, value] of Object.entries(request.body ?? {})) add(name, value);
  }
  return fields;
}

/** Credentials to try: those of the header if there is one, else those of the form. */
function listCredentials(header: string | undefined, form: Map<string, string>): Credentials[] {
  const basic = /^Basic +([\w+/=-]+) *$/i.exec(header ?? '')?.[1];
  if (basic) return listBasicCredentials(basic);
  const id = form.get('client_id');
  const secret = form.get('client_secret');
  return id && secret ? [{ id, secret }] : [];
}

/** RFC 6749 §2.3.1 says that id and secret are form-encoded before they are joined. Many clients do not do that, so that both readings are tried. */
function listBasicCredentials(base64: string): Credentials[] {
  const [, id = '', secret = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(base64, 'base64').toString()) ?? [];
  if (!id || !secret) return [];
  const asIs = { id, secret };
  try {
    const decoded = { id: decodeForm(id), secret: decodeForm(secret) };
    return decoded.id === id && decoded.secret === secret ? [asIs] : [decoded, asIs];
  } catch {
    return [asIs];
  }
}

const decodeForm = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));
