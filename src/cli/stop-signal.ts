/** Resolves at the first SIGINT or SIGTERM. A second one ends the process at once: the person at the keyboard means it. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
