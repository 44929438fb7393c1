/** UTF-16 units beyond which a line is taken in pieces, so that a text without line ends does not have to be held whole. */
const longestLine = 1 << 24;

/** Odd lines, which are learned from, and even ones, which measure: as texts, in none of which anything stands behind a line without end. */
export interface PartedLines {
  readonly learned: readonly string[];
  readonly held: readonly string[];
}

/** Parts a text that arrives in pieces, line by line, the same wherever the pieces end. */
export class LineParts {
  private readonly holdOut: boolean;
  private readonly longest: number;
  private rest = "";
  private readonly parts = [new Lines(), new Lines()] as const;
  /** Lines so far; a piece of one that is too long is one too. */
  lines = 0;
  /** How many such pieces there are. */
  pieces = 0;

  /** @param holdOut whether even lines are apart; else all are learned from, and all measure */
  constructor(holdOut: boolean, longest = longestLine) {
    this.holdOut = holdOut;
    this.longest = longest;
  }

  /** Takes a piece of the text. @returns the lines that end in it */
  push(piece: string): PartedLines {
    this.rest += piece;
    if (piece.includes("\n") || this.rest.length > this.longest) {
      let start = 0;
      for (let end = this.rest.indexOf("\n") + 1; end > 0; end = this.rest.indexOf("\n", start) + 1) {
        this.take(this.shortened(this.rest.slice(start, end)));
        start = end;
      }
      this.rest = this.shortened(this.rest.slice(start));
    }
    return this.give();
  }

  /** Ends the last line, as a file's end does. @returns it */
  end(): PartedLines {
    if (this.rest !== "") this.take(this.rest);
    this.rest = "";
    return this.give();
  }

  /** Takes pieces off a line that is too long, up to white space where there is some. @returns what is left of it */
  private shortened(line: string): string {
    let left = line;
    while (left.length > this.longest) {
      const space = left.lastIndexOf(" ", this.longest);
      const at = space > 0 ? space : this.longest;
      this.take(left.slice(0, at));
      this.pieces++;
      left = left.slice(at);
    }
    return left;
  }

  private take(line: string): void {
    this.parts[this.holdOut && this.lines % 2 === 1 ? 1 : 0].add(line);
    this.lines++;
  }

  private give(): PartedLines {
    const [learned, held] = [this.parts[0].give(), this.parts[1].give()];
    return { learned, held: this.holdOut ? held : learned };
  }
}

/** Lines that are gathered to texts. */
class Lines {
  private lines: string[] = [];
  private texts: string[] = [];

  add(line: string): void {
    this.lines.push(line);
    if (!line.endsWith("\n")) this.close();
  }

  give(): readonly string[] {
    this.close();
    const given = this.texts;
    this.texts = [];
    return given;
  }

  private close(): void {
    if (this.lines.length > 0) this.texts.push(this.lines.join(""));
    this.lines = [];
  }
}
