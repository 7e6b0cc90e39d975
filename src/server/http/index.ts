export { allowOrigins } from './allow-origins.ts';
export { type Audit, createAudit } from './audit.ts';
export { decodeBase64 } from './decode-base64.ts';
export { getPath, handleErrors, removeMessage, sendProblem, toProblem } from './handle-errors.ts';
export {
  createProblem,
  PROBLEMS,
  Problem,
  type ProblemCode,
  ProblemDetails,
  type PropertyErrors,
} from './problem.ts';
export { type BodyReader, createBodyReader } from './read-body.ts';
export { normaliseRotation, UNKNOWN_LANGUAGE } from './reading-settings.ts';
export { signalDisconnect } from './signal-disconnect.ts';
