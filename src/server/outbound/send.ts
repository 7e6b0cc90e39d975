import { type LookupAddress, lookup } from 'node:dns';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { type AllowedNetworks, isForbidden } from './private-addresses.ts';

/** The address may not be asked. The message may go to the client: it says nothing about what is inside. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';
}

export interface OutboundRequest {
  method: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  timeoutMs: number;
  /** Of the answer; more ends the request with an error. */
  maxBytes: number;
}

export interface OutboundAnswer {
  status: number;
  body: Buffer;
}

/** Sends to an address that somebody outside chose. */
export type Outbound = (url: string, request: OutboundRequest) => Promise<OutboundAnswer>;

/**
 * Whether a URL may be asked as far as can be told before its name is resolved: https, or http into an allowed network.
 * @throws ForbiddenAddressError
 */
export function checkUrl(text: string, allowed: AllowedNetworks): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && allowed.any))) {
    throw new ForbiddenAddressError('It must be an https address.');
  }
  if (url.username || url.password) throw new ForbiddenAddressError('It must not hold a user or a password.');
  const host = hostOf(url);
  if (isIP(host) !== 0) requireAllowed([host], url, allowed);
  return url;
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '');

function requireAllowed(addresses: string[], { protocol }: URL, allowed: AllowedNetworks): void {
  if (addresses.some((address) => isForbidden(address, allowed))) {
    throw new ForbiddenAddressError('It leads to a private address.');
  }
  if (protocol === 'http:' && !addresses.every((address) => allowed.has(address))) {
    throw new ForbiddenAddressError('It must be an https address.');
  }
}

/**
 * The address is checked when the connection is made, for the very result that is connected to: a name that leads to a public address when it
 * is checked and to a private one a moment later gains nothing. Redirects are not followed.
 */
export function createOutbound(allowed: AllowedNetworks, resolve: typeof lookup = lookup): Outbound {
  return (text, { method, headers = {}, body, timeoutMs, maxBytes }) =>
    new Promise((done, fail) => {
      const url = checkUrl(text, allowed);
      const checked: LookupFunction = (hostname, options, callback) => {
        resolve(hostname, { ...options, all: true }, (error, found) => {
          const addresses = found as unknown as LookupAddress[];
          try {
            if (error) throw error;
            requireAllowed(
              addresses.map(({ address }) => address),
              url,
              allowed,
            );
            if (options.all) callback(null, addresses);
            else callback(null, addresses[0]!.address, addresses[0]!.family);
          } catch (refused) {
            callback(refused as NodeJS.ErrnoException, '', 0);
          }
        });
      };
      const open = url.protocol === 'https:' ? secureRequest : plainRequest;
      const signal = AbortSignal.timeout(timeoutMs);
      const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
      const sent = open(url, {
        method,
        headers: { ...headers, ...length },
        lookup: checked,
        agent: false,
        signal,
      });
      sent.on('error', fail);
      sent.on('response', (answer) => {
        collect(answer, maxBytes).then(
          (bytes) => done({ status: answer.statusCode ?? 0, body: bytes }),
          fail,
        );
      });
      sent.end(body);
    });
}

async function collect(answer: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer) {
    length += chunk.length;
    if (length > maxBytes) throw new Error('the answer is larger than allowed');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
