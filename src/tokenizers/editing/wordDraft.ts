import { TokenizerError } from "../tokenizer";
import type { EditableModel } from "./editableFile";
import type { ModelChange, ModelDraft } from "./modelDraft";

/** Entries of WordPiece (the longest that fits, from left to right) or of whole words: none depends on another. */
export class WordDraft implements ModelDraft {
  private readonly model: EditableModel;
  private readonly ids: Map<string, number>;

  constructor(model: EditableModel, ids = new Map(Object.entries(model.vocab as Record<string, number>))) {
    this.model = model;
    this.ids = ids;
  }

  copy(): WordDraft {
    return new WordDraft(this.model, new Map(this.ids));
  }

  idOf(name: string): number | undefined {
    return this.ids.get(name);
  }

  entries(): Iterable<readonly [string, number]> {
    return this.ids;
  }

  placeOf(): null {
    return null;
  }

  cut(name: string): readonly string[] {
    const { unk_token: token } = this.model;
    const unknown = typeof token === "string" ? [token] : [];
    if (this.model.type === "WordLevel") return this.ids.has(name) ? [name] : unknown;
    const prefix = this.model.continuing_subword_prefix ?? "##";
    const goesOn = prefix !== "" && name.length > prefix.length && name.startsWith(prefix);
    const characters = [...(goesOn ? name.slice(prefix.length) : name)];
    const found: string[] = [];
    for (let start = 0; start < characters.length; ) {
      const before = start === 0 && !goesOn ? "" : prefix;
      let end = characters.length;
      while (end > start && !this.ids.has(before + characters.slice(start, end).join(""))) end--;
      if (end === start) return unknown;
      found.push(before + characters.slice(start, end).join(""));
      start = end;
    }
    return found;
  }

  remove(name: string): ModelChange {
    if (name === this.model.unk_token)
      throw new TokenizerError(`“${name}” stands for what is unknown, and has to stay.`);
    this.ids.delete(name);
    return {};
  }

  add(name: string, freeId: number): ModelChange {
    this.ids.set(name, freeId);
    return {};
  }

  setPlace(): never {
    throw new TokenizerError("Entries of this model have no order: the longest that fits is taken.");
  }

  swap(name: string, other: string): void {
    const [id, otherId] = [this.ids.get(name) as number, this.ids.get(other) as number];
    this.ids.set(name, otherId);
    this.ids.set(other, id);
  }

  field(): EditableModel {
    return { ...this.model, vocab: Object.fromEntries(this.ids) };
  }
}
