import { Type } from '@fastify/type-provider-typebox';
import { applyCorrections, type Task } from '../../tasks/index.ts';
import { INVOICE_REF } from './invoice-schema.ts';
import { Metadata } from './schemas.ts';

const Instant = Type.String({ format: 'date-time' });
const OrNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/** The schema of an invoice in `/v1`. */
export const describeInvoice = () =>
  Type.Object({
    id: Type.String({ format: 'uuid' }),
    status: Type.Enum(['pending', 'processing', 'completed', 'error']),
    name: OrNull(Type.String()),
    metadata: Metadata,
    submitted_at: Instant,
    started_at: OrNull(Instant),
    ended_at: OrNull(Instant),
    expires_at: Type.String({ format: 'date-time', description: 'From then on the invoice is gone.' }),
    attempts: Type.Integer(),
    invoice: OrNull(
      Type.Unsafe({
        ...INVOICE_REF,
        description: 'The whole model, corrections applied; null until it is completed.',
      }),
    ),
    corrections: Type.Array(
      Type.Object({
        path: Type.String(),
        value: Type.Union([Type.String(), Type.Number(), Type.Null()]),
        at: Instant,
        by: Type.String({ description: 'Id of the API client.' }),
      }),
    ),
    warnings: Type.Array(Type.String()),
    error: OrNull(Type.Object({ code: Type.String(), message: Type.String() })),
    timings_ms: Type.Record(Type.String(), Type.Integer(), {
      description: 'Waiting in the queue, reading in all, and the stages of reading.',
    }),
    links: Type.Record(Type.String(), Type.String()),
  });

/** A task as the resource of `/v1`. */
export function toResource(task: Task) {
  const { id, state, startedAt, endedAt, submittedAt, result, error } = task;
  const invoice = applyCorrections(task) ?? null;
  const self = `/v1/invoices/${id}`;
  return {
    id,
    status: state,
    name: task.name ?? null,
    metadata: task.metadata ?? {},
    submitted_at: formatInstant(submittedAt),
    started_at: startedAt === undefined ? null : formatInstant(startedAt),
    ended_at: endedAt === undefined ? null : formatInstant(endedAt),
    expires_at: formatInstant(task.expiresAt),
    attempts: task.attempts,
    invoice,
    corrections: (task.corrections ?? []).map((one) => ({ ...one, at: formatInstant(one.at) })),
    warnings: [...task.warnings, ...(result?.warnings ?? [])],
    error: error ?? null,
    timings_ms: {
      ...(startedAt !== undefined && { waiting: startedAt - submittedAt }),
      ...(startedAt !== undefined && endedAt !== undefined && { reading: endedAt - startedAt }),
      ...task.timings,
    },
    links: {
      self,
      export: `${self}/export`,
      ...(task.keepDocument &&
        result && { pages: `${self}/pages/{n}.png`, words: `${self}/pages/{n}/words` }),
    },
  };
}

/** Milliseconds since 1970 as RFC 3339. */
export const formatInstant = (ms: number): string => new Date(ms).toISOString();
