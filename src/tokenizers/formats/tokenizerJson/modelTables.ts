import { utf8Encode } from "../../../text/utf8";
import { TokenizerError } from "../../tokenizer";
import { toColumns } from "../columns";
import type { Fields } from "../fields";
import type { NamedMerges } from "./jsonMerges";
import type { ModelTables } from "./jsonTables";
import { modelType } from "./model";

/**
 * Reads the tables of a parsed `model`, whatever else they hold than they should.
 * @param model not Unigram's, whose table is another
 * @throws {TokenizerError} that names the entry or the merge which is malformed
 */
export function readTables(model: Fields): ModelTables {
  const ids = readIds(model.get("vocab"));
  const entries = Array.from(ids).sort(([, a], [, b]) => a - b);
  entries.forEach(([name, id], index) => {
    const [before, idBefore] = entries[index - 1] ?? [];
    if (idBefore === id) throw new TokenizerError(`model.vocab gives ${id} to both “${before}” and “${name}”.`);
  });
  const names = toColumns(entries.map(([name, id]) => [id, utf8Encode(name)] as const));
  return { names, merges: modelType(model) === "BPE" ? readMerges(model.get("merges"), ids) : null };
}

function readIds(field: Fields): Map<string, number> {
  const ids = new Map<string, number>();
  for (const [name, id] of Object.entries(field.record())) {
    if (typeof id !== "number" || !Number.isSafeInteger(id) || id < 0 || id > 0xffffffff) field.get(name).integer();
    ids.set(name, id as number);
  }
  return ids;
}

function readMerges(field: Fields, ids: ReadonlyMap<string, number>): NamedMerges {
  const list = field.list();
  const results = new Uint32Array(list.length);
  const lefts = new Uint32Array(list.length);
  for (const [rank, merge] of list.entries()) {
    // “a b” in files of before 2024, ["a", "b"] since.
    const [left, right, more] = typeof merge === "string" ? merge.split(" ") : Array.isArray(merge) ? merge : [];
    const fail = (why: string) => new TokenizerError(`${field.path}[${rank}] = ${JSON.stringify(merge)} ${why}.`);
    if (typeof left !== "string" || typeof right !== "string" || more !== undefined) throw fail("is not a pair");
    const result = ids.get(left + right);
    const leftId = ids.get(left);
    if (result === undefined || leftId === undefined || !ids.has(right)) {
      throw fail("speaks of what is not in model.vocab");
    }
    if (left === "" || right === "") throw fail("has an empty part");
    results[rank] = result;
    lefts[rank] = leftId;
  }
  return { results, lefts, written: (rank) => list[rank] };
}
