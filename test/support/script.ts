/** A document for `fixtures/scripted-reader.ts`. */
export interface Script {
  /** Becomes the seller's name. */
  name?: string;
  /** A file that must exist before anything happens. */
  waitFor?: string;
  act?: 'read' | 'crash' | 'hang' | 'leak' | 'throw' | 'refuse';
  /** Have the settings that the reader got in the warnings of the result. */
  echoSettings?: boolean;
}

export const scriptBytes = (script: Script): Buffer => Buffer.from(JSON.stringify(script));

export const SCRIPTED_READER = new URL('../fixtures/scripted-reader.ts', import.meta.url);
