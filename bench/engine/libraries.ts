import { buildBuiltin } from "../../src/tokenizers/catalogue/build";
import { buildTokenizer } from "../../src/tokenizers/formats/build";
import { readTokenizerJson } from "../../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import { readPack } from "../../src/tokenizers/pack/read";
import type { Environment, SyncLibraryName } from "./task";
import { unigramId } from "./unigramFile";

/** Ids of a text, control tokens' names read as text where the library can, nothing inserted. */
export type Encode = (text: string) => ArrayLike<number>;
/** The same of a library that has an answer later. */
export type EncodeLater = (text: string) => ArrayLike<number> | Promise<ArrayLike<number>>;

/**
 * Brings what a tokenizer is made of into memory.
 * @returns what is left to do until it is ready, which is what loading is measured by
 */
type Prepare<T> = (id: string, environment: Environment) => Promise<() => T | Promise<T>>;

interface Library {
  readonly tokenizers: readonly string[];
  readonly prepare: Prepare<Encode>;
}

export const openaiIds = ["o200k_base", "cl100k_base"] as const;
export const huggingFaceIds = [
  "llama2",
  "llama3",
  "mistral_nemo",
  "gemma3",
  "qwen3",
  "deepseek_v3",
  "claude2",
  "bert_uncased",
] as const;
/** The tokenizers that are measured in all ways. */
export const tokenizerIds: readonly string[] = [...openaiIds, ...huggingFaceIds];
/** Those that the native package has too. */
export const nativeIds: readonly string[] = [...huggingFaceIds, unigramId];

const options = { specials: "text", inserted: false } as const;

/** How each library is loaded and asked, as its own README has it. */
export const libraries: Readonly<Record<SyncLibraryName, Library>> = {
  tessera: {
    tokenizers: [...tokenizerIds, unigramId],
    prepare: async (id, environment) => {
      if (id === unigramId) {
        const file = await readText(environment, `${id}.tokenizer.json`);
        return () => {
          const tokenizer = buildTokenizer(readTokenizerJson(JSON.parse(file)));
          return (text) => tokenizer.encode(text, options).ids;
        };
      }
      const pack = await environment.asset(`${id}.pack`);
      return async () => {
        const tokenizer = buildBuiltin(id, await readPack(pack, environment));
        return (text) => tokenizer.encode(text, options).ids;
      };
    },
  },
  tiktoken: {
    tokenizers: openaiIds,
    prepare: async (id, environment) => {
      const { bpe_ranks, special_tokens, pat_str } = JSON.parse(await readText(environment, `${id}.tiktoken.json`));
      const Tiktoken = await environment.tiktoken();
      return () => {
        const tokenizer = new Tiktoken(bpe_ranks, special_tokens, pat_str) as InstanceType<typeof Tiktoken> & {
          encode_ordinary(text: string): Uint32Array;
        };
        return (text) => tokenizer.encode_ordinary(text);
      };
    },
  },
  transformers: {
    tokenizers: nativeIds,
    prepare: async (id, environment) => {
      const [file, config] = await Promise.all([
        readText(environment, `${id}.tokenizer.json`),
        readText(environment, `${id}.config.json`),
      ]);
      const { PreTrainedTokenizer } = await import("@huggingface/transformers");
      return () => {
        const tokenizer = new PreTrainedTokenizer(JSON.parse(file), JSON.parse(config));
        return (text) => tokenizer.encode(text, { add_special_tokens: false });
      };
    },
  },
  "gpt-tokenizer": {
    tokenizers: openaiIds,
    // Its tables are its modules: reading these is the loading.
    prepare: async (id) => async () => {
      const { encode } =
        id === "o200k_base"
          ? await import("gpt-tokenizer/encoding/o200k_base")
          : await import("gpt-tokenizer/encoding/cl100k_base");
      const asText = { disallowedSpecial: new Set<string>() };
      return (text) => encode(text, asText);
    },
  },
  "ai-tokenizer": {
    tokenizers: openaiIds,
    prepare: async (id) => async () => {
      const [{ default: Tokenizer }, encoding] = await Promise.all([
        import("ai-tokenizer"),
        id === "o200k_base" ? import("ai-tokenizer/encoding/o200k_base") : import("ai-tokenizer/encoding/cl100k_base"),
      ]);
      const tokenizer = new Tokenizer(encoding);
      return (text) => tokenizer.encode(text, [], []);
    },
  },
  kitoken: {
    tokenizers: [...tokenizerIds, unigramId],
    prepare: async (id, environment) => {
      const isTiktoken = openaiIds.some((openai) => openai === id);
      const file = await environment.asset(isTiktoken ? `${id}.tiktoken` : `${id}.tokenizer.json`);
      const Kitoken = await environment.kitoken();
      return () => {
        const tokenizer = isTiktoken ? Kitoken.from_tiktoken(file) : Kitoken.from_tokenizers(file);
        return (text) => tokenizer.encode(text);
      };
    },
  },
};

/** The native package, which answers later: it is measured by first passes, text after text on one thread. */
export const prepareNative: Prepare<EncodeLater> = async (id, environment) => {
  if (environment.native === null) throw new Error("The native package runs in Node only.");
  const file = await readText(environment, `${id}.tokenizer.json`);
  const Tokenizer = await environment.native();
  return () => {
    const tokenizer = Tokenizer.fromString(file);
    return async (text) => (await tokenizer.encode(text, null, { addSpecialTokens: false })).getIds();
  };
};

/** The libraries in JavaScript and WebAssembly that have a tokenizer, the engine first. */
export function librariesOf(tokenizer: string): SyncLibraryName[] {
  const names = Object.keys(libraries) as SyncLibraryName[];
  return names.filter((name) => libraries[name].tokenizers.includes(tokenizer));
}

/** A tokenizer, ready. */
export async function load(library: SyncLibraryName, tokenizer: string, environment: Environment): Promise<Encode> {
  return await (await libraries[library].prepare(tokenizer, environment))();
}

/** A prepared file as text. */
export async function readText(environment: Environment, name: string): Promise<string> {
  return new TextDecoder().decode(await environment.asset(name));
}
