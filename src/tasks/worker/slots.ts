import type { Logger } from 'pino';
import type { Lease, Readers } from '../ports/index.ts';
import { type ReaderChild, type ReaderChildOptions, startReaderChild } from './reader-child.ts';
import { createStartBackoff } from './start-backoff.ts';

/** A place for one reader process. */
export interface Slot {
  child?: ReaderChild;
  state: 'empty' | 'starting' | 'idle' | 'busy';
  /** Documents that its process was given. */
  documents: number;
  /** The task being read. */
  lease?: Lease;
}

/** The processes of a pool: starts, replaces and ends them. */
export interface Slots {
  readonly all: readonly Slot[];
  withState(state: Slot['state']): Slot[];
  /** Starts a process in an empty slot, unless starts are on hold after a failure. */
  start(slot: Slot): void;
  /** Ends the process of a slot. One process is always kept warm: when this was the last, another starts. */
  retire(slot: Slot): void;
  /** Asks the idle processes whether they are there, and replaces those that have not answered for a while: somebody has stopped them. */
  checkIdle(): void;
  /** Whether a process is ready for work, or was and none has failed to start since. */
  isReady(): boolean;
  count(): Readers['processes'];
  /** Starts no more processes. */
  close(): void;
  /** Ends all processes. Resolves when they have ended. */
  end(): Promise<void>;
}

/** Loading the models takes a second or two; a process that needs this long hangs. */
const START_MS = 120_000;

/** A process that has not answered for this long is not counted on. */
const SILENT_MS = 4_000;
/** One that has not answered for this long was stopped, and is replaced. */
const STOPPED_MS = 12_000;

/** @param onIdle called when a process has become ready for work */
export function createSlots(
  count: number,
  options: ReaderChildOptions & { log: Logger },
  onIdle: () => void,
): Slots {
  const all = Array.from({ length: count }, (): Slot => ({ state: 'empty', documents: 0 }));
  const withState = (state: Slot['state']) => all.filter((slot) => slot.state === state);
  const backoff = createStartBackoff();
  let closed = false;

  function launch(slot: Slot): void {
    if (closed) return;
    const child = launchChild(slot, options);
    child.ready.then(
      () => {
        backoff.succeed();
        slot.state = 'idle';
        void child.exited.then(() => slot.child === child && slot.state === 'idle' && retire(slot));
        onIdle();
      },
      (error) => {
        if (closed) return;
        slot.state = 'empty';
        const waitMs = backoff.fail(() => launch(slot));
        options.log.error({ reason: error.message, waitMs }, 'a reader process could not start');
      },
    );
  }

  const start = (slot: Slot) => backoff.isHolding || launch(slot);

  function retire(slot: Slot): void {
    slot.child?.kill();
    slot.state = 'empty';
    if (withState('empty').length === all.length) start(slot);
  }

  /** Whether none of the processes that wait for work would take it. */
  const isSilent = () =>
    withState('idle').length > 0 &&
    withState('idle').every(({ child }) => (child?.silentMs ?? 0) > SILENT_MS);

  return {
    all,
    withState,
    start,
    retire,
    checkIdle() {
      for (const slot of withState('idle')) {
        if (!slot.child || slot.child.silentMs < STOPPED_MS) slot.child?.ping();
        else {
          options.log.error({}, 'a reader process does not answer and is replaced');
          retire(slot);
        }
      }
    },
    isReady: () => backoff.isHealthy && !closed && !isSilent(),
    count: () => ({
      starting: withState('starting').length,
      idle: withState('idle').length,
      busy: withState('busy').length,
    }),
    close() {
      closed = true;
      backoff.cancel();
    },
    async end() {
      for (const { child } of all) child?.kill();
      await Promise.all(all.map(({ child }) => child?.exited));
    },
  };
}

/** Starts a process in a slot, and ends it when it does not become ready in time. */
function launchChild(slot: Slot, options: ReaderChildOptions): ReaderChild {
  slot.state = 'starting';
  slot.documents = 0;
  const child = startReaderChild(options);
  slot.child = child;
  const patience = setTimeout(child.kill, START_MS);
  const settled = () => clearTimeout(patience);
  child.ready.then(settled, settled);
  return child;
}
