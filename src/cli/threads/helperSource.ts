/** Another thread, as its messages come and go. */
export interface Helper {
  /** @param transfer buffers that it gets for itself */
  post(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  /** Has answers and the end of the thread, if it ends by itself, told. */
  listen(onAnswer: (answer: unknown) => void, onEnd: (error: Error) => void): void;
  /** Ends the thread, whatever it is doing. */
  end(): void;
}

/** Where helpers are from. */
export interface HelperSource {
  /** How many there may be besides this thread. */
  readonly most: number;
  start(): Helper;
}
