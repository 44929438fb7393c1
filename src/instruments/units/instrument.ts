import type { Tokenizer } from "../../tokenizers/tokenizer";
import { type Control, type Field, InapplicableError, type Instrument, type Subject } from "../instrument";
import { chosenList } from "../lists/chosenList";
import { affixesReader, termsReader, wordsReader } from "../lists/readers";
import type { OptionsOf } from "../options";
import { scoreColumns, scoreFields } from "../score";
import { unitsDetails } from "./details";
import type { UnitsFigures } from "./figures";
import { type GoldFigures, goldFigures } from "./gold";
import { goldReader } from "./goldReader";
import { termFigures } from "./terms";
import { textUnits } from "./textUnits";

const options = {
  gold: {
    kind: "list",
    label: "Gold list",
    hint: "Words with the segments that they should be cut into.",
    start: "english",
    bundled: { english: "English morphemes", turkish: "Turkish morphemes" },
    none: "None",
    reader: goldReader,
  },
  space: {
    kind: "switch",
    label: "Words behind a space",
    hint: "Words and terms are encoded as inside a sentence. Off, they begin a text. MorphScore and Greed’s F1 have their own ways, whatever is set.",
    start: true,
  },
  words: {
    kind: "list",
    label: "Words of the language",
    hint: "How many of the text’s tokens are words of this list. The longer the list is, the more it says. The English one has the 39,000 most common words of SCOWL, the Turkish one those of Hunspell’s dictionary with their suffixes, up to seven letters long.",
    start: "none",
    bundled: { englishWords: "English words", turkishWords: "Turkish words" },
    none: "None",
    reader: wordsReader,
  },
  affixes: {
    kind: "list",
    label: "Affixes",
    hint: "Tell which segments of the gold list are affixes, where it names no roots, and which of the text’s tokens are.",
    start: "none",
    bundled: { englishAffixes: "English affixes", turkishAffixes: "Turkish suffixes" },
    none: "None",
    reader: affixesReader,
  },
  terms: {
    kind: "list",
    label: "Terms",
    hint: "Terms, which may be several words, with a class each.",
    start: "terms",
    bundled: { terms: "Law, medicine, finance" },
    none: "None",
    reader: termsReader,
  },
} as const;

/** Whether tokens end where morphemes do, and what words, affixes and terms they are. */
export const instrument: Instrument<typeof options, UnitsFigures> = {
  options,
  help: "How the ends of tokens stand to those of morphemes in a list of words, and how many of a text’s tokens are words, roots or affixes, or terms in one piece. The lists are measured, and not the text but for its tokens. Over- and under-segmentation are our own: wrong ends ÷ ends made, and missed ends ÷ ends wanted.",
  papers: [
    { cited: "Creutz & Lindén 2004", address: "https://aclanthology.org/W04-0106" },
    { cited: "Arnett & Bergen 2025", address: "https://aclanthology.org/2025.coling-main.441" },
    { cited: "Uzan et al. 2024", address: "https://aclanthology.org/2024.acl-short.73" },
    { cited: "Bayram et al. 2025", address: "https://arxiv.org/abs/2502.07057" },
    { cited: "Altinok 2026", address: "https://arxiv.org/abs/2602.06942" },
  ],
  needsNoText: true,
  measure,
  columns: [
    { key: "words", title: "words" },
    ...scoreColumns("precision", "precision"),
    ...scoreColumns("recall", "recall"),
    ...scoreColumns("f1", "F1"),
    ...scoreColumns("macroPrecision", "precision, mean over words"),
    ...scoreColumns("macroRecall", "recall, mean over words"),
    ...scoreColumns("macroF1", "F1, mean over words"),
    { key: "cutWords", title: "words of several tokens" },
    ...scoreColumns("cutPrecision", "precision of these"),
    ...scoreColumns("cutRecall", "recall of these"),
    ...scoreColumns("cutF1", "F1 of these"),
    ...scoreColumns("cutMacroF1", "F1 of these, mean over words"),
    ...scoreColumns("inOneToken", "words in one token"),
    ...scoreColumns("tokensPerWord", "tokens per word"),
    ...scoreColumns("overSegmentation", "over-segmentation"),
    ...scoreColumns("underSegmentation", "under-segmentation"),
    ...scoreColumns("lemmaAtomicity", "roots in one token"),
    ...scoreColumns("affixAtomicity", "affixes in one token"),
    ...scoreColumns("continuationRate", "continuation rate"),
    { key: "unknown", title: "words with an unknown token" },
    ...scoreColumns("morphScore", "MorphScore"),
    { key: "morphScoreWords", title: "words of MorphScore" },
    { key: "greedF1", title: "Greed’s F1" },
    { key: "greedWords", title: "words of Greed’s F1" },
    { key: "language", title: "text's distinct tokens that are words" },
    { key: "pure", title: "text's distinct tokens that are roots or affixes" },
    { key: "terms", title: "terms" },
    ...scoreColumns("tokensPerTerm", "tokens per term"),
    ...scoreColumns("termsInOneToken", "terms in one token"),
  ],
  details: unitsDetails,
  rows: ({ gold, text, terms }) => [
    [
      ...goldFields(gold),
      text?.language?.distinct ?? null,
      text?.pure?.distinct ?? null,
      terms?.all.terms ?? null,
      ...scoreFields(terms?.tokensPerTerm),
      ...scoreFields(terms?.inOne),
    ],
  ],
};

function goldFields(gold: GoldFigures | null): readonly Field[] {
  const all = gold?.all;
  const cut = gold?.cut;
  return [
    all?.words ?? null,
    ...[all?.precision, all?.recall, all?.f1, all?.macroPrecision, all?.macroRecall, all?.macroF1].flatMap(scoreFields),
    cut?.words ?? null,
    ...[cut?.precision, cut?.recall, cut?.f1, cut?.macroF1, gold?.inOne, gold?.tokensPerWord].flatMap(scoreFields),
    ...[gold?.over, gold?.under, gold?.roots?.share, gold?.affixes?.share, gold?.continuation].flatMap(scoreFields),
    gold?.unknown ?? null,
    ...scoreFields(gold?.morphScore.score),
    gold?.morphScore.words ?? null,
    gold?.greed?.f1 ?? null,
    gold?.greed?.words ?? null,
  ];
}

/** What lists came to in a tokenizer last: of another text they come to the same. */
const lastLists = new WeakMap<
  Tokenizer,
  { readonly by: string; readonly figures: Pick<UnitsFigures, "gold" | "terms"> }
>();

async function measure(
  subject: Subject,
  { space }: OptionsOf<typeof options>,
  control: Control,
): Promise<UnitsFigures> {
  const gold = chosenList(subject, "gold", goldReader)?.entries ?? null;
  const words = chosenList(subject, "words", wordsReader)?.entries ?? null;
  const affixes = chosenList(subject, "affixes", affixesReader)?.entries ?? null;
  const terms = chosenList(subject, "terms", termsReader)?.entries ?? null;
  if (gold === null && words === null && affixes === null && terms === null)
    throw new InapplicableError("No list is chosen: choose one, or bring one of your own.");
  const tokenizer = await subject.loadTokenizer();
  const how = { ...subject.options, inserted: false };
  const by = JSON.stringify([
    space,
    how.specials,
    ...["gold", "affixes", "terms"].map((name) => subject.lists[name]?.text),
  ]);
  const last = lastLists.get(tokenizer);
  const share = (from: number, of: number) => ({
    ...control,
    onProgress: (done: number) => control.onProgress(from + done * of),
  });
  const figures =
    last?.by === by
      ? last.figures
      : {
          gold: gold === null ? null : await goldFigures(tokenizer, gold, affixes, { space, how }, share(0, 0.7)),
          terms: terms === null ? null : await termFigures(tokenizer, terms, { space, how }, share(0.7, 0.2)),
        };
  lastLists.set(tokenizer, { by, figures });
  const hasUnits = words !== null || affixes !== null;
  const text = subject.text === "" || !hasUnits ? null : textUnits(subject, { words, affixes, gold });
  return { ...figures, text };
}
