import { createProblem } from '../http/index.ts';
import { type AllowedNetworks, checkUrl, ForbiddenAddressError, type Outbound } from '../outbound/index.ts';
import { createInvalid } from './validate.ts';

/** How long a server that sends a document may take. */
const FETCH_MS = 30_000;

/** Creates a check that refuses webhooks that could never be delivered. It throws Problem 400. */
export const createWebhookCheck = (allowed: AllowedNetworks) => (url: string) => {
  try {
    checkUrl(url, allowed);
  } catch (error) {
    throw createInvalid({ webhook_url: [(error as Error).message] });
  }
};

/** Creates a function that fetches documents from URLs that clients name. It throws Problem 400, which reveals nothing about the network. */
export const createUrlFetcher =
  (outbound: Outbound) =>
  async (url: string, maxBytes: number): Promise<Uint8Array> => {
    const answer = await outbound(url, { method: 'GET', timeoutMs: FETCH_MS, maxBytes }).catch((error) => {
      throw createFetchProblem(
        error instanceof ForbiddenAddressError ? error.message : 'The document cannot be fetched from there.',
      );
    });
    if (answer.status === 200) return answer.body;
    throw createFetchProblem(`The document cannot be fetched: its server answered ${answer.status}.`);
  };

const createFetchProblem = (detail: string) =>
  createProblem(400, 'invalid_request', { detail, errors: { url: [detail] } });
