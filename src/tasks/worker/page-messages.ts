/** The answer to a `DrawRequest` over Node's IPC channel. Without a picture: the page cannot be drawn. */
export interface DrawAnswer {
  png?: Uint8Array;
}
