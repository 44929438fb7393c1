import type { CanonicalFigures } from "../../instruments/canonical/instrument";
import { kinds } from "../../instruments/canonical/kinds";
import { visibleBytesText } from "../../text/visibleBytes";
import type { Finding } from "../finding";

const reference = "o200k_base";
/** Ids that a model can put out, each list for itself; one after the other they are parted in the same places. */
const written = [[127, 102], [43456, 19772], [100238, 82], [261, 256, 65], [3413]];

export const finding: Finding = {
  id: "same-text-other-tokens",
  question: "otherwise",
  title: "Read again, a model’s own words can be other tokens",
  claim:
    "A model puts out tokens, and whoever reads on has the text, which is cut anew. In these 5 examples the text stays and the tokens do not, each time in another way: in single bytes, split, cut elsewhere, with a space moved, or joined. The paper finds edits by models that change tokens and nothing that a reader sees.",
  caption: "Tokens that GPT-4o can write, and those that its tokenizer (o200k_base) gives for their text.",
  papers: ["Say Anything but This"],
  published: {
    says: "The paper tells of eight kinds, a moved white space and another cut inside a word among them",
    where: "abstract",
    differs: "They are told apart here by how cuts differ, and not by the paper’s list.",
  },
  limits: "How often a model writes such tokens is not to be seen without the model.",
  stated: [{ says: "5 examples", fact: "kinds", within: 0 }],
  open: `compare?t=${reference}&text=${encodeURIComponent(`[${written.flat().join(", ")}]`)}&below=canonical&with=of:ids`,
  async figure(bench) {
    const told = (tokens: readonly { readonly bytes: Uint8Array }[]) =>
      tokens.map(({ bytes }) => visibleBytesText(bytes)).join(" | ");
    const rows = [];
    for (const ids of written) {
      const { places } = await bench.measure<CanonicalFigures>("canonical", reference, `[${ids.join(", ")}]`, "of:ids");
      for (const { kind, given, other } of places) rows.push([told(given), told(other), kinds[kind]]);
    }
    return {
      kind: "table",
      heads: ["Written as", "Read as", "What is other"],
      rows,
      facts: { kinds: new Set(rows.map(([, , kind]) => kind)).size },
    };
  },
};
