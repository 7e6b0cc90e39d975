import type { ClientStore, Clock } from '../../tasks/index.ts';
import { hashSecret, makeClientId, makeSecret, matchesHash } from './secrets.ts';

export interface NewClient {
  id: string;
  secret: string;
}

/** Adds a client, with a new id and secret unless they are given. Only the returned value has the secret: the store keeps a hash. */
export async function addClient(
  clients: ClientStore,
  now: Clock,
  { id = makeClientId(), secret = makeSecret(), name = '' } = {},
): Promise<NewClient> {
  await clients.putClient({ id, name, secretHash: await hashSecret(secret), createdAt: now() });
  return { id, secret };
}

/** Gives a client a new secret. The old one and its tokens stop working at once. Undefined when there is no such client. */
export async function rotateSecret(clients: ClientStore, id: string): Promise<NewClient | undefined> {
  const client = await clients.findClient(id);
  if (!client) return undefined;
  const secret = makeSecret();
  await clients.putClient({ ...client, secretHash: await hashSecret(secret) });
  return { id, secret };
}

/**
 * Makes sure that somebody can use the API: the client that the configuration names or, when there are no clients at all, a new one,
 * which is returned so that it can be shown once.
 */
export async function ensureClient(
  clients: ClientStore,
  now: Clock,
  configured: { clientId?: string; clientSecret?: string },
): Promise<NewClient | undefined> {
  const { clientId: id, clientSecret: secret } = configured;
  if (id !== undefined && secret !== undefined) {
    const known = await clients.findClient(id);
    const same = known && (await matchesHash(secret, known.secretHash));
    if (!known) await addClient(clients, now, { id, secret, name: 'configured' });
    else if (!same) await clients.putClient({ ...known, secretHash: await hashSecret(secret) });
    return undefined;
  }
  if ((await clients.listClients()).length > 0) return undefined;
  return addClient(clients, now, { name: 'first' });
}
