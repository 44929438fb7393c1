import { utf8Encode } from "../../text/utf8";
import { byteName } from "../notation";
import { TokenizerError } from "../tokenizer";
import type { EditableModel } from "./editableFile";
import type { ModelChange, ModelDraft } from "./modelDraft";

/** An unknown character counts as the lowest score, less so much, as in Hugging Face's library. */
const unknownPenalty = 10;
/** By how much a new entry's score is above the sum of what its text is cut into. */
export const margin = 0.1;

/** Entries of Unigram, each with its score; its file has them in a list, so that ids have no gaps. */
export class UnigramDraft implements ModelDraft {
  private readonly model: EditableModel;
  private readonly pieces: (readonly [name: string, score: number])[];
  private readonly indices: Map<string, number>;
  private readonly hasNoSpaces: boolean;
  private unknownId: number | null;

  /** @param hasNoSpaces whether no text has a space in it when it comes to the model */
  constructor(model: EditableModel, hasNoSpaces: boolean) {
    this.model = model;
    this.hasNoSpaces = hasNoSpaces;
    this.pieces = [...(model.vocab as readonly (readonly [string, number])[])];
    // Of equal names the last counts.
    this.indices = new Map(this.pieces.map(([name], id) => [name, id]));
    this.unknownId = model.unk_id ?? null;
  }

  copy(): UnigramDraft {
    return new UnigramDraft(this.field(), this.hasNoSpaces);
  }

  idOf(name: string): number | undefined {
    return this.indices.get(name);
  }

  entries(): Iterable<readonly [string, number]> {
    return this.indices;
  }

  placeOf(name: string): number | null {
    return this.pieces[this.indices.get(name) ?? -1]?.[1] ?? null;
  }

  cut(name: string): readonly string[] {
    return this.best(name).names.flatMap((piece) => piece ?? []);
  }

  remove(name: string): ModelChange {
    const id = this.indices.get(name) as number;
    if (id === this.unknownId) throw new TokenizerError(`“${name}” stands for what is unknown, and has to stay.`);
    const [, score] = this.pieces[id] as readonly [string, number];
    if (this.hasNoSpaces) {
      const keeper = this.keeperOf(id);
      // With its score, so that the lowest stays the same, by which unknown characters count.
      this.pieces[id] = [keeper, score];
      this.indices.delete(name);
      this.indices.set(keeper, id);
      return { keeper };
    }
    const before = this.unknownScore();
    this.pieces.splice(id, 1);
    this.number();
    if (this.unknownId !== null && this.unknownId > id) this.unknownId--;
    return { shiftedFrom: id + 1, ...this.unknownSince(before) };
  }

  /** @param freeId the number of entries */
  add(name: string, freeId: number, given: number | null): ModelChange {
    const before = this.unknownScore();
    // The lowest score is none of the new entry's business: unknown characters count by it.
    const score = given ?? Math.max(this.best(name).score + margin, this.lowest());
    this.indices.set(name, freeId);
    this.pieces[freeId] = [name, score];
    return this.unknownSince(before);
  }

  setPlace(name: string, score: number): ModelChange {
    const before = this.unknownScore();
    const id = this.indices.get(name) as number;
    this.pieces[id] = [name, score];
    return this.unknownSince(before);
  }

  swap(name: string, other: string): void {
    const [id, otherId] = [this.indices.get(name) as number, this.indices.get(other) as number];
    const [one, two] = [
      this.pieces[id] as readonly [string, number],
      this.pieces[otherId] as readonly [string, number],
    ];
    this.pieces[id] = two;
    this.pieces[otherId] = one;
    this.number();
    if (this.unknownId === id) this.unknownId = otherId;
    else if (this.unknownId === otherId) this.unknownId = id;
  }

  /**
   * Has added tokens that are no entries become some, so that their ids stay when others come or go. No text becomes one: they are found
   * before the model sees it.
   * @param names in order of their ids, which go on behind the list
   */
  takeIn(names: readonly string[]): void {
    const lowest = this.lowest();
    for (const name of names) {
      if (this.indices.has(name)) continue;
      this.indices.set(name, this.pieces.push([name, lowest]) - 1);
    }
  }

  get size(): number {
    return this.pieces.length;
  }

  field(): EditableModel {
    return { ...this.model, unk_id: this.unknownId, vocab: this.pieces };
  }

  private number(): void {
    this.indices.clear();
    for (const [id, [name]] of this.pieces.entries()) this.indices.set(name, id);
  }

  /** A name that no text can have, since it has a space in it. */
  private keeperOf(id: number): string {
    let keeper = ` removed ${id}`;
    while (this.indices.has(keeper)) keeper += " ";
    return keeper;
  }

  private lowest(): number {
    return this.pieces.reduce((least, [, score]) => Math.min(least, score), Number.POSITIVE_INFINITY);
  }

  private unknownScore(): number {
    return this.lowest() - unknownPenalty;
  }

  private unknownSince(before: number): Pick<ModelChange, "unknownScore"> {
    const after = this.unknownScore();
    return after === before ? {} : { unknownScore: { before, after } };
  }

  /** The best way to put a text together (Viterbi), with the sum of its scores; unknown characters by what stands for them. */
  private best(text: string): { readonly names: readonly (readonly string[])[]; readonly score: number } {
    const unknownScore = this.unknownScore();
    const scores = new Float64Array(text.length + 1).fill(Number.NEGATIVE_INFINITY);
    const from = new Int32Array(text.length + 1);
    scores[0] = 0;
    for (let start = 0; start < text.length; ) {
      const here = scores[start] as number;
      const size = (text.codePointAt(start) as number) > 0xffff ? 2 : 1;
      const reach = (end: number, score: number) => {
        if (here + score <= (scores[end] as number)) return;
        scores[end] = here + score;
        from[end] = start;
      };
      for (let end = start + 1; end <= text.length; end++) {
        const id = this.indices.get(text.slice(start, end));
        if (id !== undefined) reach(end, (this.pieces[id] as readonly [string, number])[1]);
      }
      if (!this.indices.has(text.slice(start, start + size))) reach(start + size, unknownScore);
      start += size;
    }
    const names: string[][] = [];
    for (let end = text.length; end > 0; end = from[end] as number) {
      const piece = text.slice(from[end], end);
      names.unshift(this.indices.has(piece) ? [piece] : this.unknownAs(piece));
    }
    return { names, score: scores[text.length] as number };
  }

  private unknownAs(character: string): string[] {
    const bytes = Array.from(utf8Encode(character), byteName);
    if (this.model.byte_fallback === true && bytes.every((name) => this.indices.has(name))) return bytes;
    return this.unknownId === null ? [] : [(this.pieces[this.unknownId] as readonly [string, number])[0]];
  }
}
