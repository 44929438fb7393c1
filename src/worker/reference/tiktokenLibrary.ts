import { init, Tiktoken } from "tiktoken/lite/init";
import wasmUrl from "tiktoken/lite/tiktoken_bg.wasm?url";
import { TokenizerError } from "../../tokenizers/tokenizer";

let ready: Promise<void> | null = null;

/**
 * `tiktoken`'s class, once its WebAssembly is there; that is fetched once a worker.
 * @throws {TokenizerError} in a browser without WebAssembly
 */
export async function loadTiktoken(): Promise<typeof Tiktoken> {
  if (typeof WebAssembly !== "object") {
    throw new TokenizerError("tiktoken needs WebAssembly, which is switched off in this browser.");
  }
  ready ??= init(instantiate);
  try {
    await ready;
  } catch (error) {
    // A failed download must not be remembered.
    ready = null;
    throw error;
  }
  return Tiktoken;
}

async function instantiate(imports: WebAssembly.Imports): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  // Not instantiateStreaming: it insists on a MIME type that plain file servers do not always send.
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
