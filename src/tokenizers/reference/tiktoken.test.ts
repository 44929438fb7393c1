import { readFileSync } from "node:fs";
import { Tiktoken } from "tiktoken/lite";
import { describe, expect, test } from "vitest";
import { loadBuiltin, readParts, tiktokenIds } from "../../../test/support/builtins";
import { describeOptions, differenceOfIds } from "../../../test/support/oracle";
import { oneOfEach } from "../../../test/support/runs";
import { builtinParts } from "../catalogue/builtinParts";
import { TokenizerError } from "../tokenizer";
import { createTiktokenReference } from "./tiktoken";

const texts: readonly { name: string; text: string }[] = JSON.parse(
  readFileSync(new URL("../../../test/fixtures/texts.json", import.meta.url), "utf8"),
);

const create = (id: string) =>
  createTiktokenReference(
    "tiktoken",
    builtinParts(id, readParts(id === "o200k_harmony" ? "o200k_base" : id)),
    Tiktoken,
  );

const bothWays = [
  { specials: "text", inserted: true },
  { specials: "control", inserted: true },
] as const;

describe.each(oneOfEach(tiktokenIds, ["r50k_base", "o200k_harmony"]))("%s", (id) => {
  const reference = create(id);

  test.each(bothWays.map((options) => [describeOptions(options), options] as const))("%s", (_, options) => {
    for (const { name, text } of texts) {
      const { ids } = loadBuiltin(id).encode(text, options);
      expect(differenceOfIds(ids, reference.encode(text, options)), name).toBeNull();
    }
  });
});

test("a control token is read or not, as asked, and never refused", () => {
  const reference = create("r50k_base");
  const ids = (specials: "text" | "control") =>
    Array.from(reference.encode("<|endoftext|>", { specials, inserted: false }));
  expect(ids("control")).toEqual([50256]);
  expect(ids("text")).not.toContain(50256);
  reference.dispose();
});

test("what is no encoding of OpenAI's is refused", () => {
  expect(() => createTiktokenReference("tiktoken", readParts("bert_uncased"), Tiktoken)).toThrow(TokenizerError);
});
