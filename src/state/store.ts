import { create } from "zustand";
import type { TokenizerReference } from "../tokenizers/tokenizerReference";
import { type Column, freshColumn } from "./compare/columns";
import type { FirstAnswers } from "./compare/firstAnswers";
import { type CompareSlice, maxColumns } from "./compare/slice";
import { type Comparison, defaultComparison, fitted, type Page } from "./pages";
import { assignSeries, type SeriesNumbers } from "./series";

/** Something that a notice offers to do. */
export interface Offer {
  readonly label: string;
  run(): void;
}

/** Something to tell the user above the page: what happened, or what was wrong and what to do. */
export interface Notice {
  readonly tone: "info" | "error";
  readonly message: string;
  /** A way back, such as a text that was replaced; null where there is none. */
  readonly undo: Offer | null;
  /** A way on: what else was dropped, or to try again. */
  readonly next?: Offer | null;
  /** What else may be done, behind these. */
  readonly more?: Offer;
  /** What it is about. It replaces a notice about the same, and no other: an offer outlives what happens after it. */
  readonly about?:
    | "text"
    | "link"
    | "address"
    | "column"
    | "draft"
    | "place"
    | "files"
    | "ids"
    | "list"
    | "languages"
    | "training"
    | "storage"
    | "damage"
    | "version"
    | "other";
}

/** A notice stays on the page where it was said. */
export interface PlacedNotice extends Notice {
  readonly page: Page;
}

export interface AppState {
  readonly comparison: Comparison;
  /** One entry for each tokenizer of the comparison. */
  readonly columns: Readonly<Partial<Record<TokenizerReference, Column>>>;
  /** The colour of each tokenizer of the comparison, for as long as the page is open. */
  readonly series: SeriesNumbers;
  /** How many times the whole comparison has been replaced, as a link does: what was left aside before is of another one. */
  readonly applied: number;
  /** The newest first. */
  readonly notices: readonly PlacedNotice[];
}

/** All that makes the page; views read it through selectors and change it through {@link actions}. */
export const useAppStore = create<AppState>()(() => ({
  comparison: defaultComparison,
  columns: freshColumns(defaultComparison.tokenizers, {}),
  series: assignSeries(defaultComparison.tokenizers, {}),
  applied: 0,
  notices: [],
}));

/** Has the page begin with columns that are answered: before anything listens, and as what React takes over. */
export function beginAnswered(answers: FirstAnswers): void {
  const columns = Object.entries(answers).map(([of, shown]) => [
    of,
    { ...freshColumn, state: "ready", shown, pending: false },
  ]);
  Object.assign(useAppStore.getInitialState(), { columns: Object.fromEntries(columns) });
}

/** A column for each tokenizer: as it is known, else before it has been asked for anything. */
export function freshColumns(
  tokenizers: readonly TokenizerReference[],
  known: AppState["columns"],
): AppState["columns"] {
  return Object.fromEntries(tokenizers.map((reference) => [reference, known[reference] ?? freshColumn]));
}

/** Changes parts of the comparison. */
export function change(part: Partial<Comparison>): void {
  useAppStore.setState(({ comparison }) => {
    // What was pinned is a place in the text that was.
    const isOther = "input" in part || (part.text !== undefined && part.text !== comparison.text);
    return { comparison: { ...comparison, ...(isOther && { pinned: undefined }), ...part } };
  });
}

/** Changes which columns there are, or their order. */
export function changeTokenizers(tokenizers: readonly TokenizerReference[]): void {
  useAppStore.setState(({ comparison, columns, series }) => ({
    comparison: fitted({ ...comparison, tokenizers }),
    columns: freshColumns(tokenizers, columns),
    series: assignSeries(tokenizers, series),
  }));
}

/** A text of ours, and the way back to what it replaced: still offered when another text of ours follows. */
let ours: { readonly text: string; readonly undo: Offer | null } | null = null;

interface Replacement {
  readonly text: string;
  readonly message: string;
  /** Whether it is the user's own, a file's, and to be offered back in turn. */
  readonly isOwn?: boolean;
  readonly page?: Page | undefined;
  readonly next?: Offer | null;
  /** What there was, where more than the text has been changed for the new one. */
  readonly before?: Comparison | undefined;
  /** The way back, where it is known. */
  readonly undo?: Offer | null | undefined;
}

function replaceText({ text, message, isOwn = false, page, next = null, before, ...known }: Replacement): void {
  const { comparison } = useAppStore.getState();
  const undo = known.undo === undefined ? wayBack(before ?? comparison, text) : known.undo;
  change({ text, input: undefined, page: page ?? comparison.page });
  ours = isOwn ? null : { text, undo };
  withdraw(({ about }) => about === "text");
  const isWorthSaying = undo !== null || next !== null || (page !== undefined && page !== comparison.page);
  if (isWorthSaying) say({ tone: "info", message, undo, next, about: "text" });
}

function wayBack({ text: old, specials, input }: Comparison, text: string): Offer | null {
  if (ours?.text === old) return ours.undo;
  // The welcome text is ours, and an empty one is no loss.
  if (old === "" || old === defaultComparison.text || old === text) return null;
  return { label: "Restore my text", run: () => change({ text: old, specials, input }) };
}

function say(notice: Notice): void {
  useAppStore.setState(({ comparison: { page }, notices }) => {
    const others = notices.filter((other) => other.about !== notice.about || other.page !== page);
    return { notices: [{ ...notice, page }, ...others] };
  });
}

function withdraw(isGone: (notice: PlacedNotice) => boolean): void {
  useAppStore.setState(({ notices }) => ({ notices: notices.filter((notice) => !isGone(notice)) }));
}

/** What a person can do to the comparison. */
export const actions = {
  /** Replaces the text. */
  setText(text: string): void {
    change({ text });
  },
  /** Reads a text as a chat, or as a text. */
  setInput(input: CompareSlice["input"], text: string, options: Pick<CompareSlice, "variables"> = {}): void {
    change({ input, text, ...options });
  },
  /**
   * Puts another text in place of what the user had, and offers that back.
   * @param page where it is shown, if not here
   * @param before what there was, where the options have been changed for the new text
   */
  replaceText(text: string, message: string, page?: Page, before?: Comparison): void {
    replaceText({ text, message, page, before });
  },
  /**
   * Opens a file's text in Compare in place of the one there, which is offered back.
   * @param next a way on, to where the file is from
   * @param undo what is offered back, where it is not the text there
   */
  openText(text: string, message: string, next: Offer | null, undo?: Offer | null): void {
    replaceText({ text, message, isOwn: true, page: "compare", next, undo });
  },
  /** Adds a column, at the end if no place is given; does nothing when it is there already or all places are taken. */
  addTokenizer(reference: TokenizerReference, place = maxColumns): void {
    const { tokenizers } = useAppStore.getState().comparison;
    if (tokenizers.includes(reference) || tokenizers.length >= maxColumns) return;
    changeTokenizers(tokenizers.toSpliced(place, 0, reference));
  },
  /** Removes a column; the last one stays. */
  removeTokenizer(reference: TokenizerReference): void {
    const { tokenizers } = useAppStore.getState().comparison;
    if (tokenizers.length > 1) changeTokenizers(tokenizers.filter((other) => other !== reference));
  },
  /** Changes options: view, special tokens, ids, baseline, context window, prices. */
  setOptions(options: Partial<Omit<CompareSlice, "text" | "tokenizers">>): void {
    change(options);
  },
  /** Goes to a page; what the other one shows stays as it is. */
  setPage(page: Page): void {
    change({ page });
  },
  /** Replaces the whole comparison, as opening a link does. */
  apply(comparison: Comparison): void {
    const { tokenizers } = comparison;
    useAppStore.setState(({ columns, series, applied }) => ({
      comparison,
      columns: freshColumns(tokenizers, columns),
      series: assignSeries(tokenizers, series),
      applied: applied + 1,
    }));
  },
  /** Updates a column; columns that have been removed stay removed. */
  updateColumn(reference: TokenizerReference, part: Partial<Column>): void {
    actions.updateColumns(new Map([[reference, part]]));
  },
  /** Updates several columns at once. */
  updateColumns(parts: ReadonlyMap<TokenizerReference, Partial<Column>>): void {
    useAppStore.setState(({ columns }) => {
      const updated = { ...columns };
      for (const [reference, part] of parts) {
        const column = columns[reference];
        if (column !== undefined) updated[reference] = { ...column, ...part };
      }
      return { columns: updated };
    });
  },
  /** Shows a notice on this page, in place of what it said about the same; null takes all notices away. */
  setNotice(notice: Notice | null): void {
    if (notice === null) useAppStore.setState({ notices: [] });
    else say(notice);
  },
  /** Takes notices away that no longer hold. */
  withdrawNotices(isGone: (notice: PlacedNotice) => boolean): void {
    withdraw(isGone);
  },
};
