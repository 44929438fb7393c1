import { expect, test } from "vitest";
import { templateFor, templatesIn } from "./templatesIn";

const config = (json: object) => ({ name: "tokenizer_config.json", text: JSON.stringify(json) });

test("a template stands in a file of its own, else in the configuration, alone or by name", () => {
  const own = config({
    chat_template: "from config",
    bos_token: { content: "<s>" },
    eos_token: "</s>",
    pad_token: null,
  });
  const specials = { bos_token: "<s>", eos_token: "</s>" };
  expect(templatesIn([own])).toEqual({ templates: { default: "from config" }, specials });
  const json = { name: "chat_template.json", text: '{"chat_template": "from json"}' };
  expect(templatesIn([own, json])).toEqual({ templates: { default: "from json" }, specials });
  const jinja = { name: "chat_template.jinja", text: "from jinja" };
  expect(templatesIn([own, json, jinja])).toEqual({ templates: { default: "from jinja" }, specials });
});

test("of several the one for tools is taken where there are tools", () => {
  const list = [
    { name: "default", template: "d" },
    { name: "tool_use", template: "t" },
    { name: "constructor", template: "c" },
  ];
  const named = templatesIn([config({ chat_template: list })]);
  expect(named).not.toBeNull();
  if (named === null) return;
  expect([templateFor(named, false), templateFor(named, true)]).toEqual(["d", "t"]);
  expect(templateFor({ templates: {}, specials: {} }, true)).toBeNull();
});

test("what is malformed is as if it were not there", () => {
  for (const chat_template of [null, 7, "", [], [{ name: "default" }], {}]) {
    expect(templatesIn([config({ chat_template })])).toBeNull();
  }
  expect(templatesIn([{ name: "tokenizer_config.json", text: "{" }])).toBeNull();
  expect(templatesIn([])).toBeNull();
});
