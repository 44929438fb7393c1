import { shortened } from "../../../text/shortened";
import { utf8Encode } from "../../../text/utf8";
import { TokenizerError } from "../../tokenizer";
import { toColumns } from "../columns";
import type { Fields } from "../fields";
import type { NamedMerges } from "./jsonMerges";
import type { ModelTables } from "./jsonTables";
import { continuingPrefix, modelType } from "./model";

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
    if (idBefore === id)
      throw new TokenizerError(
        `model.vocab gives ${id} to both “${shortened(before ?? "")}” and “${shortened(name)}”.`,
      );
  });
  const names = toColumns(entries.map(([name, id]) => [id, utf8Encode(name)] as const));
  return { names, merges: modelType(model) === "BPE" ? readMerges(model, ids, notes) : null };
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
 * Reads merges, leaving out those that can be of no use: with a part that is no entry, or is empty, or with a right part
 * that lacks the model's prefix.
 * @param notes is told what was left out
 * @throws {TokenizerError} for a right part without the prefix that a text can have all the same: only what makes the rest
 *   of an entry with it before it is known by the entry and its left part
 */
function readMerges(model: Fields, ids: ReadonlyMap<string, number>, notes: string[]): NamedMerges {
  const field = model.get("merges");
  const list = field.list();
  const prefix = continuingPrefix(model);
  const results: number[] = [];
  const lefts: number[] = [];
  const ranks: number[] = [];
  const splitter = new MergeSplitter(ids, prefix);
  const unknown: unknown[] = [];
  const without: unknown[] = [];
  for (const [rank, merge] of list.entries()) {
    if (typeof merge === "string" && merge.startsWith("#version")) continue;
    const pair = splitter.partsOf(merge);
    if (pair === null) throw new TokenizerError(`${field.path}[${rank}] = ${shown(merge)} is not a pair.`);
    const [left, right] = pair;
    const continues = right.startsWith(prefix);
    const result = ids.get(joined(left, right, prefix));
    const leftId = ids.get(left);
    if (leftId === undefined || !ids.has(right) || (continues && result === undefined)) {
      unknown.push(merge);
    } else if (prefix !== "" && (!continues || right === prefix)) {
      if (beginsUnprefixed(right, model)) {
        throw new TokenizerError(
          `${field.path}[${rank}] = ${shown(merge)} joins what has no “${shortened(prefix)}” before it, which is not supported.`,
        );
      }
      without.push(merge);
    } else if (result !== undefined && left !== "" && right !== "") {
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
  if (without.length > 0) {
    notes.push(
      `${without.length} of ${list.length} merges have a right part without “${shortened(prefix)}” and a character after it, ${shown(without[0])} first. ` +
        "They can never apply, and are left out.",
    );
  }
  const columns = { results: Uint32Array.from(results), lefts: Uint32Array.from(lefts) };
  return { ...columns, written: (index) => list[ranks[index] ?? -1] };
}

/** What two parts make: a merge leaves the prefix out between them. */
function joined(left: string, right: string, prefix: string): string {
  return left + right.slice(prefix.length);
}

/** Whether a part begins with a token that stands in a text without the prefix: the unknown one, or a byte's. */
function beginsUnprefixed(part: string, model: Fields): boolean {
  const unknown = model.get("unk_token");
  if (!unknown.isNull && part.startsWith(unknown.string())) return true;
  return model.get("byte_fallback").boolean(false) && /^<0x[0-9A-F]{2}>/.test(part);
}

function shown(merge: unknown): string {
  return shortened(JSON.stringify(merge));
}

/** Finds the two parts of merges. */
class MergeSplitter {
  private readonly ids: ReadonlyMap<string, number>;
  private readonly prefix: string;
  /** How often merges with several readings have come. */
  private readonly seen = new Map<string, number>();

  /** @param prefix that right parts have, or an empty string */
  constructor(ids: ReadonlyMap<string, number>, prefix: string) {
    this.ids = ids;
    this.prefix = prefix;
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
    const { ids, prefix, seen } = this;
    const readings: (readonly [left: string, right: string])[] = [];
    for (let space = first; space !== -1; space = merge.indexOf(" ", space + 1)) {
      const pair = [merge.slice(0, space), merge.slice(space + 1)] as const;
      if (pair.every((part) => part !== "" && ids.has(part)) && ids.has(joined(...pair, prefix))) readings.push(pair);
    }
    const count = seen.get(merge) ?? 0;
    seen.set(merge, count + 1);
    readings.sort(([a], [b]) => (ids.get(a) ?? 0) - (ids.get(b) ?? 0));
    return readings[count % readings.length] ?? null;
  }
}
