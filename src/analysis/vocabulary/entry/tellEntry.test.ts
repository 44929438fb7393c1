import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin, loadParts } from "../../../../test/support/builtins";
import { oneOfEach, runs } from "../../../../test/support/runs";
import {
  characterLevel,
  readFile,
  smallTokenizers,
  unigram,
  wordPiece,
} from "../../../../test/support/smallVocabularies";
import { isIncremental } from "../../../tokenizers/incremental";
import { isStaged } from "../../../tokenizers/isStaged";
import { sameTextIn } from "./sameText";

import { type Told, tellEntry } from "./tellEntry";

function loaded(id: string): Told {
  const [tokenizer, parts] = [loadBuiltin(id), loadParts(id)];
  if (parts === null || !isStaged(tokenizer) || !isIncremental(tokenizer)) throw new Error(`${id} has no vocabulary.`);
  return { tokenizer, parts };
}

test("of every entry of every kind there is something to tell, and it is found again by what it stands for", () => {
  fc.assert(
    fc.property(
      fc.oneof(...oneOfEach(smallTokenizers, [characterLevel, wordPiece, unigram])),
      fc.nat(),
      ({ file }, seed) => {
        const vocabulary = readFile(file);
        const { tokenizer, parts } = vocabulary;
        const ids = [...parts.vocabulary.ids];
        const id = ids[seed % ids.length] as number;
        const told = structuredClone(tellEntry(vocabulary, id));
        expect(told.classes.map(({ scheme }) => scheme)).toEqual(["form", "reach", "qtok", "script"]);
        expect(told.classes.every(({ name }) => name !== "")).toBe(true);
        const { making, meaning } = told;
        if (making.kind === "merges" && making.isWhole) {
          const last = making.trace.merges.at(-1);
          expect(`${last?.left.name}${last?.right.name}`).toBe(told.name);
        }
        const { entry } = sameTextIn(tokenizer, meaning);
        if (meaning.text !== "▁" && entry !== id) {
          expect(entry === null ? null : tokenizer.tokenBytes(entry), told.name).toEqual(tokenizer.tokenBytes(id));
        }
      },
    ),
    runs(2, 200),
  );
});

test("an entry that the vocabulary does not have is refused by its id", () => {
  expect(() => tellEntry(loaded("bert_uncased"), 30_522)).toThrow("This vocabulary has no entry 30522.");
});

test("entries of several kinds are told by how they come about, and looked for in others by what they mean", () => {
  const [gpt2, bert, llama] = [loaded("r50k_base"), loaded("bert_uncased"), loaded("llama2")];
  const the = tellEntry(gpt2, 262);
  expect(the.meaning).toMatchObject({ text: " the", continues: false, isControl: false });
  expect(the.making).toMatchObject({ kind: "merges", isWhole: true });
  expect([the.rank, the.reach, the.neighbours.by, the.neighbours.after[0]]).toEqual([262, 0, "merges", 263]);
  expect(sameTextIn(llama.tokenizer, the.meaning).entry).toBe(llama.tokenizer.stages.model.idOf("▁the"));
  // A text by itself gets a space before it there, and so another entry than the one of just these letters.
  const raw = sameTextIn(llama.tokenizer, tellEntry(gpt2, gpt2.tokenizer.stages.model.idOf("raw") ?? -1).meaning);
  expect(raw.entry).toBe(llama.tokenizer.stages.model.idOf("raw"));
  expect(raw.tokens.map(({ id, bytes }) => [id, new TextDecoder().decode(bytes)])).toEqual([
    [llama.tokenizer.stages.model.idOf("▁raw"), "▁raw"],
  ]);
  // And the other way round.
  const back = tellEntry(llama, llama.tokenizer.stages.model.idOf("▁the") ?? -1);
  expect(back.meaning.text).toBe(" the");
  expect(sameTextIn(gpt2.tokenizer, back.meaning).entry).toBe(262);
  // BERT drops the space, and has no entry with one.
  expect(sameTextIn(bert.tokenizer, the.meaning)).toMatchObject({ entry: null, tokens: [{ id: 1996 }] });

  const ing = bert.tokenizer.stages.model.idOf("##ing") ?? -1;
  const told = tellEntry(bert, ing);
  expect(told.meaning).toMatchObject({ text: "ing", continues: true });
  expect(told.making).toEqual({ kind: "matched", isInside: true });
  expect([told.madeWith, told.rank, told.neighbours.by]).toEqual([null, null, "ids"]);
  expect(sameTextIn(gpt2.tokenizer, told.meaning).entry).toBe(gpt2.tokenizer.stages.model.idOf("ing"));

  const byte = tellEntry(llama, 3 + 0xe4);
  expect([byte.making.kind, byte.meaning.text]).toEqual(["byte", null]);
  expect(sameTextIn(gpt2.tokenizer, byte.meaning)).toEqual({
    entry: gpt2.tokenizer.stages.model.find(Uint8Array.of(0xe4), false, false),
    tokens: [],
    hasUnknown: false,
  });

  const end = tellEntry(gpt2, 50_256);
  expect([end.making.kind, end.meaning.isControl, end.neighbours.by]).toEqual(["added", true, "ids"]);
  expect(sameTextIn(gpt2.tokenizer, end.meaning).tokens.map(({ id }) => id)).toEqual([50_256]);
});
