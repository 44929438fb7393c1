import { oneLine } from "../text/printable";
import type { Trace } from "../tokenizers/trace";
import { traceTokens } from "../tokenizers/tracing/traceTokens";
import type { TraceCommand } from "./commandLine";
import { readWholeText } from "./encodeInputs";
import type { Environment } from "./environment";
import { traceTree } from "./traceTree";

/**
 * `trace`: shows for each input and tokenizer how its tokens came about, as a tree or as a line of JSON.
 * @throws {InputError} for an input that cannot be read
 * @throws {TokenizerError} when a tokenizer cannot do it
 */
export async function printTraces(command: TraceCommand, environment: Environment): Promise<void> {
  const { tokenizers, options, files, json } = command;
  const loaded = [];
  for (const name of tokenizers)
    loaded.push({ tokenizer: name, engine: (await environment.loadTokenizer(name)).tokenizer });
  for (const file of files) {
    const text = await readWholeText(file, environment);
    const shownFile = files.length > 1 ? file : null;
    for (const { tokenizer, engine } of loaded) {
      const trace = traceTokens(engine, text, options);
      if (json) {
        await environment.write(traceJson(tokenizer, shownFile, trace));
        continue;
      }
      if (shownFile !== null) await environment.write(`${oneLine(shownFile)}\n`);
      for (const line of traceTree(tokenizer, trace)) await environment.write(`${line}\n`);
    }
  }
}

/** A trace as a line of JSON: its parts as `Trace` has them, but for lattices, which are many times the rest. */
function traceJson(tokenizer: string, file: string | null, { parts }: Trace): string {
  const line = file === null ? { tokenizer, parts } : { tokenizer, file, parts };
  return `${JSON.stringify(line, (key, value: unknown) => (key === "lattice" ? undefined : value))}\n`;
}
