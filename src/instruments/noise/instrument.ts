import { idJaccard, sharedIds } from "../../analysis/idDistance";
import { utf8Length } from "../../text/utf8";
import type { Encoding, Tokenizer } from "../../tokenizers/tokenizer";
import { breathe } from "../breathe";
import { EntryNumbers } from "../entryNumbers";
import { type Control, InapplicableError, type Instrument, type Subject } from "../instrument";
import type { OptionsOf } from "../options";
import { scoreColumns } from "../score";
import { type Compared, compare, countKept, distanceOf } from "./compare";
import { type MadeNoise, makeNoise, type NoiseChoice, type NoisyText } from "./makeNoise";
import { kindNames, noiseOptions } from "./options";
import { type ReadPairs, readPairs } from "./pairs";
import { type Estimate, most95, ratioOf, Sums } from "./sums";
import { type Window, windowsOf } from "./windows";

const options = {
  ...noiseOptions,
  kind: {
    ...noiseOptions.kind,
    values: { ...kindNames, pairs: "Pairs in the text" },
    hint: `${noiseOptions.kind.hint} Pairs are the text’s own lines: a noisy version, a tab, and the clean one.`,
  },
} as const;

/** What noise comes to at one rate. */
export interface CurvePoint {
  readonly rate: number;
  readonly survival: number | null;
}

/** A text, or some pairs, beside a noisy version. Shares and ratios are null where there is nothing to divide by. */
export interface NoiseFigures {
  /** As noise moves them; null of pairs. */
  readonly characters: number | null;
  /** Where this noise could have changed something; null of pairs. */
  readonly places: number | null;
  readonly edits: number;
  /** Control tokens left out, of the clean text and of the noisy one. */
  readonly tokens: number;
  readonly noisyTokens: number;
  readonly growth: Estimate;
  readonly survival: Estimate;
  readonly consistency: Estimate;
  /** Tokens lost by an edit, and how many 95% of the edits do not exceed. */
  readonly damage: Estimate;
  readonly damage95: number | null;
  /** Unknown tokens ÷ tokens. */
  readonly unknown: number | null;
  readonly noisyUnknown: number | null;
  readonly jaccard: number | null;
  /** Levenshtein's, and ÷ the longer list; null of a text that is too long. */
  readonly distance: number | null;
  readonly distanceShare: number | null;
  /** At {@link curveRates}, for the text's first {@link curveBytes}; none of pairs. */
  readonly curve: readonly CurvePoint[];
  /** Whether the curve is of the text's beginning only. */
  readonly isCurveCut: boolean;
  /** The text with noise in it; null of pairs. */
  readonly noisy: string | null;
  /** What is drawn: all stretches, or pairs, where they are few, else those in which tokens are other. */
  readonly shown: readonly Window[];
  /** Stretches, or pairs, in which tokens are other, of how many. */
  readonly others: number;
  readonly windows: number;
  /** How the text was read as pairs; null where it was not. */
  readonly read: Pick<ReadPairs, "unread" | "areWords"> | null;
}

/** What measures of a corpus read. */
export interface BriefNoise {
  /** Where this noise could have changed something. */
  readonly places: number;
  readonly tokens: number;
  readonly noisyTokens: number;
  readonly kept: number;
  /** Boundaries of both, and of either. */
  readonly both: number;
  readonly either: number;
}

/** The rates that survival is drawn against. */
export const curveRates: readonly number[] = Array.from({ length: 10 }, (_, i) => (i + 1) / 50);
/** Bytes of a text that the curve is of, at most. */
export const curveBytes = 65_536;

/** Stretches or pairs that are drawn. */
export const mostWindows = 120;

/** How well a text's tokens survive noise. */
export const instrument: Instrument<typeof options, NoiseFigures> = {
  options,
  help: "What becomes of tokens when some characters change: those that come back with the same id over the same bytes survive. Growth is what the noisy text costs more, damage how many tokens one edit takes with it, and consistency how many boundaries both texts have.",
  papers: [
    { cited: "Chai et al. 2024", address: "https://aclanthology.org/2024.findings-emnlp.86" },
    { cited: "Bommarito et al. 2025", address: "https://arxiv.org/abs/2503.17247" },
    { cited: "van der Goot et al. 2021", address: "https://aclanthology.org/2021.wnut-1.55" },
    { cited: "Frank and Afli 2025", address: "https://arxiv.org/abs/2510.06730" },
  ],
  measure,
  measureBriefly,
  columns: [
    { key: "characters", title: "characters" },
    { key: "places", title: "places" },
    { key: "edits", title: "edits" },
    { key: "tokens", title: "tokens" },
    { key: "noisyTokens", title: "noisy tokens" },
    ...scoreColumns("growth", "growth"),
    ...scoreColumns("survival", "survival"),
    ...scoreColumns("consistency", "boundary consistency"),
    ...scoreColumns("damage", "damage"),
    { key: "damage95", title: "damage (95% of edits)" },
    { key: "unknown", title: "unknown" },
    { key: "noisyUnknown", title: "noisy unknown" },
    { key: "jaccard", title: "Jaccard of ids" },
    { key: "distance", title: "edit distance of ids" },
    { key: "distanceShare", title: "edit distance ÷ longer" },
    ...curveRates.map((rate) => {
      const percent = Math.round(rate * 100);
      return { key: `survivalAt${percent}`, title: `survival at ${percent}%` };
    }),
  ],
  rows: (figures) => [
    [
      figures.characters,
      figures.places,
      figures.edits,
      figures.tokens,
      figures.noisyTokens,
      ...[figures.growth, figures.survival, figures.consistency, figures.damage].flatMap(({ value, low, high }) => [
        value,
        low,
        high,
      ]),
      figures.damage95,
      figures.unknown,
      figures.noisyUnknown,
      figures.jaccard,
      figures.distance,
      figures.distanceShare,
      ...curveRates.map((_, i) => figures.curve[i]?.survival ?? null),
    ],
  ],
};

/** What of the work the text itself is; the rest is the curve. */
const share = { text: 0.3, encoded: 0.15 } as const;

async function measure(
  subject: Subject,
  { kind, ...choice }: OptionsOf<typeof options>,
  control: Control,
): Promise<NoiseFigures> {
  const encode = encoderOf(await subject.loadTokenizer(), subject);
  if (kind === "pairs") return ofPairs(subject, encode, control);
  const { onProgress, signal } = control;
  const made = noiseIn(subject.text, { kind, ...choice });
  await breathe(signal);
  const noisy = encode(made.noisy);
  onProgress(share.encoded);
  await breathe(signal);
  const compared = compareTexts(made, encode(subject.text), noisy);
  const sums = new Sums();
  sums.add(compared, made.edits.cleanStart, false);
  const { shown, others, count } = windowsOf(compared, made.clean, made.noisy, mostWindows);
  onProgress(share.text);
  await breathe(signal);
  const beginning = beginningOf(made.clean);
  const isCurveCut = beginning.length < made.clean.length;
  const clean = encode(isCurveCut ? beginning : subject.text);
  const curve: CurvePoint[] = [];
  for (const [i, rate] of curveRates.entries()) {
    const other = noiseIn(beginning, { kind, ...choice, rate });
    const { clean: side } = compareTexts(other, clean, encode(other.noisy));
    curve.push({ rate, survival: ratioOf(countKept(side), side.ids.length) });
    onProgress(share.text + ((1 - share.text) * (i + 1)) / curveRates.length);
    await breathe(signal);
  }
  const { characters, places } = made;
  const distance = distanceOf(compared);
  return {
    characters,
    places,
    ...figuresOf(sums, [compared]),
    jaccard: idJaccard(compared.clean.ids, compared.noisy.ids),
    distance: distance?.distance ?? null,
    distanceShare: distance === null ? null : ratioOf(distance.distance, distance.longer),
    curve,
    isCurveCut,
    noisy: made.noisy,
    shown,
    others,
    windows: count,
    read: null,
  };
}

/** Pairs that stand in the text: each is encoded by itself. */
async function ofPairs({ text }: Subject, encode: Encode, { onProgress, signal }: Control): Promise<NoiseFigures> {
  const { pairs, unread, areWords } = readPairs(text);
  if (pairs.length === 0) {
    throw new InapplicableError(
      "No line of the text is a pair: write a noisy version, a tab, and the clean one on a line, or choose another noise.",
    );
  }
  const sums = new Sums();
  const all: Compared[] = [];
  const shown: Window[] = [];
  let [others, distance, longer, both, either] = [0, 0, 0, 0, 0];
  let isFar = false;
  for (const [i, pair] of pairs.entries()) {
    if (i % 256 === 0) {
      onProgress(i / pairs.length);
      await breathe(signal);
    }
    const compared = compareTexts(pair, encode(pair.clean), encode(pair.noisy));
    sums.add(compared, pair.edits.cleanStart, true);
    all.push(compared);
    const between = distanceOf(compared);
    isFar ||= between === null;
    distance += between?.distance ?? 0;
    longer += between?.longer ?? 0;
    const shared = sharedIds(compared.clean.ids, compared.noisy.ids);
    both += shared.both;
    either += shared.either;
    const isOther = compared.clean.kept.includes(0) || compared.noisy.kept.includes(0);
    if (isOther) others++;
    if (shown.length < mostWindows && (isOther || pairs.length <= mostWindows)) {
      shown.push(...windowsOf(compared, pair.clean, pair.noisy, mostWindows).shown.map((each) => ({ ...each, at: i })));
    }
  }
  return {
    characters: null,
    places: null,
    ...figuresOf(sums, all),
    jaccard: ratioOf(both, either),
    distance: isFar ? null : distance,
    distanceShare: isFar ? null : ratioOf(distance, longer),
    curve: [],
    isCurveCut: false,
    noisy: null,
    shown,
    others,
    windows: pairs.length,
    read: { unread, areWords },
  };
}

function figuresOf(sums: Sums, all: readonly Compared[]) {
  const [tokens, noisyTokens] = [sums.of("tokens"), sums.of("noisyTokens")];
  const unknownOf = (side: "clean" | "noisy") => all.reduce((sum, compared) => sum + compared[side].unknown, 0);
  return {
    edits: sums.of("edits"),
    tokens,
    noisyTokens,
    growth: sums.ratio("noisyTokens", "tokens"),
    survival: sums.ratio("kept", "tokens"),
    consistency: sums.ratio("both", "either"),
    damage: sums.ratio("lost", "edits"),
    damage95: most95(all.flatMap(({ lostBy }) => Array.from(lostBy))),
    unknown: ratioOf(unknownOf("clean"), tokens),
    noisyUnknown: ratioOf(unknownOf("noisy"), noisyTokens),
  };
}

async function measureBriefly(subject: Subject, { kind, ...choice }: OptionsOf<typeof options>): Promise<BriefNoise> {
  // Languages has no pairs, and its links cannot say so.
  if (kind === "pairs") throw new InapplicableError("A corpus has no pairs of noisy and clean lines.");
  const encode = encoderOf(await subject.loadTokenizer(), subject);
  const made = makeNoise(subject.text, { kind, ...choice });
  const { clean, noisy, both, either } = compareTexts(made, encode(subject.text), encode(made.noisy));
  const { places } = made;
  return { places, tokens: clean.ids.length, noisyTokens: noisy.ids.length, kept: countKept(clean), both, either };
}

/** Encodes texts, the same entry under the same number in each. */
type Encode = (text: string) => Encoding;

function encoderOf(tokenizer: Tokenizer, { text: own, encoding, options: encodeOptions }: Subject): Encode {
  const numbers = new EntryNumbers(tokenizer);
  return (text) => {
    // The subject's own is there; the names of an open set's entries are those of what was encoded last.
    if (text === own && tokenizer.vocabularySize !== null) return encoding;
    const encoded = tokenizer.encode(text, encodeOptions);
    return { ...encoded, ids: numbers.of(encoded.ids) };
  };
}

function compareTexts({ clean, noisy, edits }: NoisyText, one: Encoding, other: Encoding): Compared {
  return compare(one, other, edits, utf8Length(clean), utf8Length(noisy));
}

/** What was made of a text last, and of its beginning at the curve's rates: columns ask for the same. */
let last: { readonly text: string; readonly made: Map<string, MadeNoise> } | null = null;

function noiseIn(text: string, choice: NoiseChoice): MadeNoise {
  if (last === null || !last.text.startsWith(text)) last = { text, made: new Map() };
  const key = `${text.length} ${JSON.stringify(choice)}`;
  const made = last.made.get(key) ?? makeNoise(text, choice);
  // Options that are tried one after the other are not kept.
  if (last.made.size > 2 * curveRates.length) last.made.clear();
  last.made.set(key, made);
  return made;
}

/** A text's first bytes, up to a line's end where there is one, else to a character's. */
function beginningOf(text: string): string {
  if (utf8Length(text) <= curveBytes) return text;
  // A unit is three bytes at most.
  let end = Math.min(text.length, Math.floor(curveBytes / 3));
  const feed = text.lastIndexOf("\n", end - 1);
  if (feed > end / 2) return text.slice(0, feed + 1);
  if ((text.codePointAt(end - 1) ?? 0) > 0xffff) end--;
  return text.slice(0, end);
}
