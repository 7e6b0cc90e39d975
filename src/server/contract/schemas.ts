import { type Static, Type } from '@fastify/type-provider-typebox';

export const TaskQuery = Type.Object({ id: Type.Optional(Type.Unknown()) });

const Messages = Type.Object({
  messages: Type.Array(Type.String()),
  warnings: Type.Array(Type.String()),
});

/** The answer about a task: exactly these five properties, for two official clients throw on any other. */
export const TaskAnswer = Type.Object({
  id: Type.String(),
  responseStatusCode: Type.Enum(['Ok', 'NotReady', 'Error', 'TaskNotFound']),
  taskStatus: Type.Enum(['Pending', 'Processing', 'Completed', 'Error', 'NotExist']),
  results: Type.Array(Type.Object({ type: Type.Literal('Text'), data: Type.String() })),
  error: Type.Union([Messages, Type.Null()]),
});
export type TaskAnswer = Static<typeof TaskAnswer>;
