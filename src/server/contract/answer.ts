import { type Finding, toDetails } from '../../invoice/index.ts';
import { applyCorrections, type Task } from '../../tasks/index.ts';
import type { TaskAnswer } from './schemas.ts';

/** What the contract says about a task; undefined stands for one that is gone. `lowerCase` is about the payload. */
export function answerOf(id: string, task: Task | undefined, lowerCase = false): TaskAnswer {
  if (!task) {
    return {
      id,
      responseStatusCode: 'TaskNotFound',
      taskStatus: 'NotExist',
      results: [],
      error: { messages: ['There is no such task, or its time is over.'], warnings: [] },
    };
  }
  const base = { id: task.id, results: [], error: null };
  switch (task.state) {
    case 'pending':
      return { ...base, responseStatusCode: 'NotReady', taskStatus: 'Pending' };
    case 'processing':
      return { ...base, responseStatusCode: 'NotReady', taskStatus: 'Processing' };
    case 'error':
      return { ...base, responseStatusCode: 'Error', taskStatus: 'Error', error: errorOf(task) };
    case 'completed':
      return { ...base, responseStatusCode: 'Ok', taskStatus: 'Completed', ...resultOf(task, lowerCase) };
  }
}

/** The same without results. */
export const statusOf = (id: string, task: Task | undefined): TaskAnswer => ({
  ...answerOf(id, task),
  results: [],
});

function resultOf(task: Task, lowerCase: boolean): Pick<TaskAnswer, 'results' | 'error'> {
  const { result, warnings } = task;
  const invoice = applyCorrections(task);
  if (!result || !invoice) throw new Error('a completed task has no result');
  const payload = JSON.stringify(toDetails(invoice), (_key, value) =>
    lowerCase && typeof value === 'string' ? value.toLowerCase() : value,
  );
  const data = Buffer.from(payload).toString('base64');
  const all = [...warnings, ...result.warnings, ...result.findings.filter(matters).map(sentence)];
  return {
    results: [{ type: 'Text', data }],
    error: all.length > 0 ? { messages: [], warnings: all } : null,
  };
}

/** A finding that somebody should look at; the contract's warnings are "non critical errors". */
const matters = ({ severity }: Finding): boolean => severity !== 'info';

/** As with errors: a program finds the code in brackets. */
const sentence = ({ message, code }: Finding): string => `${message} [${code}]`;

/** The code follows its sentence in brackets: the contract has no place of its own for it, and a program finds it there. */
function errorOf({ error, warnings }: Task): TaskAnswer['error'] {
  return { messages: [`${error?.message} [${error?.code}]`], warnings };
}
