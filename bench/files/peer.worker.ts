import { PreTrainedTokenizer } from "@huggingface/transformers";
import { type FilesResult, type FilesTask, firstText } from "./task";

/** What `AutoTokenizer` does once it has the bytes. */
addEventListener("message", ({ data }: MessageEvent<FilesTask>) => {
  const start = performance.now();
  const tokenizer = new PreTrainedTokenizer(JSON.parse(new TextDecoder().decode(data.bytes)), {});
  const ids: number[] = tokenizer.encode(firstText);
  const result: FilesResult = { ready: performance.now() - start, stored: 0, pack: null, ids };
  postMessage(result);
});
