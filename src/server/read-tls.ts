import { readFileSync } from 'node:fs';
import { type Config, ConfigError } from './config.ts';

/** Certificate and key for HTTPS; undefined when none are configured. @throws ConfigError when a file cannot be read */
export function readTls({ tlsCert, tlsKey }: Config): { cert: string; key: string } | undefined {
  if (tlsCert === undefined || tlsKey === undefined) return undefined;
  return { cert: readPem(tlsCert), key: readPem(tlsKey) };
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
