import { Worker } from 'node:worker_threads';
import type { ThreadModels, ThreadReply, ThreadTasks } from './messages.ts';

/**
 * The threads on which models run, each with its own copy of them. Whole lines are read in parallel instead of the parts of one operation: as
 * fast on an idle machine, twice as fast on a busy one, where the threads of one operation wait for each other (28 against 14 ms for a line of
 * 320 pixels on two cores at load 3). Lines are cut out of the page on the same threads.
 */
export interface ThreadPool {
  /** Number of threads: how many tasks can run at once. */
  readonly size: number;
  /** Runs a task on the next idle thread. Rejects with what the task threw. */
  run<Name extends keyof ThreadTasks>(
    name: Name,
    input: Parameters<ThreadTasks[Name]>[0],
  ): Promise<Awaited<ReturnType<ThreadTasks[Name]>>>;
  /** Stops the threads. Tasks that have not ended are rejected. */
  close(): Promise<void>;
}

interface Job {
  message: { name: string; input: unknown };
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

const ENTRY = new URL(import.meta.filename.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/** @throws when a thread cannot load its models */
export async function openThreadPool(size: number, models: ThreadModels): Promise<ThreadPool> {
  const jobs = createJobQueue();
  // Flags of the program (`--input-type`, `--inspect-brk`) are not meant for its threads.
  const options = { workerData: models, execArgv: [] };
  const workers = Array.from({ length: size }, () => new Worker(ENTRY, options));
  const close = async () => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  // Wait for all of them, even when one has failed: stopping a thread that is loading a model aborts the whole process (SIGABRT).
  const failed = (await Promise.allSettled(workers.map(jobs.add))).find(
    ({ status }) => status === 'rejected',
  );
  if (failed) {
    await close();
    throw (failed as PromiseRejectedResult).reason;
  }
  return {
    size,
    run: (name, input) =>
      new Promise((resolve, reject) =>
        jobs.push({ message: { name, input }, resolve: resolve as (value: unknown) => void, reject }),
      ),
    close,
  };
}

/** Jobs wait in a queue for idle threads; each thread does one at a time. Once a thread has failed, all jobs are rejected. */
function createJobQueue() {
  const queue: Job[] = [];
  const idle: Worker[] = [];
  const current = new Map<Worker, Job>();
  let failure: Error | undefined;

  function startJobs(): void {
    while (idle.length > 0 && queue.length > 0) {
      const worker = idle.pop()!;
      const job = queue.shift()!;
      current.set(worker, job);
      worker.ref();
      worker.postMessage(job.message);
    }
  }

  function endJob(worker: Worker, reply: ThreadReply): void {
    const job = current.get(worker);
    current.delete(worker);
    if ('error' in reply) job?.reject(reply.error);
    else job?.resolve(reply.result);
    idle.push(worker);
    worker.unref(); // an idle thread does not keep the program from ending
    startJobs();
  }

  function failAll(error: Error): void {
    failure ??= error;
    for (const job of [...current.values(), ...queue.splice(0)]) job.reject(error);
    current.clear();
  }

  return {
    /** Adds a thread that is starting; resolves when its models are loaded. */
    add: (worker: Worker) =>
      new Promise<void>((resolve, reject) => {
        current.set(worker, { message: { name: '', input: undefined }, resolve: () => resolve(), reject });
        worker.on('message', (reply: ThreadReply) => endJob(worker, reply));
        worker.on('error', failAll);
        worker.on('exit', () => failAll(new Error('A reading thread has stopped.')));
      }),
    push(job: Job): void {
      if (failure) job.reject(failure);
      else queue.push(job);
      startJobs();
    },
  };
}
