import { expose, transfer } from "comlink";
import { measureEncoding } from "../../analysis/encodingFigures";
import { keepsText } from "../../analysis/keepsText";
import { measureText, type TextFigures } from "../../analysis/textFigures";
import { locateTokens } from "../../analysis/tokenPlaces";
import { hashText } from "../../text/hash";
import { type Segmentation, segment } from "../../text/segments";
import { Utf8Index } from "../../text/utf8";
import { type Encoding, TokenFlag, type Tokenizer } from "../../tokenizers/tokenizer";
import type { LoadOptions } from "../assets/fetchAsset";
import type { EncodedText, LoadProgress, LoadRequest, TokenizerWorkerApi, WorkerEvent } from "../pool/protocol";
import { loadTokenizer } from "./load";

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

  async load(request) {
    onEvent({ type: "started" });
    await load(request);
  },

  async encode(request) {
    onEvent({ type: "started" });
    // Where nothing is to be loaded nothing is awaited either, so that a call has ended before the next one begins.
    const tokenizer = tokenizers.get(request.tokenizer) ?? (await load(request));
    const encoding = tokenizer.encode(request.text, request.options);
    const { index, segmentation, figures, hash } = prepareText(request.text);
    const places = locateTokens(encoding, index, segmentation);
    const counted = measureEncoding(encoding, index, segmentation);
    const result: EncodedText = {
      encoding,
      places,
      figures: counted,
      keepsText: keepsText(encoding, index, counted, (id) => tokenizer.tokenBytes(id)),
      textFigures: figures,
      textHash: hash,
      vocabularySize: tokenizer.vocabularySize,
      names: nameTokens(tokenizer, encoding),
    };
    const columns = [encoding.ids, encoding.byteStart, encoding.byteEnd, encoding.flags, ...Object.values(places)];
    // An encoding's columns share one.
    return transfer(result, [...new Set(columns.map((column) => column.buffer))]);
  },

  async measure(request) {
    onEvent({ type: "started" });
    // The first page measures no languages, and does not load what that takes.
    const [{ measureLanguages }, { openReader }] = await Promise.all([import("./measure"), import("../corpus/texts")]);
    const tokenizer = tokenizers.get(request.tokenizer) ?? (await load(request));
    const { baseUrl, reload } = request;
    const onProgress = (progress: LoadProgress) => onEvent({ type: "loading", progress });
    return measureLanguages(tokenizer, request, await openReader(request.corpus, { baseUrl, reload, onProgress }));
  },

  async passage(request) {
    onEvent({ type: "started" });
    const [{ countLanguage }, { openReader }, { passageOf }, { placeTokens }] = await Promise.all([
      import("./measure"),
      import("../corpus/texts"),
      import("../corpus/passage"),
      import("../corpus/passagePlaces"),
    ]);
    const tokenizer = tokenizers.get(request.tokenizer) ?? (await load(request));
    const { baseUrl, reload, language, pivot } = request;
    const onProgress = (progress: LoadProgress) => onEvent({ type: "loading", progress });
    const reader = await openReader(request.corpus, { baseUrl, reload, onProgress });
    const own = await countLanguage(tokenizer, request, reader, language, pivot);
    const other = await countLanguage(tokenizer, request, reader, pivot, language);
    const place = placeTokens(request.mode, (text) => tokenizer.encode(text, { specials: "text", inserted: false }));
    return passageOf(await reader.segments(language), await reader.segments(pivot), own, other, place);
  },

  async inspect(request) {
    onEvent({ type: "started" });
    const { inspect, buffersOf } = await loadInspection();
    const inspection = await inspect(request, loadOptions(request));
    return transfer(inspection, buffersOf(inspection));
  },

  async searchVocabulary(request) {
    onEvent({ type: "started" });
    const { searchVocabulary } = await loadInspection();
    const rows = await searchVocabulary(request, loadOptions(request));
    return transfer(rows, [rows.buffer]);
  },

  async exportTokenizer(request) {
    onEvent({ type: "started" });
    const { exportTokenizer } = await import("../inspect/exportTokenizer");
    return exportTokenizer(request, loadOptions(request));
  },

  async explain(request) {
    onEvent({ type: "started" });
    const { explain } = await import("../explain/explain");
    const tokenizer = tokenizers.get(request.tokenizer) ?? (await load(request));
    return explain(tokenizer, request.question, (text) => prepareText(text).index);
  },
};

/** Only a tokenizer's own page needs what looks into one. */
const loadInspection = () => import("../inspect/inspections");

async function load(request: LoadRequest): Promise<Tokenizer> {
  const known = tokenizers.get(request.tokenizer);
  if (known !== undefined) return known;
  const tokenizer = await loadTokenizer(request, loadOptions(request));
  tokenizers.set(request.tokenizer, tokenizer);
  return tokenizer;
}

function loadOptions({ baseUrl, reload }: LoadRequest): LoadOptions {
  return { baseUrl, reload, onProgress: nowAndThen((progress) => onEvent({ type: "loading", progress })) };
}

/** Milliseconds between two reports of a phase: each is a message, and draws a column anew. */
const reportEvery = 80;

/** Passes on the first report of each phase, and of the others one in a while. */
function nowAndThen(report: (progress: LoadProgress) => void): (progress: LoadProgress) => void {
  let phase: LoadProgress["phase"] | null = null;
  let next = 0;
  return (progress) => {
    const now = performance.now();
    if (progress.phase === phase && now < next) return;
    phase = progress.phase;
    next = now + reportEvery;
    report(progress);
  };
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
