/** What one client's requests hold, in bytes. */
type Held = Map<object, number>;

/**
 * One budget of memory for the bodies of all requests, counted as they arrive. Clients share it: once it is used up, whoever holds more than an equal
 * part of it gives way, so that the others always find room. What is left of a body that gave way is not counted any more.
 */
export function createBodyBudget(budget: number) {
  const clients = new Map<string, Held>();
  let total = 0;

  const sum = (held: Held) => [...held.values()].reduce((all, bytes) => all + bytes, 0);

  /** Whether it would be a client's only request and nobody else's is there: then it may be larger than the budget. */
  const isAlone = (held: Held) => clients.size === 1 && held.size === 1;

  return {
    /** Raises what a request holds to `bytes`. False when there is no room for that: what it held stays. */
    raise(clientId: string, request: object, bytes: number): boolean {
      const held: Held = clients.get(clientId) ?? new Map();
      const before = held.get(request) ?? 0;
      const more = bytes - before;
      if (more <= 0) return true;
      clients.set(clientId, held);
      held.set(request, before);
      if (total + more > budget && sum(held) + more > budget / clients.size && !isAlone(held)) return false;
      held.set(request, bytes);
      total += more;
      return true;
    },

    /** A request is over. */
    release(clientId: string, request: object): void {
      const held = clients.get(clientId);
      if (!held) return;
      total -= held.get(request) ?? 0;
      held.delete(request);
      if (held.size === 0) clients.delete(clientId);
    },
  };
}
