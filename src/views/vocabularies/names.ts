import { tokenizerEntry } from "../../tokenizers/catalogue";
import { parseReference, type TokenizerReference } from "../../tokenizers/tokenizerReference";

/** Digits of a hash or a commit, as elsewhere. */
const shownDigits = 7;

/** What tokenizers are called beside each other: two revisions of a file or of a model have one name, and go by their hashes too. */
export function namesOf(references: readonly TokenizerReference[]): string[] {
  const labels = references.map((reference) => tokenizerEntry(reference).label);
  return references.map((reference, i) => {
    const label = labels[i] ?? "";
    const parts = parseReference(reference);
    if (labels.indexOf(label) === labels.lastIndexOf(label) || parts === null || parts.kind === "builtin") return label;
    return `${label} (${(parts.kind === "hub" ? parts.commit : parts.sha256).slice(0, shownDigits)})`;
  });
}
