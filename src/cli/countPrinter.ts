import { oneLine } from "../text/printable";
import { type Environment, LimitError } from "./environment";

/** Prints counts, and remembers which of them are above what they may be. */
export class CountPrinter {
  private readonly environment: Environment;
  private readonly max: number | undefined;
  private over = 0;
  private first = "";

  constructor(environment: Environment, max: number | undefined) {
    this.environment = environment;
    this.max = max;
  }

  /** @param columns what it is the count of, a column each; none where there is only one */
  async print(tokenizer: string, tokens: number, ...columns: readonly (string | number)[]): Promise<void> {
    // Names of files and headings are whatever somebody wrote: a row stays one.
    const named = columns.map((column) => oneLine(String(column)));
    await this.environment.write(`${[tokenizer, tokens, ...named].join("\t")}\n`);
    if (this.max === undefined || tokens <= this.max) return;
    if (this.over++ > 0) return;
    this.first = `${tokens} tokens of ${tokenizer}${named.length === 0 ? "" : ` in ${named.join(" ")}`}`;
  }

  /** @throws {LimitError} when a count was above what it may be */
  end(): void {
    if (this.over === 0) return;
    const others = this.over === 1 ? "" : `; ${this.over} counts are`;
    throw new LimitError(`${this.first}: above the ${this.max} of --max${others}.`);
  }
}
