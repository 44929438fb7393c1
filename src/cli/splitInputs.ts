import { pieceLine } from "../analysis/exports/pieceLine";
import { cutToSize } from "../analysis/pieces/cutToSize";
import type { SplitCommand } from "./commandLine";
import { readWholeText } from "./encodeInputs";
import type { Environment } from "./environment";

/**
 * `split`: prints the pieces of each input, one tokenizer after the other.
 * @throws {InputError} for an input that cannot be read
 * @throws {TokenizerError} when a tokenizer cannot do it, or a character has more tokens than a piece may have
 */
export async function splitInputs(command: SplitCommand, environment: Environment): Promise<void> {
  const { tokenizers, options, files, how } = command;
  const loaded = [];
  for (const name of tokenizers) {
    loaded.push({ name, engine: (await environment.loadTokenizer(name)).tokenizer });
  }
  for (const file of files) {
    const text = await readWholeText(file, environment);
    for (const { name, engine } of loaded) {
      const named = { ...(loaded.length > 1 && { tokenizer: name }), ...(files.length > 1 && { file }) };
      let index = 0;
      for (const piece of cutToSize(engine, text, options, how)) {
        await environment.write(pieceLine(piece, index++, text, named));
      }
    }
  }
}
