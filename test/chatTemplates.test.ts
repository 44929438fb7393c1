import { register } from "node:module";
import templates from "virtual:chat-templates";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { packageFolder } from "../scripts/prepared.mjs";
import { vocabularySources } from "../scripts/vocabularySources.mjs";
import { attribute } from "../src/chat/attribute";
import type { Chat } from "../src/chat/chat";
import { injectionsIn, stretchesOf } from "../src/chat/promptTokens";
import { readTemplate, renderPrompt, type TemplateVariables } from "../src/chat/render";
import { type ChatTemplates, chooseTemplate } from "../src/chat/templatesIn";
import { describeEncoding, prepareText } from "../src/worker/tokenizer/describeEncoding";
import { loadBuiltin } from "./support/builtins";
import { chats } from "./support/chats";
import { oneOfEach, runs } from "./support/runs";

// The library imports a runtime for models, which package.json leaves out: an empty one stands in.
const stub = "data:text/javascript,export class Tensor {}; export default {}";
register(
  `data:text/javascript,${encodeURIComponent(`
    export const resolve = (specifier, context, next) =>
      /^onnxruntime-/.test(specifier) ? { url: ${JSON.stringify(stub)}, shortCircuit: true } : next(specifier, context);
  `)}`,
);
const { PreTrainedTokenizer } = await import("@huggingface/transformers");

const ids = ["llama3", "mistral_nemo", "gemma3", "qwen3", "deepseek_v3"] as const;

test("these built-ins have the templates that their publishers publish", () => {
  expect(Object.keys(templates).sort()).toEqual([...ids].sort());
});

/** Those whose ids are compared too: the library takes a second or two for each vocabulary. Prompts are compared for all. */
const idsOf = oneOfEach<string>(ids, ["deepseek_v3"]);

/** A tokenizer without entries, which is enough for templates. */
const noEntries = {
  version: "1.0",
  added_tokens: [],
  normalizer: null,
  pre_tokenizer: null,
  post_processor: null,
  decoder: null,
  model: { type: "BPE", vocab: {}, merges: [], unk_token: null },
};

/** What a conversation comes to: its prompt, or that it is refused. */
function outcome(render: () => string): string {
  try {
    return `prompt: ${render()}`;
  } catch (error) {
    return `error: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const settings: readonly TemplateVariables[] = [
  {},
  { add_generation_prompt: true },
  { add_generation_prompt: true, enable_thinking: false },
];

describe.each(ids)("%s", (id) => {
  const own = templates[id] as ChatTemplates;
  const read = (chat: Chat) => readTemplate(chooseTemplate(own, undefined, chat.tools !== null).source ?? "");
  const render = (chat: Chat, variables: TemplateVariables) =>
    renderPrompt(read(chat), chat, { specials: own.specials, variables });
  let theirs: InstanceType<typeof PreTrainedTokenizer>;

  beforeAll(async () => {
    const source = vocabularySources[id];
    if (source?.readConfig === undefined) throw new Error(`${id} has no configuration`);
    const folder = packageFolder(source.package);
    const tokenizer = idsOf.includes(id) ? await source.read(folder) : noEntries;
    theirs = new PreTrainedTokenizer(tokenizer as object, (await source.readConfig(folder)) as object);
  });

  test.each(Object.entries(chats))("%s: prompt and ids are those of apply_chat_template", (_, chat) => {
    const { messages, tools } = chat;
    for (const variables of settings) {
      const options = { tools, ...variables } as object;
      const given = messages as never;
      const ours = outcome(() => render(chat, variables));
      expect(ours).toBe(
        outcome(() => theirs.apply_chat_template(given, { ...options, tokenize: false }) as unknown as string),
      );
      if (!ours.startsWith("prompt: ") || !idsOf.includes(id)) continue;
      const expected = theirs.apply_chat_template(given, { ...options, return_tensor: false, return_dict: false });
      const { ids: encoded } = loadBuiltin(id).encode(ours.slice(8), { specials: "control", inserted: false });
      expect(Array.from(encoded)).toEqual(Array.from(expected as unknown as number[], Number));
    }
  });

  test.each(Object.entries(chats))("%s: parts are of their messages, and tokens are all counted once", (_, chat) => {
    let prompt: string;
    try {
      prompt = render(chat, { add_generation_prompt: true });
    } catch {
      return; // It is refused, as the reference does.
    }
    const found = attribute((given) => render(given, { add_generation_prompt: true }), prompt, chat);
    expect(found.unknown).toEqual([]);
    for (const { start, end, message } of found.parts) {
      const part = prompt.slice(start, end);
      if (message !== null) {
        const all = JSON.stringify(chat.messages[message]);
        const said = Object.values(chat.messages[message] ?? {});
        const isSaid = said.some((text) => typeof text === "string" && text.includes(part));
        expect(isSaid || all.replace(/[\\ ]/g, "").includes(part.replace(/[\\ ]/g, ""))).toBe(true);
      } else expect(chat.tools?.map((tool) => JSON.stringify(tool))).toContain(JSON.stringify(JSON.parse(part)));
    }
    const tokenizer = loadBuiltin(id);
    const encoding = tokenizer.encode(prompt, { specials: "control", inserted: false });
    const shown = { ...describeEncoding(tokenizer, encoding, prepareText(prompt)), text: prompt };
    const stretches = stretchesOf(shown, found.parts);
    expect(stretches.map(({ start, end }) => prompt.slice(start, end)).join("")).toBe(prompt);
    expect(stretches.reduce((sum, { firstToken, endToken }) => sum + endToken - firstToken, 0)).toBe(
      encoding.ids.length,
    );
    const injected = injectionsIn(shown, stretches);
    expect(injected.length > 0).toBe(chat === chats["names of control tokens"]);
  });

  test("of any contents, marked text is where its message is", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "<think>",
        "</think>",
        " ",
        "\n",
        "<tool_response>",
        "same",
        "\ue000",
        "{{ x }}",
        "<|im_end|>",
        "user",
      ),
      fc.string({ unit: "grapheme", maxLength: 6 }),
    );
    const content = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.array(content, { minLength: 1, maxLength: 5 }), (contents) => {
        const messages = contents.map((text, i) => ({ role: i % 2 === 0 ? "user" : "assistant", content: text }));
        const chat = { messages, tools: null };
        const prompt = render(chat, {});
        const { parts, unknown, dropped } = attribute((given) => render(given, {}), prompt, chat);
        for (const [i, text] of contents.entries()) {
          const own = parts.filter(({ message }) => message === i).map(({ start, end }) => prompt.slice(start, end));
          // Each is a piece of what was said, in order, and together they are all that could be told from the template.
          let at = 0;
          for (const part of own) {
            at = text.indexOf(part, at);
            expect(at).toBeGreaterThanOrEqual(0);
            at += part.length;
          }
          const isAll = own.join("") === text || own.join("") === text.trim();
          if (!isAll && text.trim() !== "")
            expect(unknown.includes(i) || dropped.includes(i) || /<\/?\w+>/.test(text)).toBe(true);
        }
      }),
      runs(20, 2_000),
    );
  });
});
