import { init, Tiktoken } from "tiktoken/lite/init";
import wasmUrl from "tiktoken/lite/tiktoken_bg.wasm?url";
import { harmonySpecials } from "../tokenizers/catalogue/harmony";
import { readTiktokenJson } from "../tokenizers/formats/tiktokenJson";
import { createTiktokenTokenizer } from "../tokenizers/reference/tiktoken";
import { type Tokenizer, TokenizerError } from "../tokenizers/tokenizer";

let ready: Promise<void> | null = null;

/**
 * Builds an OpenAI encoding over `tiktoken`'s WebAssembly, which is fetched once a worker.
 * @param id of the built-in; `o200k_harmony` has the ranks of o200k and control tokens of its own
 */
export async function createTiktoken(id: string, json: unknown): Promise<Tokenizer> {
  if (typeof WebAssembly !== "object") {
    throw new TokenizerError(
      "This tokenizer needs WebAssembly, which is switched off in this browser. The other tokenizers work without it.",
    );
  }
  ready ??= init(instantiate);
  try {
    await ready;
  } catch (cause) {
    // A failed download must not be remembered.
    ready = null;
    throw new TokenizerError("tiktoken’s WebAssembly could not be loaded. Check the connection, then Retry.", {
      cause,
    });
  }
  const definition = readTiktokenJson(json);
  const specials = id === "o200k_harmony" ? harmonySpecials : definition.specials;
  return createTiktokenTokenizer({ ...definition, specials }, Tiktoken);
}

async function instantiate(imports: WebAssembly.Imports): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  // Not instantiateStreaming: it insists on a MIME type that plain file servers do not always send.
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
