import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import { prepareText } from "./describeEncoding";
import { encodeLong, forget } from "./longTexts";

const tokenizer = loadBuiltin("bert_uncased");
const text = "Some lines of a text.\n".repeat(20);
const edited = `${text}and <b>one</b> [SEP] more`;
const encode = (given: string, options: EncodeOptions) => encodeLong(tokenizer, given, options, prepareText);

const asText = { specials: "text", inserted: false } as const;
const asControl = { specials: "control", inserted: true } as const;

test("what has changed is said of the answer before, though its hash is not there yet", async () => {
  forget();
  const first = await encode(text, asText);
  // The page has dropped the second one, and asks for the same text again.
  const [second, third] = await Promise.all([encode(edited, asText), encode(edited, asText)]);
  expect(second.since?.told).toBe(first.answer);
  expect(third.since?.told).toBe(second.answer);
  expect(second.answer).not.toBe(first.answer);
  expect(third.answer).toBe(second.answer);
});

test("answers for the same text with other options have other names", async () => {
  forget();
  const first = await encode(text, asText);
  // The page may have dropped this one, and then shows the first beside the third.
  const second = await encode(text, asControl);
  const third = await encode(edited, asControl);
  expect(second.encoding.ids.length).not.toBe(first.encoding.ids.length);
  expect(third.since?.told).toBe(second.answer);
  expect(third.since?.told).not.toBe(first.answer);
});
