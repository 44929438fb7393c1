/** What the last text came to: columns ask for the same, one after the other. */
export class LastText<Made> {
  private last: { readonly text: string; readonly by: string; readonly made: Made } | null = null;

  /** Null where another text was asked about last, or by another rule. */
  get(text: string, by = ""): Made | null {
    return this.last?.text === text && this.last.by === by ? this.last.made : null;
  }

  keep(made: Made, text: string, by = ""): Made {
    this.last = { text, by, made };
    return made;
  }
}
