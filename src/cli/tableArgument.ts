import { readTablePart, writeTablePart } from "../tokenizers/transforms/tablePart";
import { readWholeText } from "./encodeInputs";
import { type Environment, UsageError } from "./environment";

/** `table` among the transforms of a tokenizer's name. */
const named = /:table(?=:|$)/g;

/**
 * Puts the table of a file in the place of `table` in tokenizers' names: `-t llama3:table --table numbers.tsv`.
 * @returns the arguments without the file; as they are where none is named
 * @throws {UsageError} for a file that is no table, or that no tokenizer asks for
 * @throws {InputError} for a file that cannot be read
 */
export async function withTable(args: readonly string[], environment: Environment): Promise<readonly string[]> {
  const at = args.findIndex((arg) => arg === "--table" || arg.startsWith("--table="));
  const [given = ""] = args.slice(at);
  if (at === -1) return args;
  const isApart = given === "--table";
  const file = isApart ? args[at + 1] : given.slice("--table=".length);
  if (!file) throw new UsageError("--table names a file with a table: found, a tab or →, and what is written for it.");
  const others = args.filter((_, i) => i !== at && (!isApart || i !== at + 1));
  const part = writeTablePart(await readWholeText(file, environment));
  const problem = readTablePart(part);
  if (typeof problem === "string") throw new UsageError(`${file}: ${problem}`);
  const replaced = others.map((arg) => arg.replace(named, `:${part}`));
  if (replaced.every((arg, i) => arg === others[i]))
    throw new UsageError(`No tokenizer asks for the table of “${file}”: name one as -t o200k_base:table.`);
  return replaced;
}
