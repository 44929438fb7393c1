import { formatPinned, isCommit, readHubReference } from "../hub/hubReference";
import { knownTokenizers } from "../hub/knownTokenizers";
import { catalogue } from "../tokenizers/catalogue";
import type { ListCommand } from "./commandLine";
import { type Environment, InputError, UsageError } from "./environment";

/**
 * `tokenizers`: a line for each tokenizer that can be named: what `-t` takes, family, licence, and where it is: in the
 * program, kept here (with size and day of last use), or on the Hub. With `--facts` it tells what the built-ins are, with `--remove`
 * it removes one that is kept.
 * @throws {UsageError} when what is to be removed is no reference to a commit
 * @throws {InputError} when it is not kept
 */
export async function listTokenizers({ remove, facts }: ListCommand, environment: Environment): Promise<void> {
  if (remove !== null) return removeKept(remove, environment);
  if (facts) return environment.write((await import("./tokenizerFacts")).tokenizerFacts());
  const lines: string[][] = [];
  for (const { id, family, licence } of catalogue) lines.push([id, family, licence, "built in"]);
  const hubCache = await environment.hubCache();
  for (const model of await hubCache.list()) {
    const known = knownTokenizers.find(({ id }) => id === model.id);
    const kept = `kept: ${(model.bytes / 1e6).toFixed(1)} MB, last used ${new Date(model.lastUsed).toISOString().slice(0, 10)}`;
    lines.push([formatPinned(model), known?.family ?? "", known?.licence ?? "", kept]);
  }
  for (const { id, family, licence, gated, builtin } of knownTokenizers) {
    const from = gated ? "network, gated: needs a token" : "network";
    lines.push([`hub:${id}`, family, licence, builtin === undefined ? from : `built in: ${builtin}`]);
  }
  await environment.write(lines.map((line) => `${line.join("\t")}\n`).join(""));
}

async function removeKept(name: string, environment: Environment): Promise<void> {
  const { id, revision } = readHubReference(name);
  if (revision === null || !isCommit(revision)) {
    throw new UsageError(
      `Give --remove a tokenizer with its commit, as “tessera tokenizers” lists those that are kept.`,
    );
  }
  const model = { id, commit: revision };
  const hubCache = await environment.hubCache();
  if (!(await hubCache.remove(model))) {
    throw new InputError(`${formatPinned(model)} is not kept. “tessera tokenizers” lists what is.`);
  }
  await environment.write(`${formatPinned(model)} is removed.\n`);
}
