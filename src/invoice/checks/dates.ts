import type { Finding } from '../model.ts';
import type { Check } from './finding.ts';

/** Dates are in order: issued before due, the first day of a period before the last. */
export const datesInOrder: Check = ({ issueDate, dueDate, servicePeriod }) => {
  const found: Finding[] = [];
  if (issueDate && dueDate && dueDate.value < issueDate.value) {
    found.push({
      code: 'due_before_issue',
      severity: 'warning',
      fields: ['issueDate', 'dueDate'],
      message: `Due on ${dueDate.value}, before the invoice was issued on ${issueDate.value}.`,
      expected: issueDate.value,
      actual: dueDate.value,
    });
  }
  const { start, end } = servicePeriod ?? {};
  if (start && end && end.value < start.value) {
    found.push({
      code: 'period_ends_before_start',
      severity: 'warning',
      fields: ['servicePeriod.start', 'servicePeriod.end'],
      message: `The period ends on ${end.value}, before it starts on ${start.value}.`,
      expected: start.value,
      actual: end.value,
    });
  }
  return found;
};
