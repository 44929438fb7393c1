import { expose, transfer } from "comlink";
import type { EncodeOptions, Tokenizer } from "../../tokenizers/tokenizer";
import type { LoadOptions } from "../assets/fetchAsset";
import { textSha256 } from "../assets/sha256";
import { withText } from "../explain/protocol";
import type { EncodedText, LoadProgress, LoadRequest, TokenizerWorkerApi, WorkerEvent } from "../pool/protocol";
import { TextReceiver } from "../pool/sentText";
import { describeEncoding, indexOf, prepareText } from "./describeEncoding";
import { loadTokenizer } from "./load";

const tokenizers = new Map<string, Tokenizer>();

/** UTF-16 units from which on a text's columns are kept, so that a key takes time for what it changes. */
const longText = 30_000;

type LongTexts = typeof import("./longTexts");

let longTexts: LongTexts | null = null;

/** The hash of the last text, since several columns of one worker ask for the same one. */
let lastHash: { readonly text: string; readonly hash: Promise<string> } | null = null;

const texts = new TextReceiver();

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
    const { options } = request;
    const text = texts.receive(request.text);
    // Where nothing is to be loaded nothing is awaited but the hash, so that a text has been encoded before the next one comes.
    const tokenizer = tokenizers.get(request.tokenizer) ?? (await load(request));
    const long = text.length < longText ? null : (longTexts ?? (await loadLongTexts()));
    if (long === null) longTexts?.forget();
    const result =
      long === null
        ? await encodeShort(tokenizer, text, options)
        : await long.encodeLong(tokenizer, text, options, prepareText);
    return transfer(result, buffersOf(result));
  },

  async encodeBeginning(request) {
    onEvent({ type: "started" });
    const tokenizer = tokenizers.get(request.tokenizer) ?? (await load(request));
    const beginning = (longTexts ?? (await loadLongTexts()))?.describeBeginning(tokenizer, request) ?? null;
    return beginning === null ? null : transfer(beginning, buffersOf(beginning));
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

  async countFiles(request) {
    const alive = () => onEvent({ type: "started" });
    alive();
    const { countFiles } = await import("../files/countFiles");
    const tokenizer = tokenizers.get(request.tokenizer) ?? (await load(request));
    return countFiles(tokenizer, request.files, request.specials, alive);
  },

  async inspect(request) {
    onEvent({ type: "started" });
    const inspections = await loadInspection();
    const inspection = await inspections.inspect(request, loadOptions(request));
    return transfer(inspection, inspections.buffersOf(inspection));
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
    const question = request.text === null ? request.question : withText(request.question, texts.receive(request.text));
    const { explain, otherOf } = await import("../explain/explain");
    const tokenizer = tokenizers.get(request.tokenizer) ?? (await load(request));
    const loadGuest = (source: LoadRequest) => loadTokenizer(source, loadOptions(source));
    return explain(tokenizer, question, () => otherOf(request, tokenizers, loadGuest), indexOf);
  },
};

/** Only a tokenizer's own page needs what looks into one. */
const loadInspection = () => import("../inspect/inspections");

async function load(request: LoadRequest): Promise<Tokenizer> {
  const known = tokenizers.get(request.tokenizer);
  if (known !== undefined) return known;
  const tokenizer = await loadTokenizer(request, loadOptions(request), (own) => load({ ...request, ...own }));
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

function buffersOf({ encoding, places }: EncodedText): ArrayBuffer[] {
  const columns = [encoding.ids, encoding.byteStart, encoding.byteEnd, encoding.flags, ...Object.values(places)];
  // An encoding's columns share one.
  return [...new Set(columns.map((column) => column.buffer))];
}

/** The first page has no text that is long. Where it does not load, a key takes longer and gives the same. */
async function loadLongTexts(): Promise<LongTexts | null> {
  longTexts = await import("./longTexts").catch(() => null);
  return longTexts;
}

async function encodeShort(tokenizer: Tokenizer, text: string, options: EncodeOptions): Promise<EncodedText> {
  // The browser hashes beside.
  if (lastHash?.text !== text) lastHash = { text, hash: textSha256(text) };
  const { hash } = lastHash;
  const described = describeEncoding(tokenizer, tokenizer.encode(text, options), prepareText(text));
  return { ...described, textHash: await hash };
}

expose(api);
