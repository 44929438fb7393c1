/** Edits to real vocabularies: what comes out, the native package loads, and has our ids on texts. */
import { Tokenizer as Native } from "tokenizers";
import { expect, test } from "vitest";
import { builtinParts } from "../src/tokenizers/catalogue/builtinParts";
import type { Edit } from "../src/tokenizers/editing/edit";
import { type EditableFile, editableFileOf } from "../src/tokenizers/editing/editableFile";
import { editTokenizer, TokenizerDraft } from "../src/tokenizers/editing/editTokenizer";
import { buildTokenizer } from "../src/tokenizers/formats/build";
import { readTokenizerJson } from "../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import { readParts } from "./support/builtins";
import { differenceOfIds } from "./support/oracle";
import { oneOfEach } from "./support/runs";
import { readUdhr } from "./support/udhr";

const texts = [
  "The newest tokenizers cut the word untokenizable there, and Tessera is a tokenizer.",
  ...readUdhr()
    .filter((_, i) => i % 89 === 0)
    .map(({ text }) => text.slice(0, 1000)),
];

async function expectNativeIds(file: object): Promise<void> {
  const native = await Native.fromString(JSON.stringify(file)).encodeBatch(texts, { addSpecialTokens: true });
  const own = buildTokenizer(readTokenizerJson(structuredClone(file)));
  const options = { specials: "control", inserted: true } as const;
  const differing = texts.filter(
    (text, i) => differenceOfIds(own.encode(text, options).ids, native[i]?.getIds() ?? []) !== null,
  );
  expect(differing).toEqual([]);
}

const all = ["r50k_base", "p50k_base", "cl100k_base", "llama2", "llama3", "mistral_nemo", "gemma3", "claude2"] as const;

test.each(oneOfEach(all, ["r50k_base", "llama2"]))("%s: entries go, come and move", async (id) => {
  const file = editableFileOf(builtinParts(id, readParts(id)));
  const draft = new TokenizerDraft(file);
  const nameOf = (text: string) => draft.find(text) as string;
  const removal: Edit = { kind: "remove", entry: nameOf(" the"), withLost: false };
  const word = `${nameOf(" token")}izable`;
  const edits: readonly Edit[] = [
    removal,
    { kind: "remove", entry: nameOf("er"), withLost: true },
    { kind: "add", entry: word, score: null },
    { kind: "rank", entry: nameOf(" an"), rank: 0 },
    { kind: "swap", entry: nameOf("in"), other: nameOf(" of") },
  ];
  const { file: edited, told } = editTokenizer(file, edits);
  const [the, er, added] = told;
  expect(the?.after).not.toContain(removal.entry);
  expect(the?.lost.count).toBeGreaterThan(0);
  expect(er?.alsoRemoved.count).toBeGreaterThan(100);
  expect(added?.after).toEqual([word]);
  const own = buildTokenizer(readTokenizerJson(structuredClone(edited)));
  const idsOf = (text: string) => [...own.encode(text, { specials: "text", inserted: false }).ids];
  expect(idsOf("a tokenizable")).toContain(added?.entry.id);
  expect(idsOf("on the way")).not.toContain(the?.entry.id);
  await expectNativeIds(edited);
});

test("bert_uncased: what is removed is cut into others, what is added is found", async () => {
  const file = editableFileOf(readParts("bert_uncased"));
  const edits: readonly Edit[] = [
    { kind: "remove", entry: "newest", withLost: false },
    { kind: "add", entry: "tessera", score: null },
    { kind: "add", entry: "##izable", score: null },
    { kind: "swap", entry: "the", other: "[unused7]" },
  ];
  const { file: edited, told } = editTokenizer(file, edits);
  expect(told[0]).toMatchObject({ before: ["newest"], after: ["new", "##est"], lost: { count: 0 }, shift: null });
  expect(told[1]).toMatchObject({ before: ["tess", "##era"], after: ["tessera"], entry: { id: 30522 } });
  expect((edited as EditableFile).model.vocab).toMatchObject({ the: 8, "[unused7]": 1996 });
  await expectNativeIds(edited);
});
