import { expose, transfer } from "comlink";
import { measureEncoding } from "../analysis/encodingFigures";
import { measureText, type TextFigures } from "../analysis/textFigures";
import { locateTokens } from "../analysis/tokenPlaces";
import { hashText } from "../text/hash";
import { type Segmentation, segment } from "../text/segments";
import { Utf8Index } from "../text/utf8";
import { type Encoding, TokenFlag, type Tokenizer } from "../tokenizers/tokenizer";
import { loadBuiltin } from "./load";
import type { EncodedText, EncodeRequest, TokenizerWorkerApi, WorkerEvent } from "./protocol";

const tokenizers = new Map<string, Tokenizer>();

interface PreparedText {
  readonly text: string;
  readonly index: Utf8Index;
  readonly segmentation: Segmentation;
  readonly figures: TextFigures;
  readonly hash: string;
}

/** The last text, since several columns of one worker ask for the same one. */
let lastText: PreparedText | null = null;

let onEvent: (event: WorkerEvent) => void = () => {};

const api: TokenizerWorkerApi = {
  connect(listener) {
    onEvent = listener;
  },

  async encode(request) {
    onEvent({ type: "started" });
    const tokenizer = tokenizers.get(request.tokenizer) ?? (await load(request));
    const start = performance.now();
    const encoding = tokenizer.encode(request.text, request.options);
    const milliseconds = performance.now() - start;
    const { index, segmentation, figures, hash } = prepareText(request.text);
    const places = locateTokens(encoding, index, segmentation);
    const result: EncodedText = {
      encoding,
      places,
      figures: measureEncoding(encoding, index, segmentation),
      textFigures: figures,
      textHash: hash,
      vocabularySize: tokenizer.vocabularySize,
      names: nameTokens(tokenizer, encoding),
      milliseconds,
    };
    const columns = [encoding.ids, encoding.byteStart, encoding.byteEnd, encoding.flags, ...Object.values(places)];
    return transfer(
      result,
      columns.map((column) => column.buffer),
    );
  },
};

async function load(request: EncodeRequest): Promise<Tokenizer> {
  const tokenizer = await loadBuiltin(request.tokenizer, {
    baseUrl: request.baseUrl,
    reload: request.reload,
    onProgress: (progress) => onEvent({ type: "loading", progress }),
  });
  tokenizers.set(request.tokenizer, tokenizer);
  return tokenizer;
}

function nameTokens(tokenizer: Tokenizer, { ids, flags }: Encoding): Map<number, string> {
  const names = new Map<number, string>();
  const named = TokenFlag.special | TokenFlag.inserted | TokenFlag.unknown;
  ids.forEach((id, i) => {
    if ((flags[i] ?? 0) & named && !names.has(id)) names.set(id, tokenizer.tokenName(id));
  });
  return names;
}

function prepareText(text: string): PreparedText {
  if (lastText?.text === text) return lastText;
  const index = new Utf8Index(text);
  const segmentation = segment(text);
  lastText = { text, index, segmentation, figures: measureText(index, segmentation), hash: hashText(text) };
  return lastText;
}

expose(api);
