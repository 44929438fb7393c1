import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { knownTokenizers } from "../src/hub/knownTokenizers";
import { findModel, hasSentence, hasTokenizer, nearModel, suggestModels } from "../src/models/findModel";
import { modelTable } from "../src/models/modelTable";
import { findBuiltin } from "../src/tokenizers/catalogue";

const require = createRequire(import.meta.url);

const readJson = (name: string) => JSON.parse(readFileSync(require.resolve(name), "utf8"));

/** What `tiktoken` knows: the package's own table. */
const encodings: Record<string, string> = readJson("tiktoken/model_to_encoding.json");

/** Names that begin so, as tiktoken/model.py has them: the npm package has whole names alone. */
const prefixes: readonly [prefix: string, encoding: string][] = [
  ...["o1-", "o3-", "o4-mini-", "gpt-5", "gpt-4.5-", "gpt-4.1-", "chatgpt-4o-", "gpt-4o-", "ft:gpt-4o"].map(
    (prefix): [string, string] => [prefix, "o200k_base"],
  ),
  ...["gpt-4-", "gpt-3.5-turbo-", "gpt-35-turbo-", "ft:gpt-4", "ft:gpt-3.5-turbo", "ft:davinci-002"].map(
    (prefix): [string, string] => [prefix, "cl100k_base"],
  ),
  ["ft:babbage-002", "cl100k_base"],
  ["gpt-oss-", "o200k_harmony"],
];

/** Encodings that are no built-ins of their own; the next test says why these stand for them. */
const standIns: Readonly<Record<string, string>> = { gpt2: "r50k_base", p50k_edit: "p50k_base" };

function tokenizerOf(name: string): string | null {
  const found = findModel(name);
  return found !== null && hasTokenizer(found) ? found.row.tokenizer : null;
}

describe("tiktoken’s own table", () => {
  test("gives each of its names its encoding first", () => {
    expect(Object.keys(encodings).length).toBeGreaterThan(90);
    for (const [name, encoding] of Object.entries(encodings)) {
      expect([name, tokenizerOf(name)]).toEqual([name, standIns[encoding] ?? encoding]);
    }
    for (const [prefix, encoding] of prefixes) {
      for (const name of [prefix, `${prefix}${prefix.endsWith("-") ? "" : "-"}2026-01-31`, `${prefix}:org::id`]) {
        expect([name, tokenizerOf(name)]).toEqual([name, encoding]);
      }
    }
  });

  test("has two encodings that cut text as others do", () => {
    for (const [encoding, builtin] of Object.entries(standIns)) {
      const [ours, theirs] = [builtin, encoding].map((name) => readJson(`tiktoken/encoders/${name}.json`));
      expect([theirs.bpe_ranks, theirs.pat_str]).toEqual([ours.bpe_ranks, ours.pat_str]);
    }
  });
});

test("every row has its sources, and a tokenizer that can be loaded or a sentence", () => {
  for (const row of modelTable) {
    const addresses = [...row.sources, ...("window" in row && row.window !== undefined ? [row.window.source] : [])];
    for (const address of addresses) expect(address).toMatch(/^https:\/\/[\w.-]+\/\S+$/);
    if ("sentence" in row) {
      expect(row.sentence).toMatch(/\.$/);
      continue;
    }
    const id = /^hub:(.+)$/.exec(row.tokenizer)?.[1];
    const isThere =
      id === undefined ? findBuiltin(row.tokenizer) !== undefined : knownTokenizers.some((known) => known.id === id);
    expect([row.tokenizer, isThere]).toEqual([row.tokenizer, true]);
    if (row.window !== undefined) expect(row.window.tokens).toBeGreaterThanOrEqual(512);
  }
});

test("every name leads to its own row, and no two rows have one name", () => {
  for (const row of modelTable) {
    for (const name of row.names) {
      const found = findModel(name);
      expect([name, found?.row]).toEqual([name, row]);
      expect(found?.name).toBe(name);
    }
    for (const name of row.also ?? []) expect([name, findModel(name.replace("*", "-9"))?.row]).toEqual([name, row]);
  }
});

test.each([
  ["gpt-5.2", "o200k_base"],
  ["o3", "o200k_base"],
  ["text-embedding-ada-002", "cl100k_base"],
  ["gemini 2.5 pro", "gemma3"],
  ["gemini-3.1-pro-preview", "hub:google/gemma-4-E4B-it"],
  ["kimi k2", "hub:moonshotai/Kimi-K2-Instruct"],
  ["qwen3 coder", "qwen3"],
  ["llama 4", "hub:meta-llama/Llama-4-Scout-17B-16E-Instruct"],
  ["codellama", "hub:codellama/CodeLlama-7b-hf"],
  ["openai/gpt-4o-mini-2024-07-18", "o200k_base"],
  ["anthropic.claude-v2:1", "claude2"],
  ["models/gemini-2.5-flash", "gemma3"],
  ["ft:gpt-4o:org::id", "o200k_base"],
  ["llama3.1:8b", "llama3"],
  ["llama3:8b", "llama3"],
  ["Llama 3 70B Instruct", "llama3"],
  ["qwen2.5-coder:32b", "hub:Qwen/Qwen2.5-7B"],
  ["@cf/meta/llama-3.1-8b-instruct", "llama3"],
  ["us.meta.llama3-3-70b-instruct-v1:0", "llama3"],
  ["accounts/fireworks/models/llama-v3p1-8b-instruct", "llama3"],
  ["deepseek.r1-v1:0", "hub:deepseek-ai/DeepSeek-R1"],
  ["GPT4o", "o200k_base"],
  ["gemma3:1b", "gemma3"],
  ["mistralai/Mistral-7B-Instruct-v0.3", "hub:mistralai/Mistral-7B-v0.3"],
  ["mistral.mistral-7b-instruct-v0:2", "mistral_7b"],
  ["deepseek/deepseek-chat-v3-0324:free", "deepseek_v3"],
  ["deepseek-r1:671b", "hub:deepseek-ai/DeepSeek-R1"],
  ["deep seek v3", "deepseek_v3"],
  ["smollm2:1.7b", "hub:HuggingFaceTB/SmolLM2-135M"],
  ["lmstudio-community/Meta-Llama-3.1-8B-Instruct-GGUF", "llama3"],
  ["Meta-Llama-3.1-8B-Instruct-Q4_K_M.gguf", "llama3"],
  ["ChatGPT 5", "o200k_base"],
  ["chat gpt 4o", "o200k_base"],
  ["通义千问3", "qwen3"],
  ["gemma:2b", "hub:google/gemma-2-2b"],
  ["phi3:mini", "hub:microsoft/Phi-3-mini-4k-instruct"],
  ["nomic-embed-text", "bert_uncased"],
  ["bge-m3", "hub:BAAI/bge-m3"],
  ["pythia-70m", "hub:EleutherAI/gpt-neox-20b"],
  ["openai gpt-4o", "o200k_base"],
])("“%s” has %s", (name, tokenizer) => expect(tokenizerOf(name)).toBe(tokenizer));

test.each([
  ["claude opus 4", /Claude 2’s: only its API.* 18 % more than o200k_base/],
  ["anthropic.claude-3-5-sonnet-20241022-v2:0", / 18 % more/],
  ["claude-opus-4-7", / 30 % more tokens.* 53 % more/],
  ["claude-3-5-sonnet@20240620", / no count/],
  ["grok", /Grok-1 and Grok 2 alone/],
  ["x-ai/grok-4-fast:free", /only its API/],
  ["mistral large", /2407, 2411 and 3/],
  ["mistral-medium-latest", /has not published/],
  ["gemini 2.5 flash image", /names none for this name/],
  ["gemini-9-pro", /names none for this name/],
  ["gpt-6-astra", /tiktoken.* names none/],
  ["llama 9", /tells no version/],
  ["qwen3.9-max", /not known here/],
  ["deepseek-r1-distill-qwen-32b", /distilled/],
  ...["1.5b", "7b", "8b", "14b", "32b", "70b", "14b-qwen-distill-q4_K_M"].map((tag): [string, RegExp] => [
    `deepseek-r1:${tag}`,
    /14B and 32B of Qwen2\.5.*70B of Llama 3\.3/,
  ]),
  ["chatgpt", /since GPT-4o have o200k_base/],
  ["opus", /only its API/],
  ["sonnet", /only its API/],
  ["haiku 3.5", / 18 % more/],
  ["クロード", /only its API/],
  ["ジェミニ 9", /names none for this name/],
  ["amazon.nova-lite-v1:0", /Nova’s or Titan’s/],
  ["amazon.titan-embed-text-v2:0", /Nova’s or Titan’s/],
  ["text-bison@002", /PaLM 2/],
  ["yi:34b", /01-ai/],
  ["minimax-m2:cloud", /MiniMaxAI/],
  ["豆包", /Doubao/],
  ["文心一言", /ERNIE/],
  ["nvidia/nemotron-nano-9b-v2", /Nemotron/],
  ["hermes3", /NousResearch/],
  ["whisper-1", /large v3/],
  ["ai21.jamba-1-5-large-v1:0", /ai21labs/],
  ["perplexity sonar", /Llama 3\.3 70B/],
  ["solar", /upstage/],
  ["clip", /clip-vit-base-patch32/],
  ["e5", /intfloat/],
  ["all-minilm", /sentence-transformers/],
])("of “%s” a sentence says what is known", (name, sentence) => {
  const found = findModel(name);
  expect(found !== null && hasSentence(found) ? found.row.sentence : null).toMatch(sentence);
});

test("a window is that of the model of the name, not of another version or kind", () => {
  const tokens = (name: string) => findModel(name)?.window?.tokens ?? null;
  expect(tokens("gpt-5.2")).toBe(400_000);
  expect(tokens("gpt-5.2-2025-12-11")).toBe(400_000);
  expect(tokens("gpt-5.4")).toBe(1_050_000);
  expect(tokens("gpt-5.9")).toBeNull();
  expect(tokens("gpt-4o-something-else")).toBeNull();
  expect(tokens("gpt-4-0613")).toBe(8_192);
  expect(tokens("gpt-4-32k-0613")).toBeNull();
  expect(tokens("llama3:8b")).toBe(8_192);
  expect(tokens("llama-3.2-1b-instruct")).toBe(131_072);
  expect(tokens("gemma 3 1b")).toBe(32_768);
});

const nonsense = `
  qwxz blorb gptx gqt5 claudia geminiac kimono llamada mistralino grokking deepseeker qwent glmx phi-lology o33 o-four
  oo3 turbo7 davincis ada-lovelace curie-osity babbage-engine texts-embed code-llamas gemmology commander falconry bloomer
  starcoded t55 bertha xlm-robot whisperer nemotron-like smollmx sarvamx olmost tokenizer model agi llm ft: models/ x/y/zz
  ../../etc/passwd <script> constructor __proto__ toString 💥 東京 1234567 -- . / : @ gppt--- hub: null
`
  .trim()
  .split(/\s+/);

test("nonsense gives nothing", () => {
  expect(nonsense.length).toBeGreaterThanOrEqual(50);
  const shown = nonsense.filter(
    (name) => findModel(name) !== null || suggestModels(name).length > 0 || nearModel(name) !== null,
  );
  expect(shown).toEqual([]);
});

test("while a name is typed, names that it may become are listed, those that begin so first", () => {
  const names = (typed: string) => suggestModels(typed).map(({ name }) => name);
  expect(names("gpt-5.2")).toEqual(["GPT-5.2", "GPT-5.2 pro", "GPT-5.2 Codex"]);
  expect(names("gemini pro")[0]).toBe("Gemini 2.5 Pro");
  expect(names("sonnet")).toContain("Claude 3.7 Sonnet");
  expect(names("llama")[0]).toMatch(/^Llama 3/);
  expect(names("kim")).toEqual(["Kimi K2", "Kimi K2 Thinking", "Kimi K2.5", "Kimi"]);
  expect(names("gmini")).toEqual([]);
  // Nor is a model that the tag rules out.
  expect(names("deepseek-r1:14b")).toEqual([]);
  expect(names("deepseek-r1:latest")[0]).toBe("DeepSeek R1");
  expect(names("")).toEqual([]);
});

test("a name that is one slip away from one is asked about, and no other", () => {
  const meant = Object.entries({
    "lama 3": "llama 3",
    "llma 3": "llama 3",
    cluade: "claude",
    "claud opus": "claude opus",
    "mistal 7b": "mistral 7b",
    "gemnini 2.5": "gemini 2.5",
    chatgtp: "chatgpt",
  });
  expect(meant.map(([typed]) => nearModel(typed))).toEqual(meant.map(([, name]) => name));
  // What is known needs no question; two slips, and another ending, are another word.
  expect(["claude", "gpt-4o", "lamma 3", "claudes", "claudw", "quen3"].map(nearModel)).toEqual(Array(6).fill(null));
});
