import { knownTokenizers } from "../hub/knownTokenizers";
import { findModel, hasSentence, hasTokenizer, nearModel } from "../models/findModel";
import { oneLine, printable } from "../text/printable";
import type { ModelCommand } from "./commandLine";
import { readWholeText } from "./encodeInputs";
import { type Environment, InputError } from "./environment";

/**
 * `model`: a line for each name: the tokenizer of the model as `-t` takes it, or a sentence that says what is known; a tab; the
 * addresses that say so; with several names another tab and the name.
 * @throws {InputError} that names those of which nothing is known, once all others are told
 */
export async function tellModels({ names }: ModelCommand, environment: Environment): Promise<void> {
  const asked = names.length > 0 ? names : await readNames(environment);
  const unknown: string[] = [];
  for (const name of asked) {
    const known = tell(name);
    if (known === null) unknown.push(name);
    else await environment.write(`${[...known, ...(asked.length > 1 ? [oneLine(name)] : [])].join("\t")}\n`);
  }
  if (unknown.length === 0) return;
  const near = [...new Set(unknown.flatMap((name) => nearModel(name) ?? []))];
  const question = near.length === 0 ? "" : `Did you mean ${near.map((name) => `“${printable(name)}”`).join(", ")}? `;
  throw new InputError(
    `Nothing is known here of ${unknown.map((name) => `“${printable(name)}”`).join(", ")}. ${question}A model of the Hugging Face Hub has its ` +
      "tokenizer under its name there, hub:owner/name, and a tokenizer's file is named by its path.",
  );
}

/** What is known of a model, and the addresses that say it. */
function tell(name: string): [known: string, sources: string] | null {
  const found = findModel(name);
  if (found !== null && hasTokenizer(found)) return [found.row.tokenizer, found.row.sources.join(" ")];
  if (found !== null && hasSentence(found)) return [found.row.sentence, found.row.sources.join(" ")];
  const id = knownTokenizers.find((known) => known.id === name)?.id;
  return id === undefined ? null : [`hub:${id}`, `https://huggingface.co/${id}`];
}

/** Names from standard input, one a line. */
async function readNames(environment: Environment): Promise<string[]> {
  const text = await readWholeText("-", environment);
  return text.split("\n").flatMap((line) => line.trim() || []);
}
