/** What the thread that tries is told. */
export interface TryRequest {
  readonly kind: string;
  readonly seed: number;
  /** Half-open. */
  readonly from: number;
  readonly to: number;
  /** Numbers of 32 bits that it writes while it goes on: {@link Slot}s. */
  readonly progress: SharedArrayBuffer;
}

/** Places in {@link TryRequest.progress}, which is there when the thread comes to no end, too. */
export const Slot = {
  /** The case that is tried. */
  number: 0,
  /** When it began, by {@link clock}. */
  began: 1,
  tried: 2,
  refused: 3,
  loaded: 4,
  /** Milliseconds of the longest case. */
  longest: 5,
  longestNumber: 6,
  /** How many there are. */
  count: 7,
} as const;

/** What went wrong with a case. */
export interface Failure {
  readonly number: number;
  readonly what: "uncaught" | "hang" | "memory";
  readonly message: string;
}

/** What the cases of a kind came to. */
export interface KindReport {
  readonly tried: number;
  readonly refused: number;
  readonly loaded: number;
  readonly failures: readonly Failure[];
  /** Milliseconds of the longest case, and its number. */
  readonly longest: number;
  readonly longestNumber: number;
  /** Bytes that the process had in memory at most, Node's own and the cases' among them. */
  readonly peak: number;
}

/** Milliseconds that all threads of a process agree on, as 32 bits hold them. */
export function clock(): number {
  return Date.now() % 2 ** 31;
}
