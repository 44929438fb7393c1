import { EncodingBuilder } from "../../encodingBuilder";
import type { Vocabulary, VocabularyColumns } from "../../vocabulary";

const unasked = 0;
const isOne = 1;
const isSeveral = 2;

/** Which entries are what merging makes of their bytes, each found out when it is first asked for. */
export class OneTokens {
  private readonly known: Uint8Array;
  private readonly vocabulary: Vocabulary;
  private readonly merge: (bytes: Uint8Array, out: EncodingBuilder) => void;

  /** @param merge appends what merging makes of bytes */
  constructor(
    { ids }: VocabularyColumns,
    vocabulary: Vocabulary,
    merge: (bytes: Uint8Array, out: EncodingBuilder) => void,
  ) {
    this.known = new Uint8Array((ids.at(-1) ?? -1) + 1);
    this.vocabulary = vocabulary;
    this.merge = merge;
  }

  /** @param id of an entry */
  has(id: number): boolean {
    const known = this.known[id] as number;
    return known === unasked ? this.ask(id) : known === isOne;
  }

  private ask(id: number): boolean {
    const bytes = this.vocabulary.bytesOf(id) as Uint8Array;
    const out = new EncodingBuilder(4);
    this.merge(bytes, out);
    const isWhole = out.length === 1 && out.idAt(0) === id;
    this.known[id] = isWhole ? isOne : isSeveral;
    return isWhole;
  }
}
