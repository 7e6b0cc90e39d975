import type { AllowedNetworks } from '../outbound/index.ts';
import { checkUrl, ForbiddenAddressError, type Outbound } from '../outbound/index.ts';
import { problem } from '../problem.ts';
import { invalid } from './validate.ts';

/** A server that sends a document is given this long. */
const FETCH_MS = 30_000;

/** Refuses webhooks that could never be delivered, when they are asked for. @throws Problem 400 */
export const webhookCheck = (allowed: AllowedNetworks) => (url: string) => {
  try {
    checkUrl(url, allowed);
  } catch (error) {
    throw invalid({ webhook_url: [(error as Error).message] });
  }
};

/** Fetches documents from addresses that clients name. @throws Problem 400 that says nothing of what lies inside */
export const urlFetcher =
  (outbound: Outbound) =>
  async (url: string, maxBytes: number): Promise<Uint8Array> => {
    const answer = await outbound(url, { method: 'GET', timeoutMs: FETCH_MS, maxBytes }).catch((error) => {
      const detail =
        error instanceof ForbiddenAddressError ? error.message : 'The document cannot be fetched from there.';
      throw problem(400, 'invalid_request', { detail, errors: { url: [detail] } });
    });
    if (answer.status === 200) return answer.body;
    const detail = `The document cannot be fetched: its server answered ${answer.status}.`;
    throw problem(400, 'invalid_request', { detail, errors: { url: [detail] } });
  };
