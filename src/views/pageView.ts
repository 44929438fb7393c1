import type { ComponentType } from "react";
import type { GivenFiles } from "../state/corpora/dialog";
import type { Comparison, Page } from "../state/pages";
import type { TokenizerReference } from "../tokenizers/tokenizerReference";
import type { TokenizerPool } from "../worker/pool/pool";

/** A key and what it does, as the help lists it. */
export interface Shortcut {
  /** As `KeyboardEvent.key` gives it. */
  readonly key: string;
  readonly label: string;
  run(): void;
}

/** What the shell gives to a page. */
export interface PageProps {
  /** There once the address has been read. */
  readonly pool: Promise<TokenizerPool>;
  /** Whether the list of tokenizers to add is open, where the page has columns. */
  readonly pickerOpen: boolean;
  onPickerOpenChange(open: boolean): void;
  onOpenFiles(given: GivenFiles): void;
  onRetry(reference: TokenizerReference): void;
  /** Ends loading a tokenizer. */
  onCancel(reference: TokenizerReference): void;
}

/** A page as the shell knows it. */
export interface PageView {
  /** The page; what is of no use to the first one comes through a `PageDoor`. */
  readonly View: ComponentType<PageProps>;
  /** What the browser calls it: in its tabs, its history and to screen readers. */
  title(comparison: Comparison): string;
  /** Its place in the navigation and the key that goes to it; or the page that it is reached from. */
  readonly place: { readonly label: string; readonly key: string } | { readonly under: Page };
  /** Keys besides those that go to other pages. */
  readonly shortcuts: readonly Shortcut[];
  /** Whether it has columns, to which tokenizers can be added. */
  readonly hasColumns: boolean;
  /** Whether files that are dropped on it are a corpus. */
  readonly takesCorpora?: boolean;
}
