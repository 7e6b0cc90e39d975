/** Numbers from 0 on, in sets that are joined pair by pair: the disjoint-set forest of Galler and Fischer, with path halving. */
export interface DisjointSets {
  /** Adds the next number, in a set of its own. */
  add(): void;
  join(a: number, b: number): void;
  /** The sets in the order of their least numbers, each in ascending order. */
  groups(): number[][];
}

export function createDisjointSets(count = 0): DisjointSets {
  const parent = Array.from({ length: count }, (_, i) => i);
  const root = (i: number) => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]!]!;
      i = parent[i]!;
    }
    return i;
  };
  return {
    add: () => parent.push(parent.length),
    join: (a, b) => {
      parent[root(b)] = root(a);
    },
    groups: () => [...Map.groupBy(parent.keys(), root).values()],
  };
}
