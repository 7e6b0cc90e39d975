import { READ_ERRORS } from '../../src/base/errors.ts';
import type { Mutant } from '../corpus/mutants.ts';
import { type Answer, ROUTE, submission } from './server.ts';

/** Sends a request to the server with a valid token. */
type Call = (path: string, init?: RequestInit) => Promise<Response>;

/** What became of one document. */
export interface Outcome {
  name: string;
  /** Of its task; absent where the document was refused at once. */
  id?: string;
  /** `read`, `refused`, or the code of the error. */
  outcome: string;
  milliseconds: number;
}

/** Submits documents, so many at a time, and waits for the end of each. @throws when an answer is not of the contract */
export async function readThroughServer(
  call: Call,
  documents: AsyncIterable<Mutant>,
  atOnce: number,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const rest = documents[Symbol.asyncIterator]();
  const work = async () => {
    for (let next = await rest.next(); !next.done; next = await rest.next()) {
      const { name, bytes } = next.value;
      const since = performance.now();
      const { id, outcome } = await readOne(call, name, bytes);
      outcomes.push({
        name,
        ...(id && { id }),
        outcome,
        milliseconds: Math.round(performance.now() - since),
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcomes;
}

async function readOne(
  call: Call,
  name: string,
  bytes: Uint8Array,
): Promise<Pick<Outcome, 'id' | 'outcome'>> {
  const submitted = await call(ROUTE, submission(bytes));
  const id = await submitted.text();
  if (bytes.length === 0 && submitted.status === 400) return { outcome: 'refused' };
  if (submitted.status !== 200) throw new Error(`${name}: submit answered ${submitted.status} ${id}`);
  for (;;) {
    const answer = (await (await call(`${ROUTE}?id=${id}`)).json()) as Answer;
    if (answer.responseStatusCode === 'NotReady') continue; // held for 10 s each time
    if (answer.taskStatus === 'Completed') return { id, outcome: 'read' };
    return { id, outcome: /\[(\w+)\]$/.exec(answer.error?.messages[0] ?? '')?.[1] ?? answer.taskStatus };
  }
}

/** What is wrong with an outcome: that it has no documented code, or one that says that inkvoice is at fault. */
export function faultOf({ name, outcome }: Outcome): string | undefined {
  if (outcome === 'read' || outcome === 'refused') return undefined;
  const meant = outcome in READ_ERRORS && outcome !== 'internal_error';
  return meant ? undefined : `${name}: ${outcome}`;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const NUMBER = (value: unknown) => typeof value === 'number';

/** All that a log may hold while documents are read, by key. */
const KNOWN: Record<string, (value: unknown) => boolean> = {
  level: NUMBER,
  time: NUMBER,
  status: NUMBER,
  ms: NUMBER,
  attempt: NUMBER,
  method: (value) => value === 'GET' || value === 'POST',
  path: (value) => value === ROUTE || value === '/connect/token' || value === '/health/ready',
  task: (value) => UUID.test(String(value)),
  code: (value) => String(value) in READ_ERRORS,
  how: (value) => /^(signal SIG[A-Z]+|exit code \d+)$/.test(String(value)),
  msg: (value) =>
    /^(Server listening at http:\/\/[\d.:]+|request|read|cannot be read|a reader process died)$/.test(
      String(value),
    ),
};

/** Lines of the log that hold anything that does not come from ourselves. */
export function strangeLines(log: string): string[] {
  return log
    .split('\n')
    .filter(Boolean)
    .filter((line) =>
      Object.entries(JSON.parse(line) as object).some(([key, value]) => !KNOWN[key]?.(value)),
    );
}

/** How often the reader of each task died, by the log. */
export function deathsByTask(log: string): Map<string, number> {
  const deaths = new Map<string, number>();
  for (const line of log.split('\n').filter(Boolean)) {
    const { task, msg } = JSON.parse(line) as { task?: string; msg?: string };
    if (task && msg === 'a reader process died') deaths.set(task, (deaths.get(task) ?? 0) + 1);
  }
  return deaths;
}
