/** What data say of the ids of a text; null where they say nothing. */
export interface IdOrigin {
  /** The tokenizer, as `tessera encode` names it. */
  readonly tokenizer: string | null;
  readonly file: string | null;
}

/** Ids of one text, or the next of them. */
export interface IdRun extends IdOrigin {
  readonly ids: Uint32Array<ArrayBuffer>;
  /** Whether a text begins with them; else they follow those before. */
  readonly begins: boolean;
}

/** Ids that are given out at once of a long list. */
const usualRoom = 1 << 12;

const unnamed: IdOrigin = { tokenizer: null, file: null };

/** Gathers ids as they are read, and parts those of one text from those of the next. */
export class IdRuns {
  private ids = new Uint32Array(usualRoom);
  private count = 0;
  private origin = unnamed;
  private begins = true;
  private done: IdRun[] = [];
  /** The place of the last row in its text; null where it was in no table, and undefined where the last id was in no row. */
  private lastRow: number | null | undefined;

  /** Begins another text. */
  begin(origin: IdOrigin): void {
    this.end();
    this.origin = origin;
    this.begins = true;
    this.lastRow = undefined;
  }

  add(id: number): void {
    if (this.count === this.ids.length) {
      const longer = new Uint32Array(this.ids.length * 2);
      longer.set(this.ids);
      this.ids = longer;
    }
    this.ids[this.count++] = id;
  }

  /**
   * Adds an id that has a row to itself: of the text that the row before is of, if it says the same and comes after it.
   * @param index its place among the ids of the text, from 0; null where the row does not say
   */
  addRow(id: number, origin: IdOrigin, index: number | null): void {
    const { lastRow } = this;
    const isSame = origin.tokenizer === this.origin.tokenizer && origin.file === this.origin.file;
    const follows = lastRow !== undefined && (index === null || lastRow === null || index > lastRow);
    if (!isSame || !follows) this.begin(origin);
    this.lastRow = index;
    this.add(id);
  }

  /** What has been gathered since it was taken last. */
  take(): readonly IdRun[] {
    this.end();
    const { done } = this;
    this.done = [];
    return done;
  }

  private end(): void {
    if (this.count === 0) return;
    this.done.push({ ...this.origin, ids: this.ids.slice(0, this.count), begins: this.begins });
    this.count = 0;
    this.begins = false;
  }
}
