import type { Comparison } from "../state/pages";
import type { KeptText } from "./keptText";
import type { LinkProblem } from "./problems";

/** What the address bar needs of the app; functions, so that it knows no store. */
export interface SyncedApp {
  /** The present comparison. */
  read(): Comparison;
  /** Calls back after any change, at once; gives the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Shows a comparison that a link or the history brought. */
  apply(comparison: Comparison): void;
  /** Something went wrong; null when it no longer holds. */
  onProblem(problem: LinkProblem | null): void;
  /** Whether {@link UrlSync.restorePrevious} has something to restore: a link replaced the user's own text. */
  onRestorable?(available: boolean): void;
  /** A text was not opened after a crash, and {@link UrlSync.restorePrevious} opens it. */
  onHeldBack?(held: HeldBack): void;
  /** A link has led to a comparison of nothing: it has columns and options, and no text. */
  onTextless?(): void;
  /** Whether the catalogue has a built-in of this id. */
  isKnown(id: string): boolean;
  /** Whether no address may have a text from now on. */
  isPrivate?(): boolean;
  readonly drafts: DraftKeeper;
  /** What an address that says nothing begins with, as a fragment; "" for what the app shows by itself. */
  recallChoices?(): string;
  /** What {@link recallChoices} gave cannot be read, or not all of it. */
  onChoicesLost?(): void;
  /** Somebody has changed something: its choices are what {@link recallChoices} gives from now on. */
  keepChoices?(comparison: Comparison): void;
}

/** What was large, and may have ended the page. */
export interface HeldBack {
  /** With its text. */
  readonly comparison: Comparison;
  /** When it was kept as a draft, in milliseconds since 1970; null where it is here as long as this page only. */
  readonly saved: number | null;
}

/** What was kept of an entry. */
export interface FoundDraft extends KeptText {
  /** In milliseconds since 1970. */
  readonly saved: number;
  /** Whether another tab is at it. */
  readonly isElsewhere: boolean;
}

/** Keeps what somebody writes where neither a crash nor closing the tab can lose it; `drafts.ts` does, once it is loaded. */
export interface DraftKeeper {
  /** Says that the page begins with an entry that an earlier page load has made. */
  begin(entry: string): void;
  find(entry: string): Promise<FoundDraft | null>;
  /** Keeps a comparison in place of the last one. Resolves to whether it is kept. */
  save(comparison: Comparison, entry: string): Promise<boolean>;
  /** The same for a page that is about to go. */
  saveNow(comparison: Comparison, entry: string): void;
  /** What is saved from now on does not take the place of what was saved before. */
  leave(): void;
  /** Ends {@link leave}: what was saved before is gone on with. */
  rejoin(): void;
}

/** The comparison as a whole URL. */
export interface SharedLink {
  readonly url: string;
  /** Whether it is longer than `linkLimit`, so that a file should be offered in its place. */
  readonly tooLong: boolean;
  /** Characters of the URL. */
  readonly length: number;
}

/** What `startUrlSync` gives. */
export interface UrlSync {
  /** Resolves when the address that the page was opened with has been applied, or its problem reported. */
  readonly ready: Promise<void>;
  /** The present comparison's link, whatever its length. */
  link(): Promise<SharedLink>;
  /** Writes the present entry's address anew, by what {@link SyncedApp.isPrivate} says now. */
  rewrite(): void;
  /** Brings back, as a new history entry, the comparison that a link replaced. False when there is none. */
  restorePrevious(): boolean;
  /** Shows, as a new history entry, what was kept of another tab. False when it cannot be read. */
  goOn(kept: KeptText): Promise<boolean>;
  /** Writes what is pending and lets go of window and app. */
  stop(): void;
}
