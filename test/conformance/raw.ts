import { type OutgoingHttpHeaders, request } from 'node:http';
import { request as secureRequest } from 'node:https';

/** An answer as it stood on the wire. */
export interface RawAnswer {
  status: number;
  /** Names in lower case; several of one name joined by ", ". */
  headers: Record<string, string>;
  bytes: Buffer;
  text: string;
}

/** One request with exactly these headers and no others than Host, Content-Length and Connection: nothing follows, adds or decodes. */
export function send(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer } = {},
): Promise<RawAnswer> {
  const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const open = url.startsWith('https:') ? secureRequest : request;
    const sent = open(url, { method, headers: { ...headers, ...length }, agent: false }, async (answer) => {
      const bytes = Buffer.concat(await answer.toArray());
      const named = Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
      resolve({
        status: answer.statusCode ?? 0,
        headers: Object.fromEntries(named),
        bytes,
        text: bytes.toString(),
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export const jsonOf = <Shape = Record<string, unknown>>({ text }: RawAnswer): Shape =>
  JSON.parse(text) as Shape;
