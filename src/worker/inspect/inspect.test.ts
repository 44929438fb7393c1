import { expect, test } from "vitest";
import { baselineIds, builtinIds, loadBuiltin, readParts } from "../../../test/support/builtins";
import { oneOfEach } from "../../../test/support/runs";
import { findBuiltin } from "../../tokenizers/catalogue";
import { readTokenizerJson } from "../../tokenizers/formats/tokenizerJson/tokenizerJson";
import { inspectBaseline, inspectParts } from "./inspect";
import { EntryFlag, type Inspection, type VocabularyTable } from "./protocol";

function inspection(id: string): Inspection {
  const { vocabulary = null } = findBuiltin(id) ?? {};
  return vocabulary === null ? inspectBaseline(id) : inspectParts(id, readParts(vocabulary));
}

function tableOf(id: string): VocabularyTable {
  const { table } = inspection(id);
  if (table === null) throw new Error(`${id} has no table.`);
  return table;
}

function rowOf(table: VocabularyTable, row: number) {
  const [name, bytes] = [table.names, table.bytes].map(({ offsets, bytes: all }) =>
    Buffer.from(all.subarray(offsets[row], offsets[row + 1])),
  );
  return {
    id: table.ids[row] ?? -1,
    name: name?.toString() ?? "",
    bytes: bytes ?? Buffer.of(),
    flags: table.flags[row],
  };
}

/** One of each kind of model. */
const few = [...baselineIds, "r50k_base", "o200k_harmony", "llama2", "claude2", "bert_uncased"] as const;

test.each(oneOfEach(builtinIds, few))(
  "%s: the table has each entry as the engine has it, and as many as the catalogue says",
  (id) => {
    const { table, vocabularySize } = inspection(id);
    expect(vocabularySize).toBe(findBuiltin(id)?.vocabularySize);
    if (table === null) return expect(["code_points", "graphemes", "words"]).toContain(id);
    const tokenizer = loadBuiltin(id);
    expect(table.ids).toHaveLength(vocabularySize ?? -1);
    let previous = -1;
    for (let row = 0; row < table.ids.length; row++) {
      const entry = rowOf(table, row);
      if (entry.id <= previous) expect.fail(`row ${row} has id ${entry.id} after ${previous}`);
      previous = entry.id;
      if (!entry.bytes.equals(tokenizer.tokenBytes(entry.id))) expect.fail(`id ${entry.id}: other bytes`);
      if (!table.isByteLevel && entry.name !== tokenizer.tokenName(entry.id)) expect.fail(`id ${entry.id}: other name`);
    }
  },
);

test("special, added and fallback entries are marked", () => {
  const harmony = tableOf("o200k_harmony");
  expect(rowOf(harmony, harmony.ids.indexOf(200018))).toMatchObject({
    name: "<|endofprompt|>",
    flags: EntryFlag.special | EntryFlag.added,
  });
  const llama = tableOf("llama2");
  expect(rowOf(llama, 0)).toMatchObject({ name: "<unk>", flags: EntryFlag.special | EntryFlag.added });
  expect(rowOf(llama, 13)).toEqual({ id: 13, name: "<0x0A>", bytes: Buffer.of(10), flags: EntryFlag.byteFallback });
  const bert = tableOf("bert_uncased");
  const ing = Array.from(bert.ids, (_, row) => rowOf(bert, row)).find(({ name }) => name === "##ing");
  expect(ing).toMatchObject({ bytes: Buffer.from("ing"), flags: 0 });
});

test("entries of BPE stand for what follows the prefix that symbols inside of words carry", () => {
  const model = { type: "BPE", continuing_subword_prefix: "##", vocab: { a: 0, "##b": 1, ab: 2 }, merges: ["a ##b"] };
  const { table, stages } = inspectParts("one's own", readTokenizerJson({ model }));
  expect(table && rowOf(table, 1)).toMatchObject({ name: "##b", bytes: Buffer.from("b"), flags: 0 });
  expect(stages.model.map(({ words }) => words)).toContain(
    "Each character of a pre-token but the first carries “##” before it",
  );
});

test("stages are told in words", () => {
  const { stages, prependsSpace } = inspection("llama2");
  expect(stages.normalizer.map(({ words }) => words)).toEqual(["Put “▁” in front", "Replace “ ” by “▁”"]);
  expect(stages.postProcessor).toEqual([
    { name: "TemplateProcessing", words: "Put the text’s tokens into the template", code: "<s> text" },
  ]);
  expect(prependsSpace).toBe(true);
  expect(inspection("gemma3").prependsSpace).toBe(false);
  expect(inspection("words").stages.model[0]?.words).toContain("Intl.Segmenter");
});
