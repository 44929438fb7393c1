import { expect, test, vi } from "vitest";
import { printsList } from "./attribute";
import { preparePrompt } from "./preparePrompt";
import { templateVariables } from "./variables";
import { within } from "./work";

const chat = { messages: [{ role: "user", content: "Hi" }], tools: null };

const prepared = (template: string) => preparePrompt({ chat, template, specials: {}, variables: {} });

test.each([
  ["a\n{% for m in messages %}\n{{ m | nope }}\n{% endfor %}", "failed", 3, /filter: nope/],
  ["{% if a == '%}' %}\n{% endif %}\n{{ a b }}", "failed", 3, /Expected closing/],
  ["x\n{% if x %}\n", "failed", 2, /ends in the middle/],
  [
    "{% for m in messages %}\n{% if m.role == 'user' %}\n{{ raise_exception('No users, please') }}\n{% endif %}{% endfor %}",
    "refused",
    3,
    /^No users, please$/,
  ],
  ["{% for m in messages %}{% break %}{% endfor %}\n{% set a = b.c.d() %}", "failed", 2, /./],
  ["{# {{ x }} #}{{ 'x' }}\n{% if false %}{% elif messages.foo() %}{% endif %}", "failed", 2, /not a function/],
])("a template that fails is told with its line, and the contents stand in: %j", (template, kind, line, message) => {
  expect(prepared(template)).toMatchObject({
    prompt: "Hi",
    parts: [{ start: 0, end: 2, message: 0 }],
    fault: { kind, line, message: expect.stringMatching(message) },
  });
});

test("without a template there is the text of the messages, and that is said", () => {
  expect(preparePrompt({ chat, template: null, specials: {}, variables: {} })).toMatchObject({
    prompt: "Hi",
    fault: { kind: "none" },
  });
});

test("templates that write too much, or never end their own calls, are told", () => {
  const wide =
    "{% set n = namespace(s='12345678') %}{% for i in range(20) %}{% set n.s = n.s + n.s %}{% endfor %}{{ n.s }}";
  expect(prepared(wide).fault?.message).toMatch(/more than 8,000,000 characters/);
  expect(prepared(wide.replace("20", "60")).fault?.message).toMatch(/more than 8,000,000 characters/);
  expect(prepared("{{ 'a\na' | indent(999999999) }}").fault?.message).toBe("it makes a text too long to be held");
  const deep = `{{ ${"(".repeat(20_000)}1${")".repeat(20_000)} }}`;
  expect(prepared(deep).fault?.message).toMatch(/nested too deeply/);
});

test.each([
  [
    "a list of lists that doubles",
    "{% set n = namespace(a=[1]) %}{% for i in range(60) %}{% set n.a = [n.a, n.a] %}{% endfor %}{{ n.a | tojson }}",
  ],
  [
    "a list of a text of megabytes",
    "{% set n = namespace(a='12345678') %}{% for i in range(19) %}{% set n.a = n.a + n.a %}{% endfor %}{% set l = [n.a, n.a, n.a, n.a] %}{{ [l, l, l, l, l] | tojson }}",
  ],
])("%s is too large before it is written", (_, template) => {
  expect(prepared(template).fault?.message).toBe("it makes a list or an object that is too large to be held");
});

test("namespaces that have the next one twice are looked at for no longer than a template may run", () => {
  const chain = Array.from({ length: 40 }, (_, i) => `{% set n${i + 1} = namespace(a=[n${i}, n${i}]) %}`).join("");
  expect(prepared(`{% set n0 = namespace(a=1) %}${chain}{{ n40 | tojson }}`).fault).toMatchObject({ kind: "ended" });
  expect(prepared("{% set n = namespace(a=1) %}{% set n.a = n %}{{ n.a.a.b is defined }}").prompt).toBe("false");
});

test("`range` makes no list that is longer than a template may take steps for, and none without an end", () => {
  expect(prepared("{{ range(9, 3, -2) | join }}{{ range(true) | length }}").prompt).toBe("9751");
  expect(prepared("{% for i in range(999999999) %}{% endfor %}").fault).toMatchObject({ kind: "ended" });
  expect(prepared("{% for i in range(-999999999999) %}{% endfor %}").fault).toBeNull();
  for (const given of ["1, 2, 0.00000000000000000001", "'-1', 5, '1'", "0, 5, none"]) {
    expect(prepared(`{{ range(${given}) }}`).fault?.message).toBe("range() takes whole numbers");
  }
  expect(prepared("{{ range(0, 9, 0) }}").fault?.message).toBe("range() step must not be zero");
});

test("steps that go through megabytes each are ended by time, and told so", () => {
  const slow = "{% for i in range(300) %}{% endfor %}";
  const clock = vi.spyOn(performance, "now").mockReturnValueOnce(0).mockReturnValue(10_001);
  expect(prepared(slow).fault).toMatchObject({ kind: "ended", message: "it takes more than 10 seconds" });
  clock.mockRestore();
  expect(prepared(slow).fault).toBeNull();
});

test.each([
  ["characters", "a".repeat(1_000_001), "it has more than 1,000,000 characters"],
  ["spaces", `{{ x }}${" ".repeat(200_000)}`, "it has more than 1,000 spaces or empty lines in a row"],
])("a template with more %s than anybody writes is refused before it is read", (_, template, message) => {
  expect(prepared(template).fault).toMatchObject({ kind: "failed", message });
});

test("where much is begun and never ended, the first is told in no time", () => {
  expect(prepared(`a\n${"{{ ".repeat(60_000)}`).fault).toMatchObject({ kind: "failed", line: 2 });
  // Quotes that are never closed, one after the other.
  expect(prepared(`${"{{ ' }}{{ x y }}".repeat(20_000)}`).fault).toMatchObject({ kind: "failed", line: 1 });
});

test("a template that does not end is told by its steps, however fast the machine; a prompt stands where telling its parts takes too many", () => {
  const rounds = (n: number) => `{% for a in range(${n}) %}{% for b in range(10) %}{% endfor %}{% endfor %}`;
  const limited = (template: string) => within(20_000, () => prepared(template));
  expect(limited(rounds(2_000))).toMatchObject({ prompt: "Hi", fault: { kind: "ended" } });
  // Once it can be rendered, and not again with marks.
  const slow = `${rounds(250)}{% for m in messages %}[{{ m.content }}]{% endfor %}`;
  expect(limited(slow)).toMatchObject({ prompt: "[Hi]", fault: null, isUntold: true, parts: [], unknown: [] });
  expect(prepared("{{ messages[0].content }}")).toMatchObject({ isUntold: false, parts: [{ message: 0 }] });
});

test("where a template leaves parts out of a list, or prints the list, that is known", () => {
  const image = { type: "image" };
  const content = [{ type: "text", text: "One" }, image, { type: "text", text: "two" }];
  const lists = { messages: [{ role: "user", content }], tools: null };
  const of = (template: string) => preparePrompt({ chat: lists, template, specials: {}, variables: {} });
  const parts = (item: string) => `{% for p in messages[0].content %}${item}{% endfor %}`;
  const texts = parts("{{ p.text }}");
  const both = parts("{{ p.text if p.type == 'text' else '<image>' }}");
  expect(of(both)).toMatchObject({ prompt: "One<image>two", dropped: [], unknown: [] });
  expect(of(both).parts.map(({ start, end }) => [start, end])).toEqual([
    [0, 3],
    [10, 13],
  ]);
  expect(of(texts.replace("p.text", "p.text if p.text else ''"))).toMatchObject({ prompt: "Onetwo", dropped: [0] });
  expect(of("{% if messages[0].content is string %}{{ messages[0].content }}{% endif %}")).toMatchObject({
    prompt: "",
    dropped: [0],
  });
  expect(printsList(of("{{ messages[0].content }}").prompt, content)).toBe(true);
  expect(printsList("One two", content)).toBe(false);
});

test("of messages with thousands of parts it is not told where they are, which would take the square of them", () => {
  const of = (count: number) => {
    const content = Array.from({ length: count }, () => ({ type: "text", text: "x" }));
    const template = "{% for m in messages %}{% for p in m.content %}{{ p.text }}{% endfor %}{% endfor %}";
    return preparePrompt({
      chat: { messages: [{ role: "user", content }], tools: null },
      ...{ template, specials: {}, variables: {} },
    });
  };
  expect(of(3)).toMatchObject({ prompt: "xxx", unknown: [] });
  expect(of(2001)).toMatchObject({ prompt: "x".repeat(2001), unknown: [0], parts: [] });
});

test("calls by the thousand are found, each in its own place", () => {
  const call = { function: { name: "f", arguments: { a: 1 } } };
  const messages = Array.from({ length: 3000 }, () => ({ role: "assistant", content: "x", tool_calls: [call] }));
  const template =
    "{% for m in messages %}{{ m.content }}{{ m.tool_calls[0].function.arguments | tojson }}{% endfor %}";
  const { parts } = preparePrompt({ chat: { messages, tools: null }, template, specials: {}, variables: {} });
  expect(parts.map(({ message }) => message)).toEqual(messages.flatMap((_, i) => [i, i]));
});

test("a template reaches nothing but what it is given", () => {
  for (const out of ["constructor", "__proto__", "self", "globalThis", "window", "process"]) {
    expect(prepared(`{{ ${out} is defined }}`).prompt).toBe("false");
  }
  expect(prepared("{{ messages.constructor is defined }}{{ ''.constructor is defined }}").prompt).toBe("falsefalse");
});

test("a template's own variables are those that it reads and does not set, or asks for before it does", () => {
  const source = `{%- if not date is defined %}{% set date = "today" %}{% endif %}{% set ns = namespace(i=0) %}
{% macro show(x, y=width) %}{{ x }}{{ y }}{% endmacro %}
{% for m in messages %}{% set ns.i = loop.index %}{{ show(m.content) }}{% endfor %}
{% if add_generation_prompt and not (skip is defined and skip) %}{{ bos_token + date }}{% endif %}
{% if mode == "deep" %}{{ style }}{% endif %}{{ tone | default("calm") }}{% set late = 1 %}{% if late is defined %}{% endif %}`;
  expect(templateVariables(source)).toEqual([
    { name: "date", kind: "text" },
    { name: "width", kind: "switch" },
    { name: "add_generation_prompt", kind: "switch" },
    { name: "skip", kind: "switch" },
    { name: "mode", kind: "text" },
    { name: "style", kind: "text" },
    { name: "tone", kind: "switch" },
  ]);
});

test.each([
  ["{{ ", 1],
  ["a\n{{ messages }}\n{{ 'x }}\n", 3],
  ["a\n{% if messages %}{{ '{%' }}\n{% endif", 3],
  ["{% if messages %}\n{# never ended", 2],
])("what is begun in %j and not ended is told with its line", (source, line) => {
  expect(prepared(source).fault).toMatchObject({ kind: "failed", line });
});

test("that a template writes the day’s date is known; not of one that could, and does not", () => {
  const dated =
    "{% if strftime_now is defined and day is not defined %}{{ strftime_now('%Y') }}{% else %}{{ day }}{% endif %}";
  expect(prepared(dated)).toMatchObject({ prompt: String(new Date().getFullYear()), isDated: true });
  expect(prepared(`{% set day = "Monday" %}${dated}`)).toMatchObject({ prompt: "Monday", isDated: false });
});
