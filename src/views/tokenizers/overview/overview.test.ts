/** The overview's rows: what finds them, their order, and what leaves the page. */
import { describe, expect, test } from "vitest";
import { builtinFacts } from "../../../analysis/vocabulary/overview/builtinFacts";
import { overviewColumns, readOverviewSort } from "../../../state/overview/columns";
import type { Measured } from "../../../state/overview/measured";
import type { BroughtTokenizer } from "../../../state/tokenizers/brought";
import { knownTokenizers } from "../../../state/tokenizers/knownTokenizers";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { tableToCsv } from "../../compare/instruments/table/tables";
import { columns, sorted } from "./columns";
import { isFound, isKnownFound, shownModels, soughtScripts, wordsOf } from "./filter";
import { modelNames } from "./modelNames";
import { overviewExport } from "./overviewExport";
import { broughtRows, builtinRows, knownRows } from "./rows";

const none = new Map();
const idsOf = (search: string, names: ReadonlyMap<string, readonly string[]> = none) =>
  builtinRows.filter((row) => isFound(row, wordsOf(search), names)).map(({ reference }) => reference.slice(8));

const hubReference: TokenizerReference = `hub:Qwen/Qwen3-8B@${"c".repeat(40)}`;
const brought = (more: object = {}): BroughtTokenizer => ({
  facts: {
    reference: hubReference,
    kind: "tokenizer.json",
    description: {
      ...{ model: "BPE, 3 merges", vocabularySize: 7, normalizer: [], preTokenizer: [], postProcessor: [] },
      ...{ specials: [], addedTokens: [] },
    },
    ...{ files: [], notes: [], licence: null, ...more },
  },
  ...{ packBytes: 1, bytes: 1, place: "cache", lastUsed: 0 },
});

describe("the filter", () => {
  test("looks into names, models, families, kinds, stages and covered scripts, for all words", () => {
    expect(idsOf("")).toHaveLength(builtinRows.length);
    expect(idsOf("llama 2")).toEqual(["llama3", "llama2"]); // Llama 3.2
    expect(idsOf("WordPiece")).toEqual(["bert_uncased"]);
    expect(idsOf("meta byte-level")).toEqual(["llama3"]);
    expect(idsOf("nfkc gpt-2")).toEqual(["claude2"]);
    expect(idsOf("tibetan")).toEqual(["gemma3"]);
    expect(idsOf("ＧＰＴ-４ｏ")).toEqual(["o200k_base"]);
    expect(idsOf("no such tokenizer")).toEqual([]);
  });

  test("knows models that the table has once that is there, and says which were meant", () => {
    expect(idsOf("gpt-5.2")).toEqual([]);
    expect(idsOf("gpt-5.2", modelNames)).toEqual(["o200k_base"]);
    const [row] = builtinRows;
    if (row === undefined) throw new Error("There are no built-ins.");
    expect(shownModels(row, wordsOf("gpt-5.2 pro"), modelNames)).toEqual(["GPT-5.2 pro"]);
    expect(shownModels(row, wordsOf("openai"), modelNames)).toEqual(row.models);
    expect(shownModels(row, [], modelNames)).toEqual(row.models);
  });

  test("looks into known tokenizers’ names, families, licences and models", () => {
    const found = (search: string) =>
      knownTokenizers.filter((known) => isKnownFound(known, wordsOf(search), modelNames));
    expect(found("kimi modified mit").map(({ id }) => id)).toContain("moonshotai/Kimi-K2-Instruct");
    expect(found("bloom")).toHaveLength(1);
    expect(found("")).toEqual(knownTokenizers);
  });
});

describe("the order", () => {
  const order = (sort: string) => sorted(builtinRows, readOverviewSort(sort));

  test("is family by family until a column is chosen", () => {
    expect(order("")).toBe(builtinRows);
    expect(readOverviewSort("nonsense")).toBeNull();
    expect(readOverviewSort("--entries")).toBeNull();
  });

  test.each(overviewColumns)("by %s is turned round by a “-”, and what has no value is last both ways", (name) => {
    const column = columns.find((one) => one.name === name);
    // Those without come first in what is sorted.
    const values = (sort: string) =>
      sorted(builtinRows.toReversed(), readOverviewSort(sort)).map((row) =>
        column === undefined ? row.name : (column.valueIn(row) ?? null),
      );
    const [up, down] = [values(name), values(`-${name}`)];
    const known = up.filter((value) => value !== null);
    expect(up.slice(0, known.length)).toEqual(known);
    expect(down.slice(0, known.length)).toEqual(known.toReversed());
    expect(known.length).toBeGreaterThan(10);
    const compare = (a: string | number, b: string | number) =>
      typeof a === "number" ? a - Number(b) : a.localeCompare(String(b), "en", { numeric: true });
    expect(known).toEqual(known.toSorted(compare));
  });
});

describe("tokenizers that were brought along", () => {
  test("are shown as far as they are known: by what an earlier version kept, by their words, measured", () => {
    const facts = builtinFacts.qwen3;
    if (facts === undefined) throw new Error("Qwen 3 is not built in.");
    const words = { kind: "BPE", entries: 7, controls: 0, normalizer: "none", pattern: "own pattern" };
    const rowOf = (tokenizer: BroughtTokenizer, measured: Measured | null = null) =>
      broughtRows([tokenizer], new Map(measured === null ? [] : [[hubReference, measured]]))[0];
    expect(rowOf(brought())).toMatchObject({ name: "Qwen3-8B", words: { entries: 7 }, corpus: null });
    expect(rowOf(brought({ words }))).toMatchObject({ words, corpus: null });
    expect(rowOf(brought({ words }), { state: "error", message: "Gone." })?.corpus).toBeNull();
    expect(rowOf(brought({ words }), { state: "ready", facts })).toMatchObject({ words: facts, corpus: facts });
  });

  test("are no more among those that are known on the Hub", () => {
    const left = knownRows(knownTokenizers, [brought()]).map(({ id }) => id);
    expect(left).toEqual(knownTokenizers.map(({ id }) => id).filter((id) => id !== "Qwen/Qwen3-8B"));
  });
});

test("what leaves the page has figures unrounded, and scripts by their codes", () => {
  const table = overviewExport(builtinRows.filter(({ name }) => name === "BERT uncased" || name === "Words"));
  const [heads, bert, words] = tableToCsv(table).split("\r\n");
  expect(heads).toBe(
    'tokenizer,reference,family,models,kind,entries,control tokens,normalizer,pattern,"bytes per token, English","bytes per token, all languages",scripts covered,"unknown, all languages",scripts',
  );
  const { english, all } = builtinFacts.bert_uncased ?? {};
  expect(bert).toBe(
    [
      'BERT uncased,bert_uncased,Google,BERT base uncased; BERT large uncased,WordPiece,30522,5,"lowercases, drops accents",words',
      ...[english && english.bytes / english.tokens, all && all.bytes / all.tokens, 5, all && all.unknown / all.tokens],
      "Latn Cyrl Arab Grek Hira",
    ].join(","),
  );
  expect(words).toMatch(/^Words,words,Baselines,,Words,,,,,5\.\d+,6\.\d+,,0,$/);
});

test("of what is searched for, a row says the covered scripts, and not for a word that is too short to mean one", () => {
  const gemma = builtinRows.filter(({ reference }) => reference === "builtin:gemma3");
  const sought = (search: string) => gemma.flatMap((row) => soughtScripts(row, wordsOf(search)));
  expect(sought("gemma tibet")).toEqual(["Tibetan"]);
  expect(sought("ti")).toEqual([]);
  expect(sought("")).toEqual([]);
});
