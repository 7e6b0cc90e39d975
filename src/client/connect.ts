import { readError } from './inkvoice-error.ts';

export interface ClientOptions {
  /** Where the server is: `http://127.0.0.1:8080`, or the cloud service's own address. */
  url: string;
  clientId: string;
  clientSecret: string;
  /** Another `fetch`, for proxies and tests. */
  fetch?: typeof globalThis.fetch;
}

/** Sends requests with a token that is fetched when needed and kept while it is valid. */
export interface Connection {
  /** @throws InkvoiceError when the answer is not a success */
  send(path: string, init?: RequestInit): Promise<Response>;
}

/** A token is renewed this long before it expires. */
const EARLY_MS = 60_000;

export function connect({
  url,
  clientId,
  clientSecret,
  fetch = globalThis.fetch,
}: ClientOptions): Connection {
  const base = url.replace(/\/+$/, '');
  let token: Promise<{ value: string; until: number }> | undefined;

  async function fetchToken() {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    });
    const response = await fetch(`${base}/connect/token`, { method: 'POST', body });
    if (!response.ok) throw await readError(response);
    const { access_token: value, expires_in } = (await response.json()) as {
      access_token: string;
      expires_in: number;
    };
    return { value, until: Date.now() + expires_in * 1000 - EARLY_MS };
  }

  async function getToken(): Promise<string> {
    const known = await token?.catch(() => undefined);
    if (!known || known.until <= Date.now()) token = fetchToken();
    return (await token!).value;
  }

  const sendOnce = async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${await getToken()}`);
    return fetch(base + path, { ...init, headers });
  };

  return {
    async send(path, init = {}) {
      let response = await sendOnce(path, init);
      if (response.status === 401) {
        token = undefined; // the server was set up again, or its clock is ahead
        response = await sendOnce(path, init);
      }
      if (!response.ok) throw await readError(response);
      return response;
    },
  };
}
