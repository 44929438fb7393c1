import { buildTokenizer } from "../../tokenizers/formats/build";
import { readTokenizerJson } from "../../tokenizers/formats/tokenizerJson/tokenizerJson";
import type { Encoding, Tokenizer } from "../../tokenizers/tokenizer";
import { fileAtSize } from "../../training/atSize";
import { type LearnedFile, type MergeColumns, mostRecut, type RecutRequest } from "./protocol";

/** Cuts texts by vocabularies at smaller sizes than they were learned to. */
export class Recutting {
  private readonly known = new Map<string, { readonly learned: LearnedFile; readonly file: object }>();
  private last: { readonly name: string; readonly tokenizer: Tokenizer } | null = null;

  /** @throws {TokenizerError} where smaller vocabularies are no part of larger ones; {Error} where it was not given the vocabulary */
  async recut({ key, learned, size, text }: RecutRequest): Promise<Encoding> {
    if (learned !== null) {
      this.known.set(key, { learned, file: JSON.parse(await learned.json.text()) });
      for (const oldest of this.known.keys()) if (this.known.size > mostRecut) this.known.delete(oldest);
    }
    const name = `${key}\n${size}`;
    if (this.last?.name !== name) this.last = { name, tokenizer: this.build(key, size) };
    return this.last.tokenizer.encode(text, { specials: "text", inserted: false });
  }

  private build(key: string, size: number): Tokenizer {
    const known = this.known.get(key);
    if (known === undefined) throw new Error("The vocabulary is not here.");
    const { recipe, merges } = known.learned;
    return buildTokenizer(
      readTokenizerJson(fileAtSize(known.file, recipe, { ...merges, merges: mergesOf(merges) }, size)),
    );
  }
}

function* mergesOf({ left, right, id }: MergeColumns) {
  for (let i = 0; i < id.length; i++) {
    yield { left: left[i] as number, right: right[i] as number, id: id[i] as number };
  }
}
