import { expect, test } from "vitest";
import { nativeTemplate } from "../../../../test/support/components";
import { TokenizerError } from "../../tokenizer";
import { Fields } from "../fields";
import { readPostProcessor } from "./postprocessor";

const read = (description: unknown) => readPostProcessor(new Fields(description, "post_processor"));

const text = { Sequence: { id: "A", type_id: 0 } };
const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
const template = (...single: unknown[]) => ({
  ...{ type: "TemplateProcessing", single, pair: [text, { Sequence: { id: "B", type_id: 1 } }] },
  special_tokens: { p: { id: "p", ids: [4], tokens: ["p"] }, q: { id: "q", ids: [5, 6], tokens: ["q", "r"] } },
});
const bert = { type: "BertProcessing", sep: ["s", 3], cls: ["c", 2] };
const roberta = { ...bert, type: "RobertaProcessing", trim_offsets: true, add_prefix_space: true };
const byteLevel = { type: "ByteLevel", add_prefix_space: true, trim_offsets: true, use_regex: true };
const sequence = (...processors: unknown[]) => ({ type: "Sequence", processors });

test.each([
  bert,
  roberta,
  byteLevel,
  template(special("p"), text, special("q"), special("p")),
  template(text),
  sequence(),
  sequence(byteLevel, template(special("p"), text)),
  sequence(template(special("p"), text, special("q")), byteLevel),
  sequence(bert, template(special("p"), text, special("q"))),
  sequence(bert, roberta),
  // What a template has left is several encodings, each of which gets its own separator.
  sequence(template(special("p"), text, special("q")), bert),
  sequence(template(text, special("q")), sequence(roberta, byteLevel)),
  // Two parts that a template has left are a pair to the next.
  sequence(template(text), template(special("p"), text)),
  sequence(template(special("p"), text), template(special("p"), text)),
  sequence(template(text, special("q")), template(special("p"), text)),
])("%j", async (postProcessor) => {
  const { before, after } = read(postProcessor);
  expect([...before, ...after]).toEqual(await nativeTemplate(postProcessor, ""));
  expect([...before, 0, ...after]).toEqual(await nativeTemplate(postProcessor, "x"));
});

test.each([
  [{ type: "Foo" }, 'post_processor.type = "Foo"'],
  [sequence(bert, { type: "Foo" }), 'post_processor.processors[1].type = "Foo"'],
  [template(special("constructor"), text), "post_processor.special_tokens.constructor is missing"],
  [template(special("p")), "post_processor leaves the text out: its tokens would be the same for any text"],
  [template(text, text), "post_processor has the text more than once: each byte would count as several tokens’"],
  [template({ Sequence: { id: "B", type_id: 0 } }), 'post_processor.single[0].Sequence.id = "B"'],
  [
    sequence(template(special("p"), text, special("p")), template(text)),
    "post_processor.processors[1] follows a template that leaves more than two parts",
  ],
  [{ ...bert, cls: ["c"] }, "post_processor.cls = "],
  [{ ...bert, sep: [3, "s"] }, "post_processor.sep[0] is 3"],
])("%j is refused: %s", (postProcessor, message) => {
  expect(() => read(postProcessor)).toThrow(TokenizerError);
  expect(() => read(postProcessor)).toThrow(message);
});
