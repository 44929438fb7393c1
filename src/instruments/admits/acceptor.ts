/** Reads bytes one after the other, and knows after each whether some text that goes on from there is one that it accepts. */
export interface Acceptor<State> {
  /** Before the first byte; null where it accepts no text at all. */
  readonly start: State | null;
  /** The state after one more byte; null where no text that it accepts has this byte here. */
  step(state: State, byte: number): State | null;
  /** Whether the bytes up to here are a text that it accepts. */
  accepts(state: State): boolean;
}
