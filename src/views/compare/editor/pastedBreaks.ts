import type { Extension } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import { create } from "zustand";
import { countBelow } from "../../../text/sorted";
import { originalOf } from "./original";

/** A text in which line breaks that were pasted are others than they came. */
export interface PastedBreaks {
  readonly text: string;
  /** The text as it would be with them. */
  readonly kept: string;
  readonly cameAs: string;
  readonly areNow: string;
}

/** What was pasted last, where that has changed it; null where it has not. */
export const usePastedBreaks = create<{ readonly pasted: PastedBreaks | null }>()(() => ({ pasted: null }));

/** What the next paste brings, with its own line breaks. */
let brought: string | null = null;

/**
 * Notes where pasting changes line breaks. As in a text field they become LF, or what the text around them has: a clipboard of
 * Windows has CR LF for those of any program, so that they are no sign of what the text had where it was copied.
 */
export const notePastedBreaks: Extension = [
  EditorView.domEventHandlers({
    paste: ({ clipboardData }) => {
      brought = clipboardData?.getData("text/plain") ?? null;
    },
  }),
  EditorView.updateListener.of((update) => {
    if (!update.docChanged) return;
    const isPaste = update.transactions.some((transaction) => transaction.isUserEvent("input.paste"));
    const pasted = isPaste && brought?.includes("\r") ? pastedIn(update, brought) : null;
    brought = null;
    if (pasted !== usePastedBreaks.getState().pasted) usePastedBreaks.setState({ pasted });
  }),
];

function pastedIn({ changes, state }: ViewUpdate, brought: string): PastedBreaks | null {
  const places: (readonly [from: number, to: number])[] = [];
  changes.iterChanges((_from, _to, from, to) => places.push([from, to]));
  const [place] = places;
  // With several cursors each may have its own line of it.
  if (place === undefined || places.length > 1) return null;
  const { text, breaks } = originalOf(state);
  const [start, end] = place.map((at) => at + countBelow(breaks.crlf, at)) as [number, number];
  const now = text.slice(start, end);
  if (now === brought) return null;
  const kept = text.slice(0, start) + brought + text.slice(end);
  return { text, kept, cameAs: kindOf(brought), areNow: kindOf(now) };
}

function kindOf(text: string): string {
  const kinds = [
    /\r\n/.test(text) ? "CR LF" : "",
    /(?<!\r)\n/.test(text) ? "LF" : "",
    /\r(?!\n)/.test(text) ? "CR" : "",
  ];
  return new Intl.ListFormat("en").format(kinds.filter((kind) => kind !== ""));
}
