/** The part of autocannon that the benchmark uses. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  export interface Request {
    method: string;
    path: string;
    body?: string;
  }
  export interface Result {
    requests: { total: number; average: number };
    /** Milliseconds. */
    latency: { p50: number; p99: number; max: number };
    non2xx: number;
    errors: number;
    timeouts: number;
  }
  export default function autocannon(options: {
    url: string;
    duration?: number;
    /** Of requests in all; wins over the duration. */
    amount?: number;
    connections: number;
    headers: Record<string, string>;
    requests: Request[];
    overallRate?: number;
  }): EventEmitter;
}
