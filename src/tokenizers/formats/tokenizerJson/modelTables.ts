import { shortened } from "../../../text/shortened";
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
 * @param notes is told in sentences what was left out
 * @throws {TokenizerError} that names the entry or the merge which is malformed
 */
export function readTables(model: Fields, notes: string[]): ModelTables {
  const ids = readIds(model.get("vocab"));
  const entries = Array.from(ids).sort(([, a], [, b]) => a - b);
  entries.forEach(([name, id], index) => {
    const [before, idBefore] = entries[index - 1] ?? [];
    if (idBefore === id) throw new TokenizerError(`model.vocab gives ${id} to both “${before}” and “${name}”.`);
  });
  const names = toColumns(entries.map(([name, id]) => [id, utf8Encode(name)] as const));
  return { names, merges: modelType(model) === "BPE" ? readMerges(model.get("merges"), ids, notes) : null };
}

function readIds(field: Fields): Map<string, number> {
  const ids = new Map<string, number>();
  for (const [name, id] of Object.entries(field.record())) {
    if (typeof id !== "number" || !Number.isSafeInteger(id) || id < 0 || id > 0xffffffff) field.get(name).integer();
    ids.set(name, id as number);
  }
  return ids;
}

/**
 * Reads merges, leaving out those that can be of no use: with a part that is no entry, or is empty.
 * @param notes is told what was left out
 */
function readMerges(field: Fields, ids: ReadonlyMap<string, number>, notes: string[]): NamedMerges {
  const list = field.list();
  const results: number[] = [];
  const lefts: number[] = [];
  const ranks: number[] = [];
  const splitter = new MergeSplitter(ids);
  const unknown: unknown[] = [];
  for (const [rank, merge] of list.entries()) {
    if (typeof merge === "string" && merge.startsWith("#version")) continue;
    const pair = splitter.partsOf(merge);
    if (pair === null) throw new TokenizerError(`${field.path}[${rank}] = ${shown(merge)} is not a pair.`);
    const [left, right] = pair;
    const result = ids.get(left + right);
    const leftId = ids.get(left);
    if (result === undefined || leftId === undefined || !ids.has(right)) {
      unknown.push(merge);
    } else if (left !== "" && right !== "") {
      results.push(result);
      lefts.push(leftId);
      ranks.push(rank);
    }
  }
  if (unknown.length > 0) {
    notes.push(
      `${unknown.length} of ${list.length} merges have to do with what is not in the vocabulary, ${shown(unknown[0])} first. ` +
        "They are left out, as llama.cpp does; Hugging Face’s tokenizers refuses such a file.",
    );
  }
  const columns = { results: Uint32Array.from(results), lefts: Uint32Array.from(lefts) };
  return { ...columns, written: (index) => list[ranks[index] ?? -1] };
}

function shown(merge: unknown): string {
  return shortened(JSON.stringify(merge));
}

/** Finds the two parts of merges. */
class MergeSplitter {
  private readonly ids: ReadonlyMap<string, number>;
  /** How often merges with several readings have come. */
  private readonly seen = new Map<string, number>();

  constructor(ids: ReadonlyMap<string, number>) {
    this.ids = ids;
  }

  /** `["a", "b"]`, or “a b” as in files of before 2024; null for what is none. */
  partsOf(merge: unknown): readonly [left: string, right: string] | null {
    if (typeof merge === "string") return this.split(merge);
    if (!Array.isArray(merge)) return null;
    const [left, right, ...more]: readonly unknown[] = merge;
    return typeof left === "string" && typeof right === "string" && more.length === 0 ? [left, right] : null;
  }

  /**
   * Of several spaces those can part the two that have entries on either side. Where that are more than one, as between
   * entries of nothing but spaces, the file has the line once for each of them: they are taken in turn, the smaller left id
   * first, which is the order in which merges of one entry are written.
   */
  private split(merge: string): readonly [left: string, right: string] | null {
    const first = merge.indexOf(" ");
    if (first === -1) return null;
    if (merge.indexOf(" ", first + 1) === -1) return [merge.slice(0, first), merge.slice(first + 1)];
    const { ids, seen } = this;
    const readings: (readonly [left: string, right: string])[] = [];
    for (let space = first; space !== -1; space = merge.indexOf(" ", space + 1)) {
      const pair = [merge.slice(0, space), merge.slice(space + 1)] as const;
      if (pair.every((part) => part !== "" && ids.has(part)) && ids.has(pair.join(""))) readings.push(pair);
    }
    const count = seen.get(merge) ?? 0;
    seen.set(merge, count + 1);
    readings.sort(([a], [b]) => (ids.get(a) ?? 0) - (ids.get(b) ?? 0));
    return readings[count % readings.length] ?? null;
  }
}
