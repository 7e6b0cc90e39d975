import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { dice } from '../../training/invoices/dice.ts';
import { findMutations, type Mutation, mutated } from './mutations.ts';

export interface Mutant {
  id: number;
  /** Folder of src/extraction. */
  room: string;
  /** Path from the root of the project. */
  file: string;
  line: number;
  kind: Mutation['kind'];
  /** What stood there, and what stands there now. */
  change: string;
  source: string;
}

const ROOM = join('src', 'extraction');

/** The sources of the extraction by room, tests left out. */
function sourcesByRoom(root: string): Map<string, string[]> {
  const files = readdirSync(join(root, ROOM), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/.test(file))
    .sort();
  return Map.groupBy(files, (file) => (file.includes(sep) ? file.split(sep)[0]! : 'extraction'));
}

/**
 * At least `count` mutants, as many in each room where it has so many; in a room its files take turns, and in a file the kinds do. The
 * same seed chooses the same ones.
 */
export function chooseMutants(root: string, count: number, seed: number): Mutant[] {
  const rooms = sourcesByRoom(root);
  const random = dice(seed);
  const mutants: Mutant[] = [];
  const pools = new Map(
    [...rooms].map(([room, files]) => [room, random.shuffle(files).map((file) => poolOf(root, file))]),
  );
  for (let turn = 0; mutants.length < count; turn++) {
    const before = mutants.length;
    for (const [room, files] of pools) {
      const nonEmpty = files.filter((pool) => pool.mutations.length > 0);
      if (nonEmpty.length === 0) continue;
      const pool = nonEmpty[turn % nonEmpty.length]!;
      const mutation = takeOne(pool.mutations, random.shuffle(KINDS), random.uniform());
      mutants.push(mutantOf(mutants.length + 1, room, pool, mutation));
    }
    if (mutants.length === before) break;
  }
  return mutants;
}

const KINDS: readonly Mutation['kind'][] = ['number', 'comparison', 'row'];

interface Pool {
  file: string;
  source: string;
  mutations: Mutation[];
}

function poolOf(root: string, name: string): Pool {
  const file = join(ROOM, name);
  const source = readFileSync(join(root, file), 'utf8');
  return { file, source, mutations: findMutations(source) };
}

/** Takes one of the first kind that there is, at `place` (0–1) among them, out of the list. */
function takeOne(mutations: Mutation[], kinds: readonly Mutation['kind'][], place: number): Mutation {
  const kind = kinds.find((one) => mutations.some((mutation) => mutation.kind === one))!;
  const ofKind = mutations.filter((mutation) => mutation.kind === kind);
  const taken = ofKind[Math.floor(place * ofKind.length)]!;
  mutations.splice(mutations.indexOf(taken), 1);
  return taken;
}

function mutantOf(id: number, room: string, { file, source }: Pool, mutation: Mutation): Mutant {
  const before = source.slice(mutation.start, mutation.end).replace(/\s+/g, ' ');
  return {
    id,
    room,
    file,
    line: source.slice(0, mutation.start).split('\n').length,
    kind: mutation.kind,
    change: mutation.kind === 'row' ? `without ${before}` : `${before} → ${mutation.text}`,
    source: mutated(source, mutation),
  };
}
