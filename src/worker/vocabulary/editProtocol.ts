import type { Consequences, Edit } from "../../tokenizers/editing/edit";
import type { LoadRequest } from "../pool/protocol";

// Views know edits by what passes through here.
export type { Consequences, Edit, Merge, NamedEntry, Some } from "../../tokenizers/editing/edit";

/** An edit as somebody types it. */
export type Proposal =
  | { readonly kind: "remove"; readonly typed: string; readonly withLost: boolean }
  | { readonly kind: "add"; readonly typed: string; readonly score: number | null }
  /** @property place a rank or a score; null leaves it where it is */
  | { readonly kind: "place"; readonly typed: string; readonly place: number | null }
  | { readonly kind: "swap"; readonly typed: string; readonly other: string };

/** What edits are asked about. */
export interface EditsRequest extends LoadRequest {
  /** Those that are made. */
  readonly edits: readonly Edit[];
  /** The one that is looked at; null for none. */
  readonly proposal: Proposal | null;
}

/** Whether any text has a new entry among its tokens. */
export interface NewReach {
  /** A text that has it; null where there is none, or none was found. */
  readonly example: string | null;
  /** Why no text has it, in sentences. */
  readonly why: string | null;
}

/** What edits do. */
export interface ToldEdits {
  readonly model: "BPE" | "WordPiece" | "WordLevel" | "Unigram";
  /** Whether a pre-token that is an entry is taken as it is, whatever merges make of it. */
  readonly takesEntries: boolean;
  /** What its tokenizer.json does not say of the original, in sentences. */
  readonly losses: readonly string[];
  readonly told: readonly Consequences[];
  readonly proposed: Consequences | null;
  /** Why the one that is looked at does not go. */
  readonly refused: string | null;
  /** Of an entry that is to be added. */
  readonly reach: NewReach | null;
  /** The texts of names that are told here and written in other letters. */
  readonly texts: ReadonlyMap<string, string>;
}
