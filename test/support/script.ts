/** A document for `fixtures/scripted-reader.ts`. */
export interface Script {
  /** Becomes the seller's name. */
  name?: string;
  /** A file that must exist before anything happens. */
  waitFor?: string;
  /** A file to write the reader's process id to. */
  pidFile?: string;
  /** Bytes of memory to take and keep. */
  grow?: number;
  act?: 'read' | 'crash' | 'hang' | 'leak' | 'throw' | 'refuse';
  /** Show a picture of page 1, as reading a scan does. */
  picture?: boolean;
  /** Have the settings that the reader got in the warnings of the result. */
  echoSettings?: boolean;
  /** The same with the reader's process id. */
  echoPid?: boolean;
  /** The same with the names of its environment variables. */
  echoEnvironment?: boolean;
}

export const scriptBytes = (script: Script): Buffer => Buffer.from(JSON.stringify(script));

export const SCRIPTED_READER = new URL('../fixtures/scripted-reader.ts', import.meta.url);
