import { headingsOf, linesOf, sectionsOf, tokensOfLines } from "../analysis/sections";
import type { InputsCommand } from "./commandLine";
import { CountPrinter } from "./countPrinter";
import { inputName, readWholeText } from "./encodeInputs";
import { type Environment, InputError } from "./environment";
import { findInputs, type Input } from "./findInputs";
import { isLeftOut } from "./leaveOut";
import { loadTokenizers } from "./loadTokenizers";

/**
 * `count --by heading` and `--by line`: reads each input whole, and tells where in it the tokens are.
 * @throws as `countInputs` does
 */
export async function countSections(command: InputsCommand, environment: Environment): Promise<void> {
  const { tokenizers: names, options, by, max } = command;
  const inputs = await findInputs(command.files, environment);
  const { engines } = await loadTokenizers(names, environment);
  const printer = new CountPrinter(environment, max);
  for (const input of inputs) {
    const text = await readText(input, environment);
    if (text === null) continue;
    const lines = linesOf(text);
    const headings = by === "heading" ? headingsOf(text, lines) : [];
    const place = (line: number) => (inputs.length === 1 ? line + 1 : `${inputName(input.path)}:${line + 1}`);
    for (const [i, engine] of engines.entries()) {
      const counts = tokensOfLines(engine.encode(text, options), lines, 0);
      const name = names[i] ?? "";
      if (by === "line") for (const [line, tokens] of counts.entries()) await printer.print(name, tokens, place(line));
      else {
        for (const { heading, from, to } of sectionsOf(headings, counts.length)) {
          const tokens = counts.subarray(from, to).reduce((sum, count) => sum + count, 0);
          const title = heading === null ? "(no heading)" : `${"#".repeat(heading.level)} ${heading.title}`.trimEnd();
          await printer.print(name, tokens, place(from), title);
        }
      }
    }
  }
  printer.end();
}

/** The text of an input; null where it was found in a folder, and is no text. */
async function readText({ path, isFound }: Input, environment: Environment): Promise<string | null> {
  if (!isFound) return readWholeText(path, environment);
  if (await isLeftOut(path, environment)) return null;
  try {
    return await readWholeText(path, environment);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    environment.warn(`Left out: ${error.message}`);
    return null;
  }
}
