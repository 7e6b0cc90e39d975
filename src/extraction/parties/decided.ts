import type { Rival } from '../evidence/index.ts';
import type { NameCandidate } from './names.ts';
import type { Run } from './runs.ts';

/** A choice, and how sure it is in log-odds. */
export interface Scored<Value> {
  value: Value;
  logOdds: number;
  /** What else it could be. */
  rivals: readonly Rival<Value>[];
}

/** Who a party is, as far as that is decided. */
export interface DecidedParty {
  name?: Scored<NameCandidate>;
  address?: Scored<Run>;
}

export interface DecidedParties {
  seller: DecidedParty;
  buyer: DecidedParty;
}
