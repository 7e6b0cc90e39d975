/** Work that is done whenever somebody asks, never twice at the same time. */
export interface WakeUp {
  /** Asks for a run. Asked during one, another follows. */
  wake(): void;
  /** Begins no more runs. Resolves when none is under way. */
  stop(): Promise<void>;
}

/** @param onError told when a run fails; the next one waits until it is asked for */
export function createWakeUp(work: () => Promise<void>, onError: (error: Error) => void): WakeUp {
  let wanted = false;
  let stopped = false;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (wanted && !stopped) {
      wanted = false;
      try {
        await work();
      } catch (error) {
        onError(error as Error);
        return;
      }
    }
  }

  function wake(): void {
    wanted = true;
    if (stopped) return;
    running ??= run().finally(() => {
      running = undefined;
      if (wanted && !stopped) wake();
    });
  }

  return {
    wake,
    async stop() {
      stopped = true;
      await running;
    },
  };
}
