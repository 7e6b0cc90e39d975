/** Programs that may use the API. A change is seen at once by every process that shares the store. */
export interface ClientStore {
  /** Adds a client, or replaces the one with the same id. */
  putClient(client: ApiClient): Promise<void>;
  /** The client as it was put last; undefined when there is none. */
  findClient(id: string): Promise<ApiClient | undefined>;
  /** All clients, oldest first. */
  listClients(): Promise<ApiClient[]>;
  /** Removes a client with all its tasks. False when there was none. */
  removeClient(id: string): Promise<boolean>;
}

export interface ApiClient {
  id: string;
  /** For people; may be empty. */
  name: string;
  /** Never the secret itself: a slow salted hash in the form that `server/auth/secrets.ts` writes. */
  secretHash: string;
  createdAt: number;
  /** Since when it may not use the API; its tasks are kept. */
  disabledAt?: number;
  /** Signs its webhooks. Stored as it is, because signing needs it. */
  webhookSecret?: string;
  limits?: ClientLimits;
}

/** What one client may use; the server's default applies to what is absent. */
export interface ClientLimits {
  /** Readers at a time. */
  readers?: number;
  /** Documents waiting or being read. */
  waiting?: number;
  /** Calls a minute. */
  calls?: number;
}
