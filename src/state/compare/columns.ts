import type { EncodedText, LoadProgress } from "../../worker/pool/protocol";

/** A text as a column shows it: the result and the very text that it is for. */
export interface ShownEncoding extends EncodedText {
  readonly text: string;
  /** Whether this stands in for a prompt of a chat that could not be had: the messages' texts alone. */
  readonly isPlain?: boolean;
}

/** Whether a column's figures are compared with the others': it keeps the text, and has all that a model is given. */
export function isRival(shown: ShownEncoding | null | undefined): boolean {
  return shown?.keepsText === true && shown.isPlain !== true;
}

/** A text in tokens: what drawing one takes. */
export type DrawnText = Pick<ShownEncoding, "text" | "encoding" | "places" | "names">;

/** What a column has to show. */
export interface Column {
  readonly state: "loading" | "ready" | "error";
  /** How far loading is; null once the tokenizer is there. */
  readonly progress: LoadProgress | null;
  /** The last result; while the text changes it stays until the next one is here. Null before the first. */
  readonly shown: ShownEncoding | null;
  /** The first tokens of a long text, until the result is here: no figure is shown of them. Null but for that while. */
  readonly beginning: ShownEncoding | null;
  /** Whether a newer text is being encoded. */
  readonly pending: boolean;
  /** What went wrong and what to do about it; null unless the state is "error". */
  readonly error: string | null;
  /**
   * What has failed: the `text`, which cannot be encoded, or not in this way, so that another try with it would come to the same; or the `worker`,
   * which crashed or hung. Null where the tokenizer could not be had, and where nothing has failed.
   */
  readonly fault: "text" | "worker" | null;
}

/** A column before its tokenizer has been asked for anything. */
export const freshColumn: Column = {
  ...{ state: "loading", progress: null, shown: null, beginning: null, pending: true },
  ...{ error: null, fault: null },
};
