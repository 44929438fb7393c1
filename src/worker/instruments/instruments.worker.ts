import { expose } from "comlink";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import { loadTokenizer } from "../tokenizer/load";
import { measureSubject } from "./measureSubject";
import type { InstrumentRequest, InstrumentsWorkerApi } from "./protocol";

/** As many as there are columns: each takes some tens of megabytes. */
const mostTokenizers = 8;

const tokenizers = new Map<string, Promise<Tokenizer>>();

let running = new AbortController();

const api: InstrumentsWorkerApi = {
  measure(request, onProgress) {
    running = new AbortController();
    const tell = (progress: Parameters<typeof onProgress>[0]) => void onProgress(progress);
    return measureSubject(request, () => loadKept(request, tell), tell, running.signal);
  },
  stop() {
    running.abort();
  },
};

function loadKept(source: InstrumentRequest, tell: Parameters<InstrumentsWorkerApi["measure"]>[1]): Promise<Tokenizer> {
  const { tokenizer, baseUrl, reload } = source;
  const onProgress = (progress: Parameters<Parameters<typeof loadTokenizer>[1]["onProgress"]>[0]) =>
    tell({ kind: "load", progress });
  const found =
    tokenizers.get(tokenizer) ??
    loadTokenizer(source, { baseUrl, reload, onProgress }, (own) => loadKept({ ...source, ...own }, tell));
  tokenizers.delete(tokenizer);
  tokenizers.set(tokenizer, found);
  found.catch(() => tokenizers.delete(tokenizer));
  for (const oldest of tokenizers.keys()) if (tokenizers.size > mostTokenizers) tokenizers.delete(oldest);
  return found;
}

expose(api);
