import { Worker } from 'node:worker_threads';
import type { LaneModels, LaneReply, LaneTasks } from './protocol.ts';

/**
 * The threads on which models run, each with its own copy of them. Whole lines in parallel instead of the parts of one
 * operation: as fast on an idle machine, twice as fast on a busy one, where the threads of one operation wait for each other
 * (28 against 14 ms for a line of 320 pixels on two cores at load 3). The cutting out of lines comes along for nothing.
 */
export interface Lanes {
  /** Number of lanes: how much can run at once. */
  readonly size: number;
  /** Runs a task on the next free lane. Rejects with what the task threw. */
  run<Name extends keyof LaneTasks>(
    name: Name,
    input: Parameters<LaneTasks[Name]>[0],
  ): Promise<Awaited<ReturnType<LaneTasks[Name]>>>;
  /** Stops the threads. What still runs is rejected. */
  close(): Promise<void>;
}

interface Job {
  message: { name: string; input: unknown };
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

const ENTRY = new URL(import.meta.filename.endsWith('.ts') ? './lane.ts' : './lane.js', import.meta.url);

export async function openLanes(size: number, models: LaneModels): Promise<Lanes> {
  const queue: Job[] = [];
  const idle: Worker[] = [];
  const current = new Map<Worker, Job>();
  let broken: Error | undefined;

  function feed(): void {
    while (idle.length > 0 && queue.length > 0) {
      const worker = idle.pop()!;
      const job = queue.shift()!;
      current.set(worker, job);
      worker.ref();
      worker.postMessage(job.message);
    }
  }

  function fail(error: Error): void {
    broken ??= error;
    for (const job of [...current.values(), ...queue.splice(0)]) job.reject(error);
    current.clear();
  }

  function settle(worker: Worker, reply: LaneReply): void {
    const job = current.get(worker);
    current.delete(worker);
    if ('error' in reply) job?.reject(reply.error);
    else job?.resolve(reply.result);
    idle.push(worker);
    worker.unref(); // an idle thread keeps no program from ending
    feed();
  }

  // Flags of the program (`--input-type`, `--inspect-brk`) are not meant for its threads.
  const options = { workerData: models, execArgv: [] };
  const workers = Array.from({ length: size }, () => new Worker(ENTRY, options));
  const ready = workers.map(
    (worker) =>
      new Promise<void>((resolve, reject) => {
        current.set(worker, { message: { name: '', input: undefined }, resolve: () => resolve(), reject });
        worker.on('message', (reply: LaneReply) => settle(worker, reply));
        worker.on('error', fail);
        worker.on('exit', () => fail(new Error('A reading thread has stopped.')));
      }),
  );
  const close = async () => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  // All of them, whatever becomes of one: a thread that is stopped while it loads a model takes the whole process with it (SIGABRT).
  const failed = (await Promise.allSettled(ready)).find((outcome) => outcome.status === 'rejected');
  if (failed) {
    await close();
    throw failed.reason;
  }

  return {
    size,
    run: (name, input) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken);
        queue.push({ message: { name, input }, resolve: resolve as (value: unknown) => void, reject });
        feed();
      }),
    close,
  };
}
