import { utf8SizeOfLead } from "../../text/utf8";
import type { TokenizerParts } from "../../tokenizers/formats/parts";
import { Derivations } from "../../tokenizers/models/bpe/derivations";
import { type Merges, PairTable } from "../../tokenizers/models/bpe/merges";
import type { Vocabulary } from "../../tokenizers/vocabulary";

/**
 * How the entries of a BPE model come about.
 * @param vocabulary of the parts' columns
 * @param isByteLevel whether merging begins with bytes rather than characters
 */
export function derivationsOf(
  { vocabulary: columns }: TokenizerParts,
  vocabulary: Vocabulary,
  merges: Merges,
  isByteLevel: boolean,
): Derivations {
  return new Derivations({
    columns,
    vocabulary,
    merges,
    pairs: new PairTable(vocabulary, merges),
    symbolBytes: isByteLevel ? () => 1 : utf8SizeOfLead,
  });
}
