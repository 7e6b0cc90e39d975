import { expect, test } from 'vitest';
import { createWakeUp } from './wake-up.ts';

test('never runs twice at the same time, and once more when asked during a run', async () => {
  let running = 0;
  let runs = 0;
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const wakeUp = createWakeUp(
    async () => {
      expect(++running).toBe(1);
      await gates[runs++]!.promise;
      running--;
    },
    () => {},
  );
  for (let i = 0; i < 3; i++) wakeUp.wake();
  wakeUp.wake();
  gates[0]!.resolve();
  await expect.poll(() => runs).toBe(2);
  gates[1]!.resolve();
  await wakeUp.stop();
  expect(runs).toBe(2);
});

test('a run that fails is reported, and the next one runs when asked for', async () => {
  const errors: string[] = [];
  let runs = 0;
  const wakeUp = createWakeUp(
    async () => {
      runs++;
      throw new Error(`run ${runs}`);
    },
    (error) => errors.push(error.message),
  );
  wakeUp.wake();
  await expect.poll(() => errors).toEqual(['run 1']);
  wakeUp.wake();
  await expect.poll(() => errors).toEqual(['run 1', 'run 2']);
  await wakeUp.stop();
  wakeUp.wake();
  expect(runs).toBe(2);
});
