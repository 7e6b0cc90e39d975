import { type LookupAddress, lookup } from 'node:dns';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { type AllowedNetworks, isForbidden } from './private-addresses.ts';

/** Requests to this address are not allowed. The message may be shown to the client: it reveals nothing about the network. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';
}

export interface OutboundRequest {
  method: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  timeoutMs: number;
  /** Size of the answer; a longer one ends the request with an error. */
  maxBytes: number;
}

export interface OutboundAnswer {
  status: number;
  body: Buffer;
}

/** Sends a request to an address that a client chose. @throws ForbiddenAddressError, or the error of the connection */
export type Outbound = (url: string, request: OutboundRequest) => Promise<OutboundAnswer>;

/**
 * Checks a URL as far as possible before its name is resolved: https, or http if there are allowed networks.
 * @throws ForbiddenAddressError
 */
export function checkUrl(text: string, allowed: AllowedNetworks): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && allowed.any))) {
    throw new ForbiddenAddressError('It must be an https address.');
  }
  if (url.username || url.password)
    throw new ForbiddenAddressError('It must not contain a user name or a password.');
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
 * The address is checked when the connection is made, on the very result that is connected to: a name that leads to a public address when it
 * is checked and to a private one a moment later gains nothing. Redirects are not followed.
 */
export function createOutbound(allowed: AllowedNetworks, resolve: typeof lookup = lookup): Outbound {
  return (text, { method, headers = {}, body, timeoutMs, maxBytes }) =>
    new Promise((done, fail) => {
      const url = checkUrl(text, allowed);
      const open = url.protocol === 'https:' ? secureRequest : plainRequest;
      const signal = AbortSignal.timeout(timeoutMs);
      const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
      const sent = open(url, {
        method,
        headers: { ...headers, ...length },
        lookup: createCheckedLookup(url, allowed, resolve),
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

/** Resolves names like `lookup`, and fails when an address is not allowed. */
const createCheckedLookup =
  (url: URL, allowed: AllowedNetworks, resolve: typeof lookup): LookupFunction =>
  (hostname, options, callback) => {
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
