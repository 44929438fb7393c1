/** A file that is to be counted, from a place on where counting it has stopped; 0 for all of it. */
export interface FileToCount {
  readonly file: Blob;
  /** In bytes of the file. */
  readonly from: number;
}

/** What a file, or the part of it for which there was time, comes to. */
export interface CountedPart {
  readonly kind: "counted";
  /** N, as Compare's columns have it: without control tokens. The parts of a file come to the whole file's. */
  readonly tokens: number;
  /** Of the text in UTF-8, which are the file's own where it is that. */
  readonly bytes: number;
  /** Where the file goes on, in its bytes; null where this was its end. */
  readonly next: number | null;
  readonly isUtf16: boolean;
  /** Places that are no UTF-8, and were read as U+FFFD. */
  readonly replaced: number;
}

/** A file that is no text, or cannot be counted, and why. */
export interface NotCounted {
  /** `binary`: it is no text; `unreadable`: the browser does not give it; `refused`: this tokenizer cannot do it. */
  readonly kind: "binary" | "unreadable" | "refused";
  /** What it is (`an image (PNG)`), or a sentence. */
  readonly reason: string;
}

export type CountedFile = CountedPart | NotCounted;
