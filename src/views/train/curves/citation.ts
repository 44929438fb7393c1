import type { TrainAxis } from "../../../state/train/choice";
import type { Algorithm } from "../../../training/algorithms";
import { corpusCited, fairnessCited, paperCited, programCited } from "../../languages/figure/citation";

const bpe = paperCited(
  "sennrich2016_subword_units",
  "Sennrich, Rico and Haddow, Barry and Birch, Alexandra",
  2016,
  "Neural Machine Translation of Rare Words with Subword Units",
  "https://arxiv.org/abs/1508.07909",
);

const algorithmPapers: Readonly<Record<Algorithm, string>> = {
  bpe,
  characters: bpe,
  wordpiece: paperCited(
    "schuster2012_voice_search",
    "Schuster, Mike and Nakajima, Kaisuke",
    2012,
    "Japanese and Korean Voice Search",
    "https://doi.org/10.1109/ICASSP.2012.6289079",
  ),
  unigram: paperCited(
    "kudo2018_subword_regularization",
    "Kudo, Taku",
    2018,
    "Subword Regularization: Improving Neural Network Translation Models with Multiple Subword Candidates",
    "https://arxiv.org/abs/1804.10959",
  ),
  superbpe: paperCited(
    "liu2025_superbpe",
    "Liu, Alisa and others",
    2025,
    "{SuperBPE}: Space Travel for Language Models",
    "https://arxiv.org/abs/2503.13423",
  ),
  parity: paperCited(
    "foroutan2025_parity_aware_bpe",
    "Foroutan, Negar and others",
    2025,
    "Parity-Aware Byte-Pair Encoding: Improving Cross-lingual Fairness in Tokenization",
    "https://arxiv.org/abs/2508.04796",
  ),
  lib: paperCited(
    "yang2024_rethinking_tokenization",
    "Yang, Jinbiao",
    2024,
    "Rethinking Tokenization: Crafting Better Tokenizers for Large Language Models",
    "https://arxiv.org/abs/2403.00417",
  ),
};

const axisPapers: Readonly<Record<TrainAxis, string | null>> = {
  tokens: null,
  premium: fairnessCited,
  gini: null,
  bytesPerToken: null,
  renyi: paperCited(
    "zouhar2023_noiseless_channel",
    "Zouhar, Vilém and others",
    2023,
    "Tokenization and the Noiseless Channel",
    "https://arxiv.org/abs/2306.16842",
  ),
};

/**
 * What a figure of Train is to be cited with, as BibTeX: this program, the papers of its algorithms and of its measure, and the corpus
 * where it is the bundled one.
 * @param corpus the key of the corpus; null where it was none
 * @param address the link that trains it again
 */
export function trainCitation(
  algorithms: readonly Algorithm[],
  axis: TrainAxis,
  corpus: string | null,
  address: string,
): string {
  const papers = [...new Set([...algorithms.map((algorithm) => algorithmPapers[algorithm]), axisPapers[axis]])];
  const entries = [programCited(address), ...papers, corpus === null ? null : corpusCited(corpus)];
  return `${entries.filter((entry) => entry !== null).join("\n\n")}\n`;
}
