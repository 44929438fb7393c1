import type { ChosenFile } from "../../worker/corpus/protocol";
import type { CountedFile, FileToCount } from "../../worker/files/protocol";

/** Bytes from which on a file is left out until somebody asks for it: it takes a minute where others take a moment. */
export const largeFile = 100_000_000;

/** What is known of a file besides its counts: nothing yet, a text, or why it is left out. */
export type FileState = "unknown" | "text" | "binary" | "unreadable" | "large";

/** What is known of a file. */
export interface FileFacts {
  readonly state: FileState;
  /** What it is where it is no text, or why it cannot be read. */
  readonly reason: string | null;
  /** Whether it is UTF-16; its bytes are those of the same text in UTF-8. */
  readonly isUtf16: boolean;
  /** Places that are no UTF-8, and were read as U+FFFD. */
  readonly replaced: number;
}

/** The counts of all files in one tokenizer. */
export interface FileCounts {
  /** Tokens of each file; NaN where they are not known. */
  readonly tokens: Float64Array;
  /** Why this tokenizer has none for a file, by its number. */
  readonly refused: ReadonlyMap<number, string>;
}

interface Counting extends FileCounts {
  readonly refused: Map<number, string>;
  /** Files that are counted in part: what there is, and where they go on. */
  readonly begun: Map<
    number,
    { readonly tokens: number; readonly bytes: number; readonly replaced: number; readonly next: number }
  >;
  /** No file before this one is missing. */
  first: number;
}

/** A file to be counted, by its number. */
export interface MissingFile extends FileToCount {
  readonly number: number;
}

const nothingKnown: FileFacts = { state: "unknown", reason: null, isUtf16: false, replaced: 0 };
const leftOut: FileFacts = { ...nothingKnown, state: "large" };

/** What files come to, as far as it is known: a few numbers a file and tokenizer, and never their text. It is filled in place. */
export class Tally {
  readonly files: readonly ChosenFile[];
  /** Bytes of each file's text in UTF-8, once that is known; until then, its own. */
  readonly bytes: Float64Array;
  private readonly facts = new Map<number, FileFacts>();
  private readonly countings = new Map<string, Counting>();

  /** @param files in the order of their numbers */
  constructor(files: readonly ChosenFile[]) {
    this.files = files;
    this.bytes = Float64Array.from(files, ({ file }) => file.size);
    for (const [number, { file }] of files.entries()) if (file.size > largeFile) this.facts.set(number, leftOut);
  }

  factsOf(number: number): FileFacts {
    return this.facts.get(number) ?? nothingKnown;
  }

  /** @param counting says which tokenizer, and which options */
  countsOf(counting: string): FileCounts {
    return this.countingOf(counting);
  }

  /** Whether a file can have counts. */
  isCountable(number: number): boolean {
    const { state } = this.factsOf(number);
    return state === "unknown" || state === "text";
  }

  /** Has files counted that were left out for their size. */
  takeLarge(): void {
    for (const [number, { state }] of this.facts) if (state === "large") this.facts.delete(number);
    for (const counting of this.countings.values()) counting.first = 0;
  }

  /** Has files counted that could not be read, or that a tokenizer has refused: what was in the way may be gone. */
  takeFailed(): void {
    for (const [number, { state }] of this.facts) if (state === "unreadable") this.facts.delete(number);
    for (const counting of this.countings.values()) {
      counting.refused.clear();
      counting.first = 0;
    }
  }

  /** The next files that have no counts, at most so many and of so many bytes, but at least one where there is one. */
  missing(counting: string, most: number, mostBytes: number): MissingFile[] {
    const known = this.countingOf(counting);
    const found: MissingFile[] = [];
    let bytes = 0;
    for (let number = known.first; number < this.files.length && found.length < most; number++) {
      const chosen = this.files[number];
      if (chosen === undefined || this.isDone(known, number)) {
        if (found.length === 0) known.first = number + 1;
        continue;
      }
      const from = known.begun.get(number)?.next ?? 0;
      bytes += chosen.file.size - from;
      if (found.length > 0 && bytes > mostBytes) break;
      found.push({ number, file: chosen.file, from });
    }
    return found;
  }

  /** Bytes that are still to be read for a tokenizer. */
  bytesLeft(counting: string): number {
    const known = this.countingOf(counting);
    let bytes = 0;
    for (let number = known.first; number < this.files.length; number++) {
      if (this.isDone(known, number)) continue;
      bytes += (this.files[number]?.file.size ?? 0) - (known.begun.get(number)?.next ?? 0);
    }
    return bytes;
  }

  /** Takes in what a worker has told of a file, or of a part of it. */
  add(counting: string, number: number, told: CountedFile): void {
    const known = this.countingOf(counting);
    if (told.kind === "refused") this.refuse(counting, number, told.reason);
    else if (told.kind !== "counted") {
      this.facts.set(number, { ...nothingKnown, state: told.kind, reason: told.reason });
    } else {
      const before = known.begun.get(number) ?? { tokens: 0, bytes: 0, replaced: 0 };
      const tokens = before.tokens + told.tokens;
      const bytes = before.bytes + told.bytes;
      const replaced = before.replaced + told.replaced;
      if (told.next !== null) {
        known.begun.set(number, { tokens, bytes, replaced, next: told.next });
        return;
      }
      known.begun.delete(number);
      known.tokens[number] = tokens;
      this.bytes[number] = bytes;
      this.facts.set(number, { state: "text", reason: null, isUtf16: told.isUtf16, replaced });
    }
  }

  /** Says why a tokenizer has no count for a file. */
  refuse(counting: string, number: number, reason: string): void {
    this.countingOf(counting).refused.set(number, reason);
  }

  private isDone({ tokens, refused }: Counting, number: number): boolean {
    return !Number.isNaN(tokens[number]) || refused.has(number) || !this.isCountable(number);
  }

  private countingOf(name: string): Counting {
    const known = this.countings.get(name);
    if (known !== undefined) return known;
    const tokens = new Float64Array(this.files.length).fill(Number.NaN);
    const made: Counting = { tokens, refused: new Map(), begun: new Map(), first: 0 };
    this.countings.set(name, made);
    return made;
  }
}

/** What names the counts of a tokenizer in a {@link Tally}: control tokens that are text or control make others. */
export function countingName(reference: string, specials: "text" | "control"): string {
  return `${reference}\n${specials}`;
}
