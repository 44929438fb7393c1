import { piecesOf } from "../cuts";
import type { CutRow } from "../figures";
import type { Finding } from "../finding";
import { languageText } from "../rows";

const reference = "o200k_base";
const words = [" outraged", " tribunals", " frontiers", " servitude", " recourse"];

export const finding: Finding = {
  id: "longest-first",
  question: "otherwise",
  title: "Merging takes “front” and “iers”, though the vocabulary has “frontier”",
  claim:
    "BPE joins the pairs that were learned first, and so misses some long entries that its vocabulary has. To take the longest entries first finds them, as the paper proposes: “ tribunals” becomes “ tribunal” and “s”. In prose few words change, and it saves nothing: 1,892 tokens here in place of 1,888.",
  caption:
    "Words of the Universal Declaration of Human Rights in GPT-4o (o200k_base): as it merges, and the longest entries first (LBPE).",
  papers: ["LBPE: Long-token-first Tokenization to Improve Large Language Models"],
  limits: "Whether a model learns better from longer tokens is not to be seen without training it.",
  stated: [
    { says: "1,888", fact: "merged", within: 0 },
    { says: "1,892", fact: "longest", within: 0 },
  ],
  open: `compare?t=${reference},${reference}:length&text=${encodeURIComponent(words.join(""))}&below=ways`,
  async figure(bench) {
    const cut = (way: string, text: string) => bench.encode(reference + way, text);
    const rows: CutRow[] = [];
    for (const [way, label] of [
      ["", "merged"],
      [":length", "longest first"],
    ] as const) {
      const text = words.join("");
      rows.push({ label, pieces: piecesOf(text, await cut(way, text)) });
    }
    const text = await languageText(bench, "eng");
    const [merged, longest] = [await cut("", text), await cut(":length", text)];
    return { kind: "cuts", rows, facts: { merged: merged.ids.length, longest: longest.ids.length } };
  },
};
