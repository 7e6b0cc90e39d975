import { type Finding, toDetails } from '../../invoice/index.ts';
import { applyCorrections, type Task } from '../../tasks/index.ts';
import type { TaskAnswer } from './schemas.ts';

/**
 * The contract's answer about a task; undefined stands for one that is gone.
 * @param lowerCase whether the payload is in lower case throughout
 */
export function answerTask(id: string, task: Task | undefined, lowerCase = false): TaskAnswer {
  if (!task) {
    return {
      id,
      responseStatusCode: 'TaskNotFound',
      taskStatus: 'NotExist',
      results: [],
      error: { messages: ['There is no such task, or it has expired.'], warnings: [] },
    };
  }
  const base = { id: task.id, results: [], error: null };
  switch (task.state) {
    case 'pending':
      return { ...base, responseStatusCode: 'NotReady', taskStatus: 'Pending' };
    case 'processing':
      return { ...base, responseStatusCode: 'NotReady', taskStatus: 'Processing' };
    case 'error':
      return { ...base, responseStatusCode: 'Error', taskStatus: 'Error', error: describeError(task) };
    case 'completed':
      return {
        ...base,
        responseStatusCode: 'Ok',
        taskStatus: 'Completed',
        ...describeResult(task, lowerCase),
      };
  }
}

/** The same without results. */
export const answerStatus = (id: string, task: Task | undefined): TaskAnswer => ({
  ...answerTask(id, task),
  results: [],
});

function describeResult(task: Task, lowerCase: boolean): Pick<TaskAnswer, 'results' | 'error'> {
  const { result, warnings } = task;
  const invoice = applyCorrections(task);
  if (!result || !invoice) throw new Error('a completed task has no result');
  const payload = JSON.stringify(toDetails(invoice), (_key, value) =>
    lowerCase && typeof value === 'string' ? value.toLowerCase() : value,
  );
  const data = Buffer.from(payload).toString('base64');
  const all = [...warnings, ...result.warnings, ...result.findings.filter(needsAttention).map(toSentence)];
  return {
    results: [{ type: 'Text', data }],
    error: all.length > 0 ? { messages: [], warnings: all } : null,
  };
}

/** Whether somebody should look at a finding: the contract's warnings are "non critical errors". */
const needsAttention = ({ severity }: Finding): boolean => severity !== 'info';

/** With the code in brackets, as for errors. */
const toSentence = ({ message, code }: Finding): string => `${message} [${code}]`;

/** The code follows the sentence in brackets, because the contract has no property for it. */
function describeError({ error, warnings }: Task): TaskAnswer['error'] {
  return { messages: [`${error?.message} [${error?.code}]`], warnings };
}
