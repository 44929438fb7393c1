import { expect, test } from "vitest";
import { chooseTemplate, namesOf, templatesIn } from "./templatesIn";

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

test("of several the one that is asked for by its name is taken, else the one for tools where there are tools", () => {
  const list = [
    { name: "default", template: "d" },
    { name: "tool_use", template: "t" },
    { name: "constructor", template: "c" },
  ];
  const several = templatesIn([config({ chat_template: list })]);
  expect(namesOf(several)).toEqual(["default", "tool_use", "constructor"]);
  const chosen = (asked?: string) => [false, true].map((hasTools) => chooseTemplate(several, asked, hasTools).source);
  expect(chosen()).toEqual(["d", "t"]);
  expect(chosen("default")).toEqual(["d", "d"]);
  expect(chosen("constructor")).toEqual(["c", "c"]);
  expect(chosen("toString")).toEqual(["toString", "toString"]);
  expect(chooseTemplate(several, "{{ x }}", true)).toEqual({ source: "{{ x }}", name: null });
  expect(chooseTemplate({ templates: { rag: "r" }, specials: {} }, undefined, true).source).toBeNull();
  // A single template has no name that anybody would ask for.
  const single = templatesIn([config({ chat_template: "d" })]);
  expect([namesOf(single), chooseTemplate(single, "default", false).name]).toEqual([[], null]);
});

test("what is malformed is as if it were not there", () => {
  for (const chat_template of [null, 7, "", [], [{ name: "default" }], {}]) {
    expect(templatesIn([config({ chat_template })])).toBeNull();
  }
  expect(templatesIn([{ name: "tokenizer_config.json", text: "{" }])).toBeNull();
  expect(templatesIn([])).toBeNull();
});
