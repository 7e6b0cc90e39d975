import { type Logger, pino } from 'pino';
import { removeMessage } from './http/index.ts';

/** JSON lines on standard error. Errors are logged without their messages, which may quote a document. */
export function createLog(level: string): Logger {
  const serializers = { err: removeMessage };
  return pino({ level, base: null, serializers }, pino.destination({ dest: 2, sync: true }));
}
