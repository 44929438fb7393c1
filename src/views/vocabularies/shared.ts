import type { HeldTo, PairRequest } from "../../worker/vocabularyPair/protocol";

/** What each part of the page is about. */
export interface PairPartProps {
  readonly request: PairRequest;
  /** What the two are called. */
  readonly a: string;
  readonly b: string;
  readonly heldTo: HeldTo;
}
