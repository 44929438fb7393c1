/** What a fresh worker is given, and what it says when it has encoded a first text. */
export interface FilesTask {
  readonly kind: "file" | "pack";
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface FilesResult {
  /** Milliseconds from the bytes to the first encoding. */
  readonly ready: number;
  /** Milliseconds to write the pack that a second visit loads; 0 where none is written. */
  readonly stored: number;
  readonly pack: Uint8Array<ArrayBuffer> | null;
  /** Of the first encoding, to compare. */
  readonly ids: readonly number[];
}

export const firstText = "All human beings are born free — 人人生而自由 👩‍👩‍👧‍👦";
